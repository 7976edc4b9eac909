package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;
import wireup.testsupport.Alerts;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** The walk of the chapter's page, and the classic page on this server. */
@BrowserTest
class RawFramesPageTest {

    private static final String[] ENGLISH = Alerts.of("04-raw-frames", "en");
    private static final String[] CHINESE = Alerts.of("04-raw-frames", "zh");

    private static FrameServer server;

    /** The echo as the chapter starts it, but silent. */
    static FrameServer startQuietly() throws IOException {
        return startQuietly(false);
    }

    private static FrameServer startQuietly(boolean deflate) throws IOException {
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
        return FrameServer.start(
                0, new FrameServer.Setup(Session::send, Set.of("departures.v1"), deflate, Limits.DEFAULT, quiet));
    }

    @BeforeAll
    static void start() throws IOException {
        server = startQuietly();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("The walk in Chinese: four alerts, and the log has the same steps and what the connection carried")
    void walkInChinese(Browser browser) {
        browser.open(server.port(), "/?lang=zh").expectText("#run", "运行 WebSocket");
        browser.click("#run").expectAlerts(CHINESE);
        assertThat(browser.texts("#log li span"))
                .containsExactly(
                        CHINESE[0],
                        "open：protocol “”，extensions “”",
                        "→ 文本，12 字节：发送数据",
                        CHINESE[1],
                        "← 文本，12 字节：发送数据",
                        CHINESE[2],
                        "close：code 1000，reason “”，wasClean true",
                        CHINESE[3]);
        assertThat(browser.text("h1")).isEqualTo("04 手写帧");
    }

    @Test
    @DisplayName("The walk in English, twice: the server closes in order each time")
    void walkInEnglish(Browser browser) {
        browser.open(server.port(), "/?lang=en").expectText("#run", "Run WebSocket");
        browser.click("#run").expectAlerts(ENGLISH);
        assertThat(browser.texts("#log li span"))
                .containsExactly(
                        ENGLISH[0],
                        "open: protocol “”, extensions “”",
                        "→ text, 22 bytes: Hello from the browser",
                        ENGLISH[1],
                        "← text, 22 bytes: Hello from the browser",
                        ENGLISH[2],
                        "close: code 1000, reason “”, wasClean true",
                        ENGLISH[3]);
        browser.click("#run").expectAlerts(ENGLISH);
        assertThat(browser.text("h1")).isEqualTo("04 Frames by hand");
    }

    @Test
    @DisplayName("With compression the walk is the same, and the browser says what was agreed")
    void walkWithDeflate(Browser browser) throws IOException {
        try (FrameServer compressing = startQuietly(true)) {
            browser.open(compressing.port(), "/?lang=en").click("#run").expectAlerts(ENGLISH);
            assertThat(browser.texts("#log li span"))
                    .contains(
                            "open: protocol “”, extensions “permessage-deflate”",
                            "← text, 22 bytes: Hello from the browser",
                            "close: code 1000, reason “”, wasClean true");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"en, Your browser does not support WebSocket!", "zh-CN, 您的浏览器不支持 WebSocket!"})
    @DisplayName("Without WebSocket the page says so, in the browser's language")
    void unsupported(String language, String alert, Browser browser) {
        browser.without("WebSocket").language(language).open(server.port(), "/");
        browser.click("#run").expectAlerts(alert);
        assertThat(browser.texts("#log li span")).containsExactly(alert);
    }

    @Test
    @DisplayName("The classic page, served by this server, says its four alerts, and says them again")
    void classic(Browser browser) {
        browser.open(server.port(), "/?lang=zh").click("#classic");
        browser.expectText("#sse", "运行 WebSocket").click("#sse a").expectAlerts(CHINESE);
        browser.click("#sse a").expectAlerts(CHINESE);
        assertThat(browser.evaluate("location.pathname")).isEqualTo("/runoob_websocket.html");
    }

    @Test
    @DisplayName("The classic page, opened from the file system, talks to this server as well")
    void classicFile(Browser browser, @TempDir Path folder) throws IOException {
        // The port of a test is chosen by the system, so the copy differs from the page in the port alone.
        String page = Files.readString(Web.folder("05-jetty-echo").resolve("runoob_websocket.html"));
        Path copy = folder.resolve("runoob_websocket.html");
        Files.writeString(copy, page.replace("ws://localhost:9998/", "ws://localhost:" + server.port() + "/"));
        browser.open(copy.toUri().toString()).click("#sse a").expectAlerts(CHINESE);
    }

    @ParameterizedTest(name = "At {0} pixels, lang={1}: nothing is wider than the window")
    @CsvSource({"390, en", "390, zh", "1280, en", "1280, zh"})
    void fits(int width, String lang, Browser browser) {
        browser.size(width, 900).dark(lang.equals("zh")).open(server.port(), "/?lang=" + lang);
        browser.click("#run").expectAlerts(lang.equals("zh") ? CHINESE : ENGLISH);
        browser.evaluate("document.querySelector('#bits').scrollIntoView()");
        browser.click("[data-bit='8']").expect("document.querySelector('#verdict').className === 'bad'");
        browser.expect("document.documentElement.scrollWidth <= innerWidth");
        browser.size(width, width == 390 ? 2600 : 1450);
        browser.screenshot(Path.of("target", "screenshots", "raw-frames-" + lang + "-" + width + ".png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    @DisplayName("Every text of the page is there, and every field, button and table has a name")
    void named(String lang, Browser browser) {
        browser.open(server.port(), "/?lang=" + lang).expect("document.querySelector('#verdict').textContent");
        assertThat(browser.evaluate("document.body.textContent"))
                .asString()
                .doesNotContain("undefined")
                .doesNotContain("{");
        browser.expect("[...document.querySelectorAll('input, select')].every(field => field.labels.length === 1)");
        browser.expect("[...document.querySelectorAll('button')].every(button => button.textContent.trim() !== '')");
        browser.expect("[...document.querySelectorAll('[data-label]')].every(place => place.ariaLabel)");
    }
}
