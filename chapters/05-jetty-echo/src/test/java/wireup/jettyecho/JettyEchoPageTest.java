package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;
import wireup.testsupport.Alerts;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

@BrowserTest
class JettyEchoPageTest {

    private static final String[] ENGLISH = Alerts.of("05-jetty-echo", "en");
    private static final String[] CHINESE = Alerts.of("05-jetty-echo", "zh");

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

    private static String lastLog(Browser browser) {
        return (String) browser.evaluate("document.querySelector('#log li:last-child span').textContent");
    }

    private static Browser expectLog(Browser browser, String line) {
        return browser.expect("[...document.querySelectorAll('#log li span')].some(line => line.textContent === '"
                + line.replace("\\", "\\\\").replace("'", "\\'") + "')");
    }

    @Test
    @DisplayName("The walk in English: four alerts, the same steps in the log, and what the connection carried")
    void walkInEnglish(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#run").expectAlerts(ENGLISH);
        assertThat(browser.texts("#log li span"))
                .containsSubsequence(ENGLISH)
                .containsSubsequence(Alerts.log("05-jetty-echo", "en"));
        browser.expectText("#readyState", "3 CLOSED");
    }

    @Test
    @DisplayName("The walk in Chinese sends 发送数据")
    void walkInChinese(Browser browser) {
        browser.open(server.port(), "/?lang=zh").click("#run").expectAlerts(CHINESE);
        assertThat(browser.texts("#log li span"))
                .containsSubsequence(CHINESE)
                .containsSubsequence(Alerts.log("05-jetty-echo", "zh"));
    }

    @Test
    @DisplayName("Without lang the page follows the browser's language")
    void browserLanguage(Browser browser) {
        browser.language("zh-CN").open(server.port(), "/");
        browser.expectText("#run", "运行").click("#run").expectAlerts(CHINESE);
    }

    @ParameterizedTest(name = "lang={0}: {1}")
    @CsvSource({"en, Your browser does not support WebSocket!", "zh, 您的浏览器不支持 WebSocket!"})
    void without(String lang, String alert, Browser browser) {
        browser.without("WebSocket").open(server.port(), "/?lang=" + lang);
        browser.click("#run").expectAlerts(alert);
        browser.click("#connect").expectText("#problem", alert);
    }

    @Test
    @DisplayName("By hand: connect, send text, hex and random bytes, close with a code and a reason")
    void byHand(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#connect").expectText("#readyState", "1 OPEN");
        browser.expectText("#url", "ws://localhost:" + server.port() + "/echo")
                .expectText("#binaryType", "arraybuffer");
        browser.expectText("#extensions", "“”").expectText("#bufferedAmount", "0");

        browser.type("#data", "départ").click("#send");
        expectLog(browser, "← text, 7 bytes: départ");
        browser.choose("#kind", "hex").type("#data", "00 ff 80").click("#send");
        expectLog(browser, "← binary, 3 bytes: 00 ff 80");
        browser.choose("#kind", "random").type("#data", "1048576").click("#send");
        browser.expectText("#received", "messages: 3, bytes: 1048586");
        assertThat(lastLog(browser)).matches("← binary, 1048576 bytes: ([0-9a-f]{2} ){64}…");

        browser.type("#code", "4001").type("#reason", "enough").click("#close");
        expectLog(browser, "close: code 4001, reason “enough”, wasClean true").expectText("#readyState", "3 CLOSED");
    }

    @Test
    @DisplayName("A message over 1 MiB ends the connection with 1009")
    void tooLarge(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#connect").expectText("#readyState", "1 OPEN");
        browser.choose("#kind", "random").type("#data", "1048577").click("#send");
        browser.expectText("#readyState", "3 CLOSED");
        assertThat(lastLog(browser)).startsWith("close: code 1009, reason “").endsWith("wasClean true");
    }

    @Test
    @DisplayName("A handler is chosen from the list and its query edited")
    void chooseHandler(Browser browser) {
        browser.open(server.port(), "/?lang=en").choose("#handler", "close-handler");
        assertThat(browser.evaluate("document.querySelector('#path').value")).isEqualTo("/close?code=4000&reason=bye");
        browser.click("#connect");
        expectLog(browser, "close: code 4000, reason “bye”, wasClean true");
        browser.type("#path", "/close?code=3000&reason=later").click("#connect");
        expectLog(browser, "close: code 3000, reason “later”, wasClean true");
    }

    @Test
    @DisplayName("The bench's messages are counted, and the log stays short")
    void bench(Browser browser) {
        browser.open(server.port(), "/?lang=en").choose("#handler", "bench").click("#connect");
        browser.expectText("#received", "messages: 1000, bytes: 1024000").expectText("#readyState", "3 CLOSED");
        expectLog(browser, "Further messages of this connection are only counted.");
        assertThat(browser.texts("#log li")).hasSizeLessThan(110);
    }

