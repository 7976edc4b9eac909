package wireup.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.Alerts;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

@BrowserTest
class RawHandshakePageTest {

    private static final String[] ENGLISH = Alerts.of("03-raw-handshake", "en");
    private static final String[] CHINESE = Alerts.of("03-raw-handshake", "zh");

    private HandshakeServer server;

    private int start(UnaryOperator<String> accept) throws IOException {
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
        server = RawHandshake.start(0, accept, Duration.ofMillis(200), Duration.ofSeconds(60), quiet);
        return server.port();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("The walk in Chinese: supported, open, closed; the log has the code 1006")
    void walkInChinese(Browser browser) throws IOException {
        browser.open(start(OpeningHandshake::accept), "/?lang=zh").click("#run").expectAlerts(CHINESE);
        browser.expectText("#verdict", "accept 值正确：服务器读到了 key，并且确实懂 WebSocket。");
        assertThat(browser.text("#log")).contains("close 事件：code 1006，reason “”，wasClean false");
        assertThat(browser.text("h1")).isEqualTo("03 手写握手");
    }

    @Test
    @DisplayName("The walk in English, with the handshake as it crossed the wire and the accept value computed again")
    void walkInEnglish(Browser browser) throws IOException {
        browser.open(start(OpeningHandshake::accept), "/?lang=en").click("#run").expectAlerts(ENGLISH);
        browser.expectText("#verdict", "The accept value is right: the server read the key and speaks WebSocket.");
        assertThat(browser.text("#log"))
                .contains("the server chose the sub-protocol \"departures.v1\"")
                .contains("close event: code 1006, reason \"\", wasClean false");
        String key = browser.text("#key");
        assertThat(browser.text("#request"))
                .startsWith("GET /echo?id=")
                .contains("\nUpgrade: websocket\n")
                .contains("Sec-WebSocket-Protocol: departures.v2, departures.v1")
                .contains("Sec-WebSocket-Key: " + key);
        assertThat(browser.text("#response"))
                .startsWith("HTTP/1.1 101 Switching Protocols\n")
                .contains("Sec-WebSocket-Accept: " + OpeningHandshake.accept(key));
        assertThat(browser.text("#input")).isEqualTo(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        assertThat(browser.text("#sha1")).matches("([0-9a-f]{2} ){19}[0-9a-f]{2}");
        assertThat(browser.text("#computed")).isEqualTo(OpeningHandshake.accept(key));
        assertThat(browser.text("#received")).isEqualTo(OpeningHandshake.accept(key));
    }

    @Test
    @DisplayName("Without WebSocket the page says so, in the browser's language")
    void unsupported(Browser browser) throws IOException {
        int port = start(OpeningHandshake::accept);
        browser.without("WebSocket")
                .open(port, "/")
                .click("#run")
                .expectAlerts("Your browser does not support WebSocket!");
        browser.language("zh-CN").open(port, "/").click("#run").expectAlerts("您的浏览器不支持 WebSocket!");
    }

    @Test
    @DisplayName("Break it: with a wrong accept value the browser refuses, and the page shows what it said")
    void wrongAccept(Browser browser) throws IOException {
        browser.open(start(OpeningHandshake::acceptWithoutGuid), "/?lang=en")
                .click("#run")
                .expectAlerts(ENGLISH[0], ENGLISH[2]);
        browser.expectText(
                "#verdict",
                "The accept value is wrong: it must be the one computed here. So the browser refuses the connection.");
        assertThat(browser.text("#outcome"))
                .isEqualTo(
                        "The browser refused the server's answer: error, then close with 1006, before it was ever open.");
        assertThat(browser.text("#received")).isNotEqualTo(browser.text("#computed"));
        assertThat(browser.consoleErrors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    @DisplayName("Break it: the page's log and the error in the browser's console are those in the text")
    void wrongAcceptInTheLog(String language, Browser browser) throws IOException {
        String[] alerts = Alerts.of("03-raw-handshake", language);
        browser.open(start(OpeningHandshake::acceptWithoutGuid), "/?lang=" + language)
                .click("#run")
                .expectAlerts(alerts[0], alerts[2])
                .expect("document.getElementById('verdict').className === 'bad'"); // the page asks the server no more
        assertThat(browser.texts("#log li span")).isEqualTo(Alerts.log("03-raw-handshake", language));
        assertThat(browser.consoleErrors())
                .singleElement()
                .asString()
                .contains(Alerts.console("03-raw-handshake", language));
    }

    @Test
    @DisplayName("Sub-protocols that the browser does not accept are reported on the page")
    void badOffer(Browser browser) throws IOException {
        browser.open(start(OpeningHandshake::accept), "/?lang=en")
                .type("#protocols", "two words")
                .click("#run")
                .expectAlerts(ENGLISH[0]);
        assertThat(browser.text("#outcome")).startsWith("The browser does not accept these sub-protocols: ");
    }

    @Test
    @DisplayName("When the server knows none of the sub-protocols offered, it answers 101 and the browser gives up")
    void noneInCommon(Browser browser) throws IOException {
        browser.open(start(OpeningHandshake::accept), "/?lang=en")
                .type("#protocols", "chess")
                .click("#run")
                .expectAlerts(ENGLISH[0], ENGLISH[2]);
        assertThat(browser.texts("#log li span")).contains("close event: code 1006, reason \"\", wasClean false");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("Sec-WebSocket-Protocol");
    }
}
