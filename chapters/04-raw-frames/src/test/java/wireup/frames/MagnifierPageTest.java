package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** The frame under the magnifying glass: what it shows, and what the server answers when a bit is flipped. */
@BrowserTest
class MagnifierPageTest {

    private static final String ANSWERS = "The server answers. The connection stays open.";

    private static FrameServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RawFramesPageTest.startQuietly();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser open(Browser browser, String lang) {
        return browser.open(server.port(), "/?lang=" + lang).expect("document.querySelector('#verdict').textContent");
    }

    private static void flip(Browser browser, String bits) {
        for (String bit : bits.split(" ", -1)) {
            browser.click("[data-bit='" + bit + "']");
        }
    }

    private static String answer(Browser browser) {
        return String.join(" | ", browser.texts("#answer tbody td"));
    }

    private static String hex(Browser browser) {
        return String.join(" ", browser.texts("#bits .hex"));
    }

    private static String field(Browser browser, String name) {
        return String.join(" | ", browser.texts("#fields [data-field='" + name + "'] td"));
    }

    @Test
    @DisplayName("At first it shows the masked Hello of RFC 6455 §5.7, bit by bit and field by field")
    void hello(Browser browser) {
        open(browser, "en").expectText("#verdict", ANSWERS);
        assertThat(hex(browser)).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(String.join("", browser.texts("[data-bit]")))
                .isEqualTo("10000001" + "10000101" + "00110111" + "11111010" + "00100001" + "00111101" + "01111111"
                        + "10011111" + "01001101" + "01010001" + "01011000");
        assertThat(browser.texts("#fields tbody tr"))
                .containsExactly(
                        "FIN 1 the last frame of its message",
                        "RSV1 0 no extension uses it",
                        "RSV2 0 no extension uses it",
                        "RSV3 0 no extension uses it",
                        "opcode 0x1 text",
                        "MASK 1 a masking key follows, and the payload is masked",
                        "payload length 5 the number of bytes in the payload",
                        "masking key 37 fa 21 3d one byte of it for each byte of the payload, in turn",
                        "payload 7f 9f 4d 51 58 as it crosses the wire",
                        "unmasked payload 48 65 6c 6c 6f “Hello”");
        assertThat(browser.texts("#bits .byte:nth-child(7) .captions span")).containsExactly("⊕ 37 = 48 H");
        assertThat(answer(browser)).isEqualTo("81 05 48 65 6c 6c 6f | 0x1 text | “Hello”");
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = ';', textBlock = """
            RSV1 set; 1; 1002; A reserved bit is set, and no extension gives it a meaning.; 0x8 close
            opcode 0; 7; 1002; A continuation frame, and no message has begun.; 0x8 close
            opcode 3; 6; 1002; Opcode 3 is reserved.; 0x8 close
            opcode 8; 4 7; 1002; A Close frame must not carry the code 18533.; 0x8 close
            MASK cleared; 8; 1002; A client must mask its frames.; 88 20 03 ea 41 20 63 6c 69 65 6e 74
            length 4; 15; 1002; A reserved bit is set, and no extension gives it a meaning.; 81 04 48 65 6c 6c | 0x1
            payload byte 37; 48; 1007; A text must be UTF-8.; 88 17 03 ef 41 20 74 65 78 74 20 6d
            key byte b7; 16; 1007; A text must be UTF-8.; 0x8 close
            """)
    @DisplayName("Flipped bits that break a rule: the server closes and says why, and Reset puts the frame back")
    void closes(String what, String bits, int code, String reason, String answer, Browser browser) {
        open(browser, "en");
        flip(browser, bits);
        browser.expectText("#verdict", "The server closes the connection: code " + code + ", reason “" + reason + "”");
        assertThat(answer(browser)).contains(answer).endsWith("code " + code + ", reason “" + reason + "”");
        assertThat(browser.texts(".bit.flipped")).as(what).hasSameSizeAs(bits.split(" ", -1));
        browser.click("#reset").expectText("#verdict", ANSWERS);
        assertThat(hex(browser)).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(browser.texts(".bit.flipped")).isEmpty();

        open(browser, "zh");
        flip(browser, bits);
        browser.expectText("#verdict", "服务器关闭连接：关闭码 " + code + "，原因 “" + reason + "”");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            opcode 2; 7 6; 82 05 48 65 6c 6c 6f | 0x2 binary | 48 65 6c 6c 6f
            opcode 9; 4; 8a 05 48 65 6c 6c 6f | 0xA pong | “Hello”
            key byte 36; 23; 81 05 49 65 6c 6c 6e | 0x1 text | “Ielln”
            payload byte 7e; 55; 81 05 49 65 6c 6c 6f | 0x1 text | “Iello”
            """)
    @DisplayName("Flipped bits that make another good frame: the server answers that")
    void answers(String what, String bits, String answer, Browser browser) {
        open(browser, "en");
        flip(browser, bits);
        await().untilAsserted(() -> assertThat(answer(browser)).as(what).isEqualTo(answer));
        browser.expectText("#verdict", ANSWERS);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            FIN cleared; 0; It waits for the continuation frame of this message.; 它在等这条消息的延续帧。
            length 69; 9; It waits for the rest of the payload (bytes missing: 64).; 它在等载荷的其余部分，还缺 64 个字节。
            length 126; 9 10 11 12 14 15; It waits for the rest of the payload (bytes missing: 14327).; 它在等载荷的其余部分，还缺 14327 个字节。
            """)
    @DisplayName("Flipped bits after which the frame or the message is not whole: the server waits")
    void waits(String what, String bits, String english, String chinese, Browser browser) {
        open(browser, "en");
        flip(browser, bits);
        browser.expectText("#verdict", "The server says nothing. " + english);
        assertThat(browser.texts("#answer tbody tr")).as(what).isEmpty();
        open(browser, "zh").expectText("#verdict", "服务器作了回答。连接保持打开。");
        flip(browser, bits);
        browser.expectText("#verdict", "服务器没有回答。" + chinese);
    }