    @Test
    @DisplayName("Cookie: the second connection is known; the cookie stays out of reach of the page")
    void cookie(Browser browser) {
        browser.open(server.port(), "/?lang=en").choose("#handler", "cookie").click("#connect");
        expectLog(browser, "← text, 43 bytes: First visit: the cookie visited=yes is set.");
        browser.click("#connect");
        expectLog(browser, "← text, 35 bytes: Welcome back: you sent visited=yes.");
        assertThat(browser.evaluate("document.cookie")).isEqualTo("");
    }

    @Test
    @DisplayName("Of two sub-protocols offered the page shows the one that was picked")
    void subProtocol(Browser browser) {
        browser.open(server.port(), "/?lang=en").choose("#handler", "sub-protocol");
        browser.type("#protocols", "departures.v1, departures.v2").click("#connect");
        browser.expectText("#protocol", "“departures.v1”");
        expectLog(browser, "open: protocol “departures.v1”, extensions “”");
    }

    @Test
    @DisplayName("When the server picks none of those offered, the browser gives up and the log says so")
    void noSubProtocol(Browser browser) {
        browser.open(server.port(), "/?lang=en").choose("#handler", "sub-protocol");
        browser.type("#protocols", "chat").click("#connect").expectText("#readyState", "3 CLOSED");
        assertThat(lastLog(browser)).isEqualTo("close: code 1006, reason “”, wasClean false");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("Sec-WebSocket-Protocol");
    }

    @Test
    @DisplayName("The Origin of a page from elsewhere is refused, the page's own let in")
    void origin(Browser browser) throws IOException {
        browser.open(server.port(), "/?lang=en")
                .choose("#handler", "origin-check")
                .click("#connect");
        expectLog(browser, "← text, 40 bytes: Welcome, page of http://localhost:" + server.port() + ".");
        try (EchoServer elsewhere = EchoServer.start(
                0, Web.repositoryFolder("chapters/05-jetty-echo/handlers"), Web.folder("05-jetty-echo"))) {
            browser.type("#path", "ws://localhost:" + elsewhere.port() + "/origin-check");
            browser.click("#connect").expectText("#readyState", "3 CLOSED");
        }
        assertThat(browser.consoleErrors()).singleElement().asString().contains("403");
    }

    @Test
    @DisplayName("What the WebSocket interface refuses is shown in the page: close codes, sub-protocols")
    void refused(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#connect").expectText("#readyState", "1 OPEN");
        for (String code : List.of("1001", "999", "x")) {
            browser.type("#code", code).click("#close");
            assertThat(browser.text("#problem")).as(code).contains("Failed to execute 'close' on 'WebSocket'");
        }
        for (String protocols : List.of("a b", "a, a")) {
            browser.type("#protocols", protocols).click("#connect");
            assertThat(browser.text("#problem")).as(protocols).contains("Failed to construct 'WebSocket'");
        }
        browser.expectText("#readyState", "1 OPEN");
    }

    @Test
    @DisplayName("What cannot be sent as it stands is explained")
    void badInput(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#send");
        browser.expectText("#problem", "There is no connection yet: connect first.");
        browser.click("#connect").expectText("#readyState", "1 OPEN").choose("#kind", "hex");
        for (String hex : List.of("0", "zz", "0x00")) {
            browser.type("#data", hex).click("#send");
            assertThat(browser.text("#problem")).as(hex).isEqualTo("Hex digits come in pairs, for example 48 69.");
        }
        browser.choose("#kind", "random");
        for (String size : List.of("-1", "2097153", "many")) {
            browser.type("#data", size).click("#send");
            assertThat(browser.text("#problem")).as(size).isEqualTo("Give a number of bytes from 0 to 2097152.");
        }
    }

    @Test
    @DisplayName("Markup in a message is shown as text")
    void markup(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#connect").expectText("#readyState", "1 OPEN");
        browser.type("#data", "<img src=x onerror=alert(1)>").click("#send");
        expectLog(browser, "← text, 28 bytes: <img src=x onerror=alert(1)>");
        assertThat(browser.evaluate("document.images.length")).isEqualTo(0L);
    }

    @ParameterizedTest(name = "At {0} pixels nothing is wider than the window")
    @ValueSource(ints = {390, 1280})
    void fits(int width, Browser browser) {
        browser.size(width, 900).open(server.port(), "/?lang=zh").click("#run").expectAlerts(CHINESE);
        browser.expect("document.documentElement.scrollWidth <= innerWidth");
        browser.screenshot(Path.of("target", "screenshots", "jetty-echo-" + width + ".png"));
    }
}
