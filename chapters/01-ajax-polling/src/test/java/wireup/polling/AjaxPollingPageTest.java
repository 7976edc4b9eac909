package wireup.polling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Departure.Status;
import wireup.testsupport.Alerts;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

@BrowserTest
class AjaxPollingPageTest {

    private static final String[] ENGLISH = Alerts.of("01-ajax-polling", "en");
    private static final String[] CHINESE = Alerts.of("01-ajax-polling", "zh");

    private static final Departure LYON = new Departure("10:04", "Lyon", "EC 27", 4, Status.ON_TIME);
    private static final Departure WUHAN = new Departure("10:11", "Wuhan", "G 104", 11, Status.DELAYED);

    private static final DrivenBoard BOARD = new DrivenBoard();
    private static PollingServer server;

    // One server for all: a page may still be polling when its test ends, and must not find its server gone.
    @BeforeAll
    static void start() throws IOException {
        server = PollingServer.start(0, BOARD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void sameBoardForEach() {
        BOARD.letGo();
        BOARD.setBroken(false);
        BOARD.show(List.of(LYON, WUHAN));
    }

    private Browser open(Browser browser, String query) {
        return browser.open(server.port(), "/?every=100&" + query);
    }

    @Test
    @DisplayName("The walk in Chinese: four alerts, then the board and the bill are on the page")
    void walkInChinese(Browser browser) {
        open(browser, "lang=zh").click("#run").expectAlerts(CHINESE);

        browser.expectText("#state", "没有在询问。").expectText("#requests", "1");
        assertThat(browser.texts("#departures tr")).containsExactly("10:04 Lyon EC 27 4 正点", "10:11 Wuhan G 104 11 晚点");
        assertThat(browser.texts("#log span"))
                .containsExactly(
                        CHINESE[0],
                        CHINESE[1],
                        "有变化：看板第 " + BOARD.snapshot().version() + " 版。",
                        CHINESE[2],
                        CHINESE[3]);
    }

    @Test
    @DisplayName("The walk in English: four alerts, then the board and the bill are on the page")
    void walkInEnglish(Browser browser) {
        open(browser, "lang=en").click("#run").expectAlerts(ENGLISH);

        browser.expectText("#state", "Not asking.").expectText("#requests", "1");
        assertThat(browser.texts("#departures tr"))
                .containsExactly("10:04 Lyon EC 27 4 On time", "10:11 Wuhan G 104 11 Delayed");
        assertThat(Integer.parseInt(browser.text("#received"))).isBetween(100, 2_000);
        assertThat(Integer.parseInt(browser.text("#sentHeaders"))).isBetween(100, 1_000);
        assertThat(Integer.parseInt(browser.text("#useful"))).isBetween(100, 1_000);
        assertThat(browser.text("#usefulPercent")).matches("\\d\\d?(\\.\\d)?%");
        assertThat(browser.text("#staleMedian")).isEqualTo("–");
    }

    @Test
    @DisplayName("Run again, and all four alerts come again, although the board is the same")
    void walkTwice(Browser browser) {
        open(browser, "lang=zh").click("#run").expectAlerts(CHINESE);
        browser.click("#run").expectAlerts(CHINESE);
    }

    @Test
    @DisplayName("Without ?lang the page follows the browser's language, and a click on the other one changes it")
    void languageOfTheBrowser(Browser browser) {
        open(browser.language("zh-CN"), "").expectText("h1", "01 Ajax 轮询").click(".languages a[hreflang=en]");
        browser.expectText("h1", "01 Ajax polling").click("#run");
        browser.expectAlerts(ENGLISH);
    }

    @Test
    @DisplayName("A browser without fetch is told so, in either language, and no polling begins")
    void withoutFetch(Browser browser) {
        open(browser.without("fetch"), "lang=zh").click("#run").expectAlerts("您的浏览器不支持 Ajax!");
        open(browser, "lang=en").click("#run").expectAlerts("Your browser does not support Ajax!");
        assertThat(browser.evaluate("document.getElementById('start').disabled"))
                .isEqualTo(true);
        assertThat(browser.texts("#log span")).containsExactly("Your browser does not support Ajax!");
    }

    @Test
    @DisplayName("A change of the board arrives, and what changed is marked")
    void changeArrives(Browser browser) {
        open(browser, "lang=en").click("#start").expectText("#departures tr:first-child td:nth-child(4)", "4");
        BOARD.show(List.of(LYON.on(7), WUHAN));
        browser.expectText("#departures tr:first-child td:nth-child(4)", "7");
        assertThat(browser.texts("#departures .changed")).containsExactly("7");
        browser.expect("document.getElementById('staleMedian').textContent.endsWith(' ms')");
    }

    @Test
    @DisplayName("Questions that bring nothing new go on the bill, and Stop ends the asking")
    void startAndStop(Browser browser) {
        open(browser, "lang=en")
                .click("#start")
                .expect("Number(document.getElementById('nothingNew').textContent) > 2");
        assertThat(browser.text("#state")).isEqualTo("Asking every 100 ms.");
        assertThat(browser.evaluate("document.getElementById('start').disabled"))
                .isEqualTo(true);
        browser.click("#stop").expectText("#state", "Not asking.");
        int readers = BOARD.readers();
        passTime(browser, 500);
        assertThat(BOARD.readers()).isLessThanOrEqualTo(readers + 1); // one may have been under way
        browser.click("#start");
        await().until(() -> BOARD.readers() > readers + 3);
    }

    @Test
    @DisplayName("Stop gives up the request that is under way: its answer changes nothing")
    void stopAborts(Browser browser) {
        BOARD.hold();
        int readers = BOARD.readers();
        String listen = "const ask = fetch;"
                + "fetch = (...all) => ask(...all).catch((error) => { window.gaveUp = error.name; throw error; });";
        open(browser.beforeEachPage(listen), "lang=en").click("#start");
        await().until(() -> BOARD.readers() > readers);
        browser.click("#stop").expect("window.gaveUp === 'AbortError'");
        BOARD.letGo();
        passTime(browser, 300);
        assertThat(browser.texts("#departures tr")).containsExactly("The page has not asked yet.");
        assertThat(browser.texts("#log li")).isEmpty();
    }

    @Test
    @DisplayName("A question that gets no answer is given up, and asked again")
    void noAnswer(Browser browser) {
        BOARD.hold();
        String hurry = "const timeout = AbortSignal.timeout.bind(AbortSignal);"
                + "AbortSignal.timeout = (millis) => timeout(millis / 40);";
        open(browser.beforeEachPage(hurry), "lang=en").click("#start");
        browser.expectText("#state", "No answer to use (signal timed out). Next try in 0.2 s.");
        BOARD.letGo();
        browser.expectText("#state", "Asking every 100 ms.");
    }

    @Test
    @DisplayName("An error is shown with a wait that doubles; after a success the page asks as often as before")
    void errorThenRecovery(Browser browser) {
        BOARD.setBroken(true);
        open(browser, "lang=en").click("#start").expect("document.querySelectorAll('#log li').length > 2");
        BOARD.setBroken(false);
        assertThat(browser.texts("#log span"))
                .startsWith(
                        "No answer to use (HTTP 500). Next try in 0.2 s.",
                        "No answer to use (HTTP 500). Next try in 0.4 s.",
                        "No answer to use (HTTP 500). Next try in 0.8 s.");
        browser.expectText("#state", "Asking every 100 ms.");
        assertThat(browser.texts("#departures tr")).hasSize(2);

        BOARD.setBroken(true);
        browser.expect(
                "[...document.querySelectorAll('#log li')].filter(li => li.textContent.includes(' 0.2 s')).length > 1");
        assertThat(browser.consoleErrors())
                .allMatch(error -> error.contains("500"))
                .isNotEmpty();
        browser.click("#stop");
        assertThat(browser.consoleErrors()).allMatch(error -> error.contains("500"));
    }

    @Test
    @DisplayName("A server that is gone is shown too, and the page goes on when it is back")
    void serverGone(Browser browser) throws IOException {
        int port;
        try (PollingServer mortal = PollingServer.start(0, BOARD)) {
            port = mortal.port();
            browser.open(port, "/?every=100&lang=zh").click("#start");
            browser.expect("document.querySelectorAll('#departures tr').length == 2");
        }
        browser.expect("document.getElementById('state').textContent.includes('秒后重试')");
        BOARD.show(List.of(WUHAN));
        try (PollingServer _ = PollingServer.start(port, BOARD)) {
            browser.expect("document.querySelectorAll('#departures tr').length == 1");
            browser.open(server.port(), "/");
        }
        // What was asked when the server stopped has got the end of its connection instead of an answer.
        assertThat(browser.consoleErrors())
                .isNotEmpty()
                .allMatch(error -> error.matches(".*net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)"));
    }

    @Test
    @DisplayName("An ?every that is not 100 to 60000 milliseconds is explained, and 1000 is used")
    void badEvery(Browser browser) {
        for (String every : List.of("99", "60001", "1e3", "-200", "1.5", "fast", "", "9999999999999999999999", "<b>")) {
            String query = "/?lang=en&every=" + URLEncoder.encode(every, UTF_8);
            browser.open(server.port(), query)
                    .expectText(
                            "#badEvery",
                            "?every=" + every
                                    + " does not work: give whole milliseconds from 100 to 60000. The page asks every 1000 ms.")
                    .click("#start")
                    .expectText("#state", "Asking every 1000 ms.");
        }
    }

    @Test
    @DisplayName("?every is used if it is 100 to 60000 milliseconds; without it the page asks every 1000")
    void goodEvery(Browser browser) {
        Map.of("every=100", 100, "every=60000", 60_000, "lang=en", 1_000).forEach((query, every) -> {
            browser.open(server.port(), "/?lang=en&" + query).click("#start");
            browser.expectText("#state", "Asking every " + every + " ms.").expectText("#badEvery", "");
        });
    }

    @Test
    @DisplayName("A destination with markup is shown as text and never run")
    void markupIsText(Browser browser) {
        String markup = "<img src=x onerror=alert(1)>";
        BOARD.show(List.of(new Departure("10:04", markup, "<b>", 1, Status.ON_TIME)));
        open(browser, "lang=en").click("#start");
        browser.expectText("#departures td:nth-child(2)", markup);
        assertThat(browser.texts("#departures img")).isEmpty();
    }

    @Test
    @DisplayName("Nothing sticks out on a small screen, in either language")
    void smallScreen(Browser browser) {
        for (String lang : List.of("en", "zh")) {
            open(browser.size(390, 844), "lang=" + lang)
                    .click("#start")
                    .expect("Number(document.getElementById('requests').textContent) > 0");
            assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(390L);
        }
    }

    /** Waits by the page's own clock. */
    private static void passTime(Browser browser, int millis) {
        browser.expect(
                "performance.now() > " + (((Number) browser.evaluate("performance.now()")).doubleValue() + millis));
    }
}