    @Test
    @DisplayName("Where the length falls short, what is left over is the next frame")
    void nextFrame(Browser browser) {
        open(browser, "en");
        flip(browser, "15");
        assertThat(field(browser, "payload")).isEqualTo("7f 9f 4d 51 | as it crosses the wire");
        assertThat(field(browser, "next")).isEqualTo("58 | the server takes these for the next frame");
    }

    @Test
    @DisplayName("A field explains itself with its section when it has the focus, in both languages")
    void explains(Browser browser) {
        open(browser, "en").click("#fields [data-field='mask'] button");
        browser.expectText(
                "#about",
                "A client masks every frame, a server none: the side that sees the wrong value closes with 1002."
                        + " RFC 6455 §5.1");
        assertThat(browser.evaluate("document.querySelector('#about a').href"))
                .isEqualTo("https://www.rfc-editor.org/rfc/rfc6455#section-5.1");
        assertThat(browser.evaluate("document.querySelectorAll('.bit.selected').length"))
                .isEqualTo(1L);
        flip(browser, "4");
        assertThat(browser.text("#about")).endsWith("RFC 6455 §5.2").startsWith("The opcode says");
        open(browser, "zh").click("#fields [data-field='rsv2'] button");
        browser.expectText("#about", "RSV2 是保留位：除非双方约定了使用它的扩展，否则必须为 0。 RFC 6455 §5.2");
    }

