package wireup.toolbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.handshake.OpeningHandshake;
import wireup.jettyecho.EchoServer;
import wireup.polling.JettyServer;
import wireup.support.Web;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;
import wireup.testsupport.RawSocket;

/** The whole way: chapter 05's page and server with a tap between them, and the wire view of what crossed it. */
@BrowserTest
class WireEchoPageTest {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static EchoServer echo;
    private static Tap tap;
    private static JettyServer wire;

    @BeforeAll
    static void start() throws IOException {
        Recorder recorder = new Recorder();
        echo = EchoServer.startDefault(0);
        tap = Tap.start(0, echo.port(), recorder);
        wire = JettyServer.on(0).start(new WireHandler(recorder), JettyServer.files("/shared", Web.folder("shared")));
    }

    @AfterAll
    static void stop() {
        echo.close();
        tap.close();
        wire.close();
    }

    private static void open(Browser browser, String summary) {
        browser.expect("[...document.querySelectorAll('.summary')].some(row => row.textContent === '" + summary + "')")
                .evaluate("[...document.querySelectorAll('[role=option]')].find(row =>"
                        + " row.querySelector('.summary').textContent === '" + summary + "').click()");
    }

    @Test
    @DisplayName(
            "The echo page's walk on the wire: key and accept value, both frames with mask and payload, the close code")
    void walk(Browser browser) {
        browser.open(tap.port(), "/?lang=en")
                .click("#run")
                .expectAlerts(
                        "Your browser supports WebSocket!",
                        "Sending data...",
                        "Data received...",
                        "Connection closed...");
        browser.open(wire.port(), "/shared/wire/?lang=en").choose("#kind", "http");
        open(browser, "GET /echo, asks for WebSocket");
        browser.expect("document.querySelector('#key')");
        String key = browser.text("#key");
        open(browser, "101 Switching Protocols, now WebSocket");
        browser.expectText("#accept", OpeningHandshake.accept(key))
                .expectText("#expected", OpeningHandshake.accept(key));

        browser.choose("#kind", "frames");
        open(browser, "Text “Hello from the browser”, masked");
        browser.expectText("#text", "Hello from the browser");
        assertThat(browser.text(".unmasked")).contains("48 65 6c 6c 6f"); // Hello
        assertThat(browser.text("#fields tr[data-name='frame.key'] td")).isNotEmpty();
        open(browser, "Text “Hello from the browser”");
        browser.expect("!document.querySelector('.unmasked')").expectText("#text", "Hello from the browser");
        open(browser, "Close 1000");
        browser.expectText("#fields tr[data-name='frame.close-code'] td", "1000");
    }

    @Test
    @DisplayName("A message in two fragments with a ping between them, and the pong: each frame is a row of its own")
    void fragments(Browser browser) {
        try (RawSocket client = RawSocket.connect(tap.port())) {
            client.send("GET /echo HTTP/1.1\r\nHost: localhost:" + tap.port() + "\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n\r\n");
            assertThat(client.readHead()).contains(OpeningHandshake.accept(KEY));
            client.sendHex("01 83 00 00 00 00 48 65 6c 89 81 00 00 00 00 21").expectHex("8a 01 21");
            client.sendHex("80 82 00 00 00 00 6c 6f").expectHex("81 05 48 65 6c 6c 6f");
        }
        browser.open(wire.port(), "/shared/wire/?lang=zh").choose("#kind", "frames");
        browser.expect("document.body.innerText.includes('文本 “Hello”')");
        assertThat(browser.texts(".summary"))
                .containsSubsequence(
                        "文本 “Hel”，第一个分片，加了掩码", "ping 1 B，加了掩码", "pong 1 B", "延续 “lo”，最后一个分片，加了掩码", "文本 “Hello”");
    }
}
