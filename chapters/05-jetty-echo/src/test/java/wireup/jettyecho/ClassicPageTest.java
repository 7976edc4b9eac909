package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireup.support.Web;
import wireup.testsupport.Alerts;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** The classic page, {@code runoob_websocket.html}, which needs no other file. */
@BrowserTest
class ClassicPageTest {

    private static final String[] CHINESE = Alerts.of("05-jetty-echo", "zh");

    private static final Path CLASSIC = Web.folder("05-jetty-echo").resolve("runoob_websocket.html");

    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.start(
                0, Web.repositoryFolder("chapters/05-jetty-echo/handlers"), Web.folder("05-jetty-echo"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("The classic page, served, says its four alerts, and says them again")
    void classic(Browser browser) {
        browser.open(server.port(), "/runoob_websocket.html");
        assertThat(browser.evaluate("document.title")).isEqualTo("websocket");
        assertThat(browser.text("#sse")).isEqualTo("运行 WebSocket");
        browser.click("#sse a").expectAlerts(CHINESE);
        browser.click("#sse a").expectAlerts(CHINESE);
    }

    @Test
    @DisplayName("The classic page, opened from the file system, talks to ws://localhost:9998/echo")
    void classicFile(Browser browser, @TempDir Path folder) throws IOException {
        String page = Files.readString(CLASSIC);
        assertThat(page).containsOnlyOnce("\"ws://localhost:9998/echo\"").containsOnlyOnce("9998");
        // The port of a test is chosen by the system, so the copy differs from the page in the port alone.
        Path copy = folder.resolve("runoob_websocket.html");
        Files.writeString(copy, page.replace("9998", "" + server.port()));
        browser.open(copy.toUri().toString()).click("#sse a").expectAlerts(CHINESE);
    }

    @Test
    @DisplayName("The classic page says so where there is no WebSocket")
    void classicWithout(Browser browser) {
        browser.without("WebSocket").open(server.port(), "/runoob_websocket.html");
        browser.click("#sse a").expectAlerts("您的浏览器不支持 WebSocket!");
    }
}
