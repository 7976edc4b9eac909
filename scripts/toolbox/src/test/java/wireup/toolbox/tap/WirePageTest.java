package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import wireup.polling.JettyServer;
import wireup.support.Web;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;
import wireup.toolbox.Axe;

/** The wire view's page, fed by a recorded wire: the page is judged here, not the tap. */
@BrowserTest
class WirePageTest {

    /** The key of RFC 6455 §5.7, with which Hello is 7f 9f 4d 51 58. */
    private static final String KEY = "37fa213d";

    private static final RecordedWire WIRE = new RecordedWire();
    private static JettyServer server;

    // One server for all: a page listens until its window is closed, and must not find its server gone.
    @BeforeAll
    static void start() throws IOException {
        server = JettyServer.on(0).start(WIRE, JettyServer.pages(Web.folder("shared")));
    }

    @AfterAll
    static void stop() {
        WIRE.close();
        server.close();
    }

    @BeforeEach
    void nothingOnTheWire() {
        WIRE.clear();
    }

    private static Browser open(Browser browser, String language) {
        return browser.open(server.port(), "/shared/wire/?lang=" + language);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static void echo() {
        WIRE.open();
        WIRE.http(
                "client",
                "GET /echo HTTP/1.1\r\nHost: localhost:9998\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + RecordedWire.KEY + "\r\nSec-WebSocket-Version: 13\r\n\r\n",
                request -> {
                    request.addProperty("upgrade", true);
                    request.addProperty("key", RecordedWire.KEY);
                });
        WIRE.http(
                "server",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + RecordedWire.ACCEPT + "\r\n\r\n",
                response -> {
                    response.addProperty("upgrade", true);
                    response.addProperty("answers", 2);
                    response.addProperty("accept", RecordedWire.ACCEPT);
                    response.addProperty("expected", RecordedWire.ACCEPT);
                });
        WIRE.frame("client", true, 1, KEY, utf8("Hello"));
        WIRE.frame("server", true, 1, "", utf8("Hello"));
        WIRE.frame("client", false, 1, KEY, utf8("Hel"));
        WIRE.frame("client", true, 0, KEY, utf8("lo"));
        WIRE.frame("client", true, 8, KEY, "\u0003\u00e8bye".getBytes(ISO_8859_1));
        WIRE.frame("client", true, 1, "", utf8("late"), WirePageTest::unmasked);
        WIRE.open();
        WIRE.other(
                "bytes",
                "client",
                new byte[] {0x16, 3, 1, 0, 9},
                "tls.record",
                bytes -> bytes.addProperty("why", "tls"));
        WIRE.other("event", "server", utf8(": still here\n\n"), "sse.comment", event -> {
            event.addProperty("event", "news");
            event.addProperty("data", "G 104");
        });
        WIRE.other("end", "server", new byte[0], "", _ -> {});
    }

    private static void unmasked(JsonObject frame) {
        JsonObject fault = new JsonObject();
        fault.addProperty("rule", "frame.unmasked");
        fault.addProperty("at", 1);
        JsonArray faults = new JsonArray();
        faults.add(fault);
        frame.add("faults", faults);
    }

    private static Browser openMessage(Browser browser, int id) {
        return browser.click("[data-id='" + id + "']").expect("document.querySelector('#fields')");
    }

    private static String field(String name, String column) {
        return "#fields tr[data-name='" + name + "'] " + column;
    }

    @Test
    @DisplayName("A message opens into its fields: key and accept, the payload both ways, fragments, the close code")
    void english(Browser browser) {
        echo();
        open(browser.beforeEachPage("navigator.clipboard.writeText = async (text) => { window.copied = text; };"), "en")
                .expectText("#state", "Live")
                .expect("document.querySelectorAll('[role=option]').length === 13");
        assertThat(browser.texts(".summary"))
                .containsExactly(
                        "Connection opened",
                        "GET /echo, asks for WebSocket",
                        "101 Switching Protocols, now WebSocket",
                        "Text “Hello”, masked",
                        "Text “Hello”",
                        "Text “Hel”, first fragment, masked",
                        "Continuation “lo”, last fragment, masked",
                        "Close 1000 “bye”, masked",
                        "Text “late”",
                        "Connection opened",
                        "TLS: ciphertext, 5 B",
                        "Event “news”: G 104",
                        "FIN: the server sends nothing more");

        openMessage(browser, 2).expectText("#key", RecordedWire.KEY);
        assertThat(browser.texts("#fields tbody th"))
                .containsExactly(
                        "method",
                        "target",
                        "version",
                        "Host",
                        "Upgrade",
                        "Connection",
                        "Sec-WebSocket-Key",
                        "Sec-WebSocket-Version",
                        "empty line",
                        "space",
                        "CR LF",
                        "colon");
        assertThat(browser.text("#fields tr:nth-child(4)"))
                .contains("localhost:9998", "The host and port that the client believes it is talking to");
        openMessage(browser, 3).expectText("#accept", RecordedWire.ACCEPT).expectText("#expected", RecordedWire.ACCEPT);
        assertThat(browser.text("#key")).isEqualTo(RecordedWire.KEY);
        assertThat(browser.text(".verdict")).isEqualTo("Right: the server read the key and speaks WebSocket.");

        openMessage(browser, 4).expectText("#text", "Hello");
        assertThat(browser.text(".onWire")).isEqualTo("7f 9f 4d 51 58");
        assertThat(browser.text(".xorKey")).isEqualTo("37 fa 21 3d 37");
        assertThat(browser.text(".unmasked")).isEqualTo("48 65 6c 6c 6f");
        assertThat(browser.text(".hexes")).startsWith("81 85 37 fa 21 3d 7f 9f  4d 51 58");
        assertThat(browser.texts(".boxes .cells")).containsExactly("1", "0", "0", "0", "0001", "1", "0000101");
        browser.click(field("frame.key", "th")).expectText(".part.marked", "37 fa 21 3d");
        browser.click(".part:last-child").expectText("#fields tr.marked th", "payload");
        assertThat(browser.evaluate("document.querySelector(\"" + field("frame.key", "a") + "\").href"))
                .isEqualTo("https://www.rfc-editor.org/rfc/rfc6455#section-5.3");
        browser.click("#copy").expect("window.copied");
        assertThat((String) browser.evaluate("window.copied"))
                .startsWith("→ Text “Hello”, masked\nNo. 4, connection 1, client to server, 0.050 s.")
                .contains(
                        "0000  81 85 37 fa 21 3d 7f 9f 4d 51 58  ", "Unmasked: 48 65 6c 6c 6f", "\nmasking key: 37 fa");

        openMessage(browser, 6).expectText("#text", "Hel").expectText(field("frame.fin", "td"), "0");
        openMessage(browser, 8).expectText(field("frame.close-code", "td"), "1000");
        assertThat(browser.text(field("frame.close-reason", "td"))).isEqualTo("bye");
        assertThat(browser.texts(".row-line .fault")).containsExactly("⚠ error");
        openMessage(browser, 9).expect("document.querySelector('#opened .fault')");
        assertThat(browser.text("#opened .fault"))
                .isEqualTo("⚠ Error at byte 1: A client must mask its frames, and this one is not masked: "
                        + "the server closes with 1002. RFC 6455 §5.1");

        assertThat(browser.text(".about")).startsWith("MASK 0 Not masked: only a server may send this.");
        assertThat(browser.nameless()).isEmpty();

        // A message that grows takes the place of what it was, also where it is open.
        WIRE.frame("client", true, 1, "", utf8("later"), message -> message.addProperty("id", 9));
        browser.expectText("#text", "later").expectText("[data-id='9'] .summary", "Text “later”");
        assertThat(browser.text("#requests")).isEqualTo("1");
        assertThat(browser.text("#useful")).isEqualTo("24 B");
    }

    @Test
    @DisplayName("In Chinese the page says all this in Chinese; a lost connection is told and made again")
    void chinese(Browser browser) {
        echo();
        open(browser, "zh")
                .expectText("#state", "实时")
                .expect("document.querySelectorAll('[role=option]').length === 13");
        assertThat(browser.texts(".summary"))
                .containsExactly(
                        "连接已打开",
                        "GET /echo，请求升级为 WebSocket",
                        "101 Switching Protocols，从此是 WebSocket",
                        "文本 “Hello”，加了掩码",
                        "文本 “Hello”",
                        "文本 “Hel”，第一个分片，加了掩码",
                        "延续 “lo”，最后一个分片，加了掩码",
                        "关闭 1000 “bye”，加了掩码",
                        "文本 “late”",
                        "连接已打开",
                        "TLS：密文，5 B",
                        "事件 “news”：G 104",
                        "FIN：服务器不再发送");
        openMessage(browser, 3).expectText(".verdict", "正确：服务器读到了 key，并且懂 WebSocket。");
        openMessage(browser, 4).expectText(field("frame.key", "th"), "掩码键");
        assertThat(browser.text(".about")).isEqualTo("FIN 1 这是消息的最后一帧，往往也是唯一的一帧。 RFC 6455 §5.4");
        assertThat(browser.texts("#totals dt")).contains("有用", "开销", "有用的占比", "请求", "消息", "连接");
        assertThat((String) browser.evaluate("document.getElementById('chart').getAttribute('aria-label')"))
                .matches("最近一分钟：有用 \\d+ 字节，开销 \\d+ 字节；最多的一秒 \\d+ 字节。");

        WIRE.close();
        browser.expectText("#state", "没有连上").expectText("#state", "实时");
        browser.expect("document.querySelectorAll('[role=option]').length === 13");
    }

    @Test
    @DisplayName("Of thousands of messages a few rows exist; filter, pause, clear, save and the keyboard work on all")
    void thousands(Browser browser) {
        WIRE.open();
        WIRE.http("client", "GET /app.js HTTP/1.1\r\nHost: localhost\r\n\r\n");
        WIRE.http(
                "server",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n//",
                message -> message.addProperty("answers", 2));
        for (int i = 0; i < 5_200; i++) {
            WIRE.frame("server", true, 1, "", utf8("train " + i));
        }
        open(browser.beforeEachPage("""
                        URL.createObjectURL = (blob) => { window.saved = blob.text(); return 'about:blank'; };
                        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
                        const frame = requestAnimationFrame;
                        window.requestAnimationFrame = (draw) => { window.drawn++; frame(draw); };
                        """), "en").expectText("[role=option]:last-child .summary", "Text “train 5199”");
        assertThat((Long) browser.evaluate("document.querySelectorAll('[role=option]').length"))
                .isBetween(20L, 80L);
        assertThat(browser.evaluate("document.querySelector('[role=option]:last-child').ariaSetSize"))
                .isEqualTo("5000");

        browser.press("#timeline", Keys.HOME).expectText(".row-line.active .summary", "Text “train 200”");
        browser.press("#timeline", Keys.ARROW_DOWN, Keys.PAGE_DOWN, Keys.PAGE_UP, Keys.ENTER)
                .expectText("#opened h2", "← Text “train 201”");
        assertThat(browser.evaluate("document.activeElement.getAttribute('aria-activedescendant')"))
                .isEqualTo("message-205");
        // Who has scrolled up stays there while messages come.
        WIRE.frame("server", true, 1, "", utf8("one more"));
        browser.expect("document.querySelector('.active').ariaPosInSet === '1'");
        browser.press("#timeline", Keys.END).expectText("#opened h2", "← Text “one more”");
        browser.press("#timeline", Keys.ESCAPE).expect("document.getElementById('opened').hidden");

        browser.click("#pause");
        WIRE.frame("server", true, 1, "", utf8("held"));
        browser.expectText("#pause", "Go on (1 waiting)");
        assertThat(browser.text("[role=option]:last-child .summary")).isEqualTo("Text “one more”");
        browser.click("#pause").expectText("[role=option]:last-child .summary", "Text “held”");

        browser.type("#search", "TRAIN 432").expectText("#shown", "11 of 5,000");
        assertThat(browser.texts(".summary")).startsWith("Text “train 432”", "Text “train 4320”");
        assertThat(browser.evaluate("document.querySelector('#found[role=status]').textContent"))
                .isEqualTo("11 of 5,000");
        browser.click("#save").expect("window.savedAs === 'wire.json'");
        assertThat(browser.evaluate("window.saved.then((text) => JSON.parse(text).messages.length)"))
                .isEqualTo(5_000L);

        int clears = WIRE.clears();
        browser.click("#clear")
                .expectText(
                        "#nothing", "Nothing has crossed the wire yet. Use the chapter's page, and it appears here.");
        assertThat(WIRE.clears()).isEqualTo(clears + 1);
        browser.type("#search", "");
        WIRE.open();
        WIRE.http("client", "GET /app.js?v=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        WIRE.http(
                "server",
                "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n",
                message -> message.addProperty("answers", 2));
        WIRE.open();
        WIRE.http("client", "GET /departures HTTP/1.1\r\nHost: localhost\r\n\r\n");
        browser.click("#noFiles").expectText("#shown", "3 of 5");
        browser.type("#connection", "2").expectText("#shown", "2 of 5");
        browser.choose("#kind", "http").expectText("#shown", "1 of 5").expectText(".summary", "GET /departures");

        // A flood is drawn ten times a second, not at every frame.
        browser.evaluate("(() => { window.drawn = 0; window.since = performance.now(); })()");
        for (int i = 0; i < 2_000; i++) {
            WIRE.frame("server", true, 1, "", utf8("flood " + i));
        }
        browser.expectText("#shown", "1 of 2,005");
        assertThat(browser.evaluate("window.drawn > 0 && window.drawn <= (performance.now() - window.since) / 100 + 1"))
                .isEqualTo(true);
    }

    @Test
    @DisplayName("On a small screen nothing sticks out, axe finds nothing serious, and markup from the wire is text")
    void smallScreen(Browser browser) throws IOException {
        Axe axe = Axe.in(browser);
        String markup = "<img src=x onerror=alert(1)>\r\n\u202e" + "長い".repeat(50);
        echo();
        WIRE.frame("client", true, 1, KEY, utf8(markup));
        for (String language : List.of("en", "zh")) {
            open(browser.size(390, 844), language).expect("document.querySelectorAll('[role=option]').length === 14");
            for (int id : List.of(2, 3, 14)) {
                browser.evaluate("document.getElementById('timeline').scrollTop = " + 24 * (id - 1));
                openMessage(browser, id);
                assertThat(browser.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(390L);
                browser.expect("(({ scrollWidth, clientWidth }) => scrollWidth === clientWidth)"
                        + "(document.getElementById('opened'))");
            }
            assertThat(browser.text("#text")).startsWith("<img src=x onerror=alert(1)>‹CR›‹LF›‹U+202E›長い");
            assertThat(browser.texts("#timeline img, #opened img")).isEmpty();
            openMessage(browser, 3);
            assertThat(axe.violationsInBothSchemes()).isEmpty();
        }
    }

    @Test
    @DisplayName("Every field, rule and reason of the tap's stream has a sentence in both languages, and a section")
    void texts(Browser browser) {
        open(browser, "en");
        assertThat(incomplete(browser, "FIELDS", FIELDS)).isEqualTo(List.of());
        assertThat(incomplete(browser, "RULES", RULES)).isEqualTo(List.of());
        assertThat(incomplete(browser, "WHYS", "tls not-http after-error too-long tunnel"))
                .isEqualTo(List.of());
        String same = "import('/shared/wire/texts.js').then(({ texts: { en, zh } }) =>"
                + " JSON.stringify(Object.keys(en)) === JSON.stringify(Object.keys(zh)))";
        assertThat(browser.evaluate(same)).isEqualTo(true);
    }

    private static Object incomplete(Browser browser, String table, String names) {
        return browser.evaluate("""
                import('/shared/wire/explain.js').then((texts) => `%s`.split(/\\s+/).filter((name) => {
                  const { spec, en, zh } = texts.%s[name] ?? {};
                  return ![en, zh].flat().every(Boolean) || !/^https:/.test(texts.address(spec));
                }))""".formatted(names, table));
    }

    private static final String FIELDS = """
            http.method http.target http.version http.status http.reason http.space http.crlf http.name http.colon
            http.value http.end http.body http.chunk-size http.chunk-extension http.chunk-data http.trailer-name
            http.trailer-value sse.name sse.colon sse.value sse.comment sse.newline frame.fin frame.rsv1 frame.rsv2
            frame.rsv3 frame.opcode frame.mask frame.length7 frame.length16 frame.length64 frame.key frame.payload
            frame.close-code frame.close-reason tls.record bytes""";

    private static final String RULES = """
            http.malformed http.bare-lf http.length-and-chunked http.two-lengths http.bad-length http.bad-chunk
            http.head-too-long handshake.key handshake.version handshake.accept handshake.method frame.rsv frame.opcode
            frame.unmasked frame.masked frame.length-form frame.length-top-bit frame.control-long
            frame.control-fragmented frame.stray-continuation frame.interrupted frame.utf8 frame.close-length
            frame.close-code frame.after-close""";
}