    @Test
    @DisplayName("The bits are one stop for Tab; the arrow keys walk through them, and a flipped bit keeps the focus")
    void keyboard(Browser browser) {
        open(browser, "en").evaluate("document.querySelector('[data-bit=\"0\"]').focus()");
        for (String[] step : new String[][] {
            {"ArrowRight", "1"},
            {"ArrowDown", "9"},
            {"ArrowLeft", "8"},
            {"End", "87"},
            {"ArrowRight", "87"},
            {"Home", "0"},
            {"ArrowUp", "0"}
        }) {
            browser.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '" + step[0]
                    + "', bubbles: true}))");
            assertThat(browser.evaluate("document.activeElement.dataset.bit")).isEqualTo(step[1]);
            assertThat(browser.evaluate("document.querySelectorAll('.bit[tabindex=\"0\"]').length"))
                    .isEqualTo(1L);
        }
        flip(browser, "8");
        assertThat(browser.evaluate("document.activeElement.ariaLabel")).isEqualTo("byte 1, bit 0, MASK: 0, flipped");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = ';', textBlock = """
            binary; ''; 00 ff; 82 02 00 ff | 0x2 binary | 00 ff
            continuation; ''; Hello; code 1002, reason “A continuation frame, and no message has begun.”
            ping; ''; Hello; 8a 05 48 65 6c 6c 6f | 0xA pong | “Hello”
            pong; ''; Hello; ''
            close; 1000; bye; 88 05 03 e8 62 79 65 | 0x8 close | code 1000, reason “bye”
            close; 1005; bye; code 1002, reason “A Close frame must not carry the code 1005.”
            text; ''; ''; 81 00 | 0x1 text | empty
            text; ''; 你好; 81 06 e4 bd a0 e5 a5 bd | 0x1 text | “你好”
            """)
    @DisplayName("A frame of each kind, and what the server answers")
    void kinds(String kind, String code, String data, String answer, Browser browser) {
        open(browser, "en").choose("#kind", kind);
        if (!code.isEmpty()) {
            browser.type("#code", code);
        }
        browser.type("#data", data);
        browser.evaluate("document.querySelector('#data').dispatchEvent(new Event('input'))");
        await().untilAsserted(() -> assertThat(answer(browser)).endsWith(answer));
        browser.expectText(
                "#verdict",
                answer.isEmpty()
                        ? "The server says nothing. The connection stays open."
                        : answer.contains("code")
                                ? "The server closes the connection: " + answer.replaceFirst(".*\\| ", "")
                                : ANSWERS);
        assertThat(browser.evaluate("document.querySelector('#code').offsetParent !== null"))
                .isEqualTo(kind.equals("close"));
    }

    @Test
    @DisplayName("A new masking key gives other bytes on the wire and the same answer")
    void newKey(Browser browser) {
        String before = field(open(browser, "en"), "payload");
        browser.click("#newKey").expectText("#verdict", ANSWERS);
        assertThat(field(browser, "payload")).isNotEqualTo(before);
        assertThat(field(browser, "unmasked")).isEqualTo("48 65 6c 6c 6f | “Hello”");
        assertThat(answer(browser)).isEqualTo("81 05 48 65 6c 6c 6f | 0x1 text | “Hello”");
    }

    @Test
    @DisplayName("A long text: its length in the next 16 or 64 bits, and of the payload only the start")
    void longText(Browser browser) {
        open(browser, "en");
        setData(browser, 200);
        browser.expectText("#verdict", ANSWERS);
        await().untilAsserted(() -> assertThat(answer(browser)).startsWith("81 7e 00 c8 61 61 61"));
        assertThat(field(browser, "length")).isEqualTo("126 | the next 16 bits are the length");
        assertThat(field(browser, "extended")).isEqualTo("00 c8 | the payload has 200 bytes");
        assertThat(browser.text("#more")).isEqualTo("… 184 more bytes");
        assertThat(browser.texts("[data-bit]")).hasSize(8 * (8 + 16));
        assertThat(answer(browser)).contains("… 164 more bytes", "a…”");

        setData(browser, 70_000);
        browser.expectText(
                "#verdict",
                "Tried with the first 2048 bytes. The server says nothing."
                        + " It waits for the rest of the payload (bytes missing: 67966).");
        assertThat(field(browser, "extended")).isEqualTo("00 00 00 00 00 01 11 70 | the payload has 70000 bytes");
        flip(browser, "16");
        browser.expectText(
                "#verdict",
                "Tried with the first 2048 bytes. The server closes the connection: code 1002,"
                        + " reason “The highest bit of a 64-bit length must be 0.”");
        assertThat(field(browser, "extended"))
                .isEqualTo("80 00 00 00 00 01 11 70 | the payload has 9223372036854845808 bytes");
    }

    private static void setData(Browser browser, int length) {
        browser.evaluate("(() => { const data = document.querySelector('#data'); data.value = 'a'.repeat(" + length
                + "); data.dispatchEvent(new Event('input')); })()");
    }

    @Test
    @DisplayName("Markup is shown as text, in the frame and in the answer")
    void markup(Browser browser) {
        open(browser, "en").type("#data", "<img src=x onerror=alert(1)>");
        browser.expect("document.querySelector('#answer').textContent.includes('“<img src=x onerror=alert(1)>”')");
        assertThat(field(browser, "unmasked")).endsWith("“<img src=x onerror=alert(1)>”");
        assertThat(browser.evaluate("document.images.length")).isEqualTo(0L);
    }

    @Test
    @DisplayName("What makes no frame is explained: hex digits, close codes")
    void badInput(Browser browser) {
        open(browser, "en").choose("#kind", "binary");
        for (String digits : List.of("0", "zz", "0x00")) {
            browser.type("#data", digits).expectText("#problem", "Hex digits come in pairs, for example 48 69.");
        }
        browser.choose("#kind", "close").expectText("#problem", "");
        for (String code : List.of("65536", "-1", "many")) {
            browser.type("#code", code).expectText("#problem", "A close code is a number from 0 to 65535.");
        }
        open(browser, "zh").choose("#kind", "binary").type("#data", "4");
        browser.expectText("#problem", "十六进制数字要成对出现，例如 48 69。");
    }

    @Test
    @DisplayName("When the server is gone, the page says so")
    void serverGone(Browser browser) throws IOException {
        try (FrameServer other = RawFramesPageTest.startQuietly()) {
            browser.open(other.port(), "/?lang=en").expectText("#verdict", ANSWERS);
        }
        flip(browser, "0");
        browser.expect("document.querySelector('#verdict').textContent.startsWith('The server could not be asked: ')");
        assertThat(browser.texts("#answer tbody tr")).isEmpty();
        assertThat(browser.consoleErrors()).singleElement().asString().contains("ERR_CONNECTION_REFUSED");
    }
}
