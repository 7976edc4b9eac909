package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
class BrowserTestTest {

    private static String page(String script) {
        return "data:text/html;charset=utf-8,<title>t</title><p id=p>-</p><script>" + script + "</script>";
    }

    @Test
    @DisplayName("Alerts are read in order, each to the letter")
    void alertsInOrder(Browser browser) {
        browser.open(page("setTimeout(() => { alert('one'); alert('二'); p.textContent = 'done'; })"))
                .expectAlerts("one", "二")
                .expectText("#p", "done");
    }

    @Test
    @DisplayName("An uncaught exception is a console error")
    void uncaughtException(Browser browser) {
        browser.open(page("setTimeout(() => { p.textContent = 'ran'; throw new Error('broken on purpose'); })"))
                .expectText("#p", "ran");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("broken on purpose");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    @DisplayName("An interface can be taken away before the page's script runs")
    void withoutWebSocket(Browser browser) {
        browser.without("WebSocket")
                .open(page("p.textContent = 'WebSocket' in window"))
                .expectText("#p", "false");
        browser.language("zh-CN")
                .open(page("p.textContent = navigator.language"))
                .expectText("#p", "zh-CN");
    }

    @Test
    @DisplayName("Each test starts without the window, the scripts and the language of the one before")
    void freshContext(Browser browser) {
        browser.open(page("p.textContent = ('WebSocket' in window) + navigator.language"))
                .expectText("#p", "trueen-US");
        browser.screenshot(Path.of("target", "screenshots", "example.png"));
        assertThat(Path.of("target", "screenshots", "example.png")).isNotEmptyFile();
    }
}
