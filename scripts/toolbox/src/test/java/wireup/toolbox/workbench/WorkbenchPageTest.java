package wireup.toolbox.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;
import wireup.toolbox.Axe;

@BrowserTest
class WorkbenchPageTest {

    private static WorkbenchServer server;

    // One server for all: a page still listens to it when its test ends.
    @BeforeAll
    static void start() throws IOException {
        server = WorkbenchServer.start(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser open(Browser browser, String language) {
        return browser.open(server.url().replace("/#", "/?lang=" + language + "#"));
    }

    @Test
    @DisplayName("Choosing a chapter shows its text and its page, and the page's walk comes as alerts")
    void chooseAndWalk(Browser browser) {
        server.stage().stop();
        open(browser, "en").expectText("#state", "Choose a chapter: its server starts.");
        assertThat(browser.evaluate("location.hash"))
                .as("the token is taken out of the address")
                .isEqualTo("");
        browser.click("[data-slug='03-raw-handshake']")
                .expectText("#state", "Chapter 03 plays at http://localhost:" + server.chapterPort() + "/")
                .inFrame("#text", text -> text.expectText("h1", "03 · The handshake by hand"))
                .inFrame("#page", page -> {
                    page.expectText("h1", "03 The handshake by hand").click("#run");
                    page.expectAlerts("Your browser supports WebSocket!", "Connection open...", "Connection closed...");
                })
                .expect(
                        "document.querySelector('[data-slug=\"03-raw-handshake\"]').getAttribute('aria-current') === 'true'");
        assertThat(browser.evaluate("document.documentElement.scrollHeight")).isEqualTo(900L);
        assertThat(browser.nameless()).isEmpty();

        browser.click("#list input").open("http://localhost:" + server.port() + "/?lang=en");
        browser.expect("document.querySelector('#list input').checked").click("#stop");
        browser.expectText("#state", "Choose a chapter: its server starts.");
    }

    @Test
    @DisplayName("A server that died: its last lines and a button that starts it again, in Chinese")
    void died(Browser browser) {
        server.stage().play(new Chapter("03-raw-handshake"));
        open(browser, "zh").inFrame("#page", page -> page.expectText("h1", "03 手写握手"));
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroyForcibly);
        browser.expectText("#state", "第 03 章的服务器自行停止了。");
        assertThat(browser.text("#lastLines")).contains("http://localhost:");
        browser.click("#again").expectText("#state", "第 03 章运行在 http://localhost:" + server.chapterPort() + "/");
        browser.inFrame("#page", page -> page.expectText("h1", "03 手写握手"));
    }

    @Test
    @DisplayName("The live bill: an update costs a WebSocket 2 to 14 bytes of overhead, and who polls hundreds")
    void liveBill(Browser browser) throws IOException {
        Axe axe = Axe.in(browser);
        browser.open(server.url().replace("/#", "/shared/workbench/bill.html?lang=en#"))
                .click("#run");
        browser.expect("Number(document.querySelector('[data-way=websocket] td')?.textContent) >= 3");
        assertThat(browser.texts("#rows tr")).hasSize(5);
        assertThat(overhead(browser, "websocket")).isBetween(2L, 14L);
        assertThat(overhead(browser, "sse")).isBetween(14L, 100L);
        assertThat(overhead(browser, "long-polling")).isGreaterThan(200);
        assertThat(overhead(browser, "polling-100ms")).isGreaterThan(overhead(browser, "long-polling"));
        assertThat(axe.violationsInBothSchemes()).isEmpty();
    }

    /** Bytes an update. */
    private static long overhead(Browser browser, String way) {
        return Long.parseLong(
                browser.text("[data-way=" + way + "] td:nth-of-type(4)").replace(",", ""));
    }

    @Test
    @DisplayName("Without the token nothing starts, and the page says what to do")
    void withoutToken(Browser browser) {
        browser.open("http://localhost:" + server.port() + "/shared/workbench/?lang=en")
                .click("[data-slug='03-raw-handshake']")
                .expect("!document.getElementById('problem').hidden");
        assertThat(browser.text("#problem")).contains("Open the URL that scripts/run printed");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("403");
    }

    @Test
    @DisplayName("On a small screen nothing sticks out and axe finds nothing serious, in either language")
    void smallScreen(Browser browser) throws IOException {
        Axe axe = Axe.in(browser);
        for (String language : List.of("en", "zh")) {
            open(browser.size(390, 844), language).expect("document.querySelectorAll('#list li').length > 3");
            assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(390L);
            assertThat(axe.violationsInBothSchemes()).isEmpty();
            browser.open("http://localhost:" + server.port() + "/shared/workbench/bill.html?lang=" + language);
            assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(390L);
            assertThat(axe.violationsInBothSchemes()).isEmpty();
        }
    }
}
