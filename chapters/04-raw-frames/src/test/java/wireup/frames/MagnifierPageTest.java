package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** The frame under the magnifying glass: what it shows, and how it is used. */
@BrowserTest
class MagnifierPageTest {

    private static FrameServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RawFramesPageTest.startQuietly();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("At first it shows the masked Hello of RFC 6455 §5.7, bit by bit and field by field")
    void hello(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        page.expect("Hello", "81 05 48 65 6c 6c 6f | 0x1 text | “Hello”", Magnifier.ANSWERS);
        assertThat(page.hex()).isEqualTo(Magnifier.HELLO);
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
    }

    @Test
    @DisplayName("Where the length falls short, what is left over is the next frame")
    void nextFrame(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        page.flip("15");
        assertThat(page.field("payload")).isEqualTo("7f 9f 4d 51 | as it crosses the wire");
        assertThat(page.field("next")).isEqualTo("58 | the server takes these for the next frame");
    }

    @Test
    @DisplayName("A field explains itself with its section when it has the focus, in both languages")
    void explains(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        browser.click("#fields [data-field='mask'] button");
        browser.expectText(
                "#about",
                "A client masks every frame, a server none: the side that sees the wrong value closes with 1002."
                        + " RFC 6455 §5.1");
        assertThat(browser.evaluate("document.querySelector('#about a').href"))
                .isEqualTo("https://www.rfc-editor.org/rfc/rfc6455#section-5.1");
        assertThat(browser.evaluate("document.querySelectorAll('.bit.selected').length"))
                .isEqualTo(1L);
        page.flip("4");
        assertThat(browser.text("#about")).endsWith("RFC 6455 §5.2").startsWith("The opcode says");
        Magnifier.open(browser, server, "zh");
        browser.click("#fields [data-field='rsv2'] button");
        browser.expectText("#about", "RSV2 是保留位：除非双方约定了使用它的扩展，否则必须为 0。 RFC 6455 §5.2");
    }

    @Test
    @DisplayName("The bits are one stop for Tab; the arrow keys walk through them, and a flipped bit keeps the focus")
    void keyboard(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        browser.evaluate("document.querySelector('[data-bit=\"0\"]').focus()");
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
        page.flip("8");
        assertThat(browser.evaluate("document.activeElement.ariaLabel")).isEqualTo("byte 1, bit 0, MASK: 0, flipped");
    }

    @Test
    @DisplayName("A new masking key gives other bytes on the wire and the same answer")
    void newKey(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        String before = page.field("payload");
        browser.click("#newKey");
        assertThat(page.field("payload")).isNotEqualTo(before);
        assertThat(page.field("unmasked")).isEqualTo("48 65 6c 6c 6f | “Hello”");
        page.expect("another key", "81 05 48 65 6c 6c 6f | 0x1 text | “Hello”", Magnifier.ANSWERS);
    }

    @Test
    @DisplayName("A long text: its length in the next 16 or 64 bits, and of the payload only the start")
    void longText(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        setData(browser, 200);
        page.expect("200 bytes", "81 7e 00 c8 61 61 61", Magnifier.ANSWERS);
        assertThat(page.field("length")).isEqualTo("126 | the next 16 bits are the length");
        assertThat(page.field("extended")).isEqualTo("00 c8 | the payload has 200 bytes");
        assertThat(browser.text("#more")).isEqualTo("… 184 more bytes");
        assertThat(browser.texts("[data-bit]")).hasSize(8 * (8 + 16));
        assertThat(page.answer()).contains("… 164 more bytes", "a…”");

        setData(browser, 70_000);
        browser.expectText(
                "#verdict",
                "Tried with the first 2048 bytes. The server says nothing."
                        + " It waits for the rest of the payload (bytes missing: 67966).");
        assertThat(page.field("extended")).isEqualTo("00 00 00 00 00 01 11 70 | the payload has 70000 bytes");
        page.flip("16");
        browser.expectText(
                "#verdict",
                "Tried with the first 2048 bytes. The server closes the connection: code 1002,"
                        + " reason “The highest bit of a 64-bit length must be 0.”");
        assertThat(page.field("extended"))
                .isEqualTo("80 00 00 00 00 01 11 70 | the payload has 9223372036854845808 bytes");
    }

    private static void setData(Browser browser, int length) {
        browser.evaluate("(() => { const data = document.querySelector('#data'); data.value = 'a'.repeat(" + length
                + "); data.dispatchEvent(new Event('input')); })()");
    }

    @Test
    @DisplayName("Markup is shown as text, in the frame and in the answer")
    void markup(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        browser.type("#data", "<img src=x onerror=alert(1)>");
        browser.expect("document.querySelector('#answer').textContent.includes('“<img src=x onerror=alert(1)>”')");
        assertThat(page.field("unmasked")).endsWith("“<img src=x onerror=alert(1)>”");
        assertThat(browser.evaluate("document.images.length")).isEqualTo(0L);
    }

    @Test
    @DisplayName("What makes no frame is explained: hex digits, close codes")
    void badInput(Browser browser) {
        Magnifier.open(browser, server, "en");
        browser.choose("#kind", "binary");
        for (String digits : List.of("0", "zz", "0x00")) {
            browser.type("#data", digits).expectText("#problem", "Hex digits come in pairs, for example 48 69.");
        }
        browser.choose("#kind", "close").expectText("#problem", "");
        for (String code : List.of("65536", "-1", "many")) {
            browser.type("#code", code).expectText("#problem", "A close code is a number from 0 to 65535.");
        }
        Magnifier.open(browser, server, "zh");
        browser.choose("#kind", "binary").type("#data", "4");
        browser.expectText("#problem", "十六进制数字要成对出现，例如 48 69。");
    }

    @Test
    @DisplayName("When the server is gone, the page says so")
    void serverGone(Browser browser) throws IOException {
        Magnifier page;
        try (FrameServer other = RawFramesPageTest.startQuietly()) {
            page = Magnifier.open(browser, other, "en");
        }
        page.flip("0");
        browser.expect("document.querySelector('#verdict').textContent.startsWith('The server could not be asked: ')");
        assertThat(browser.texts("#answer tbody tr")).isEmpty();
        assertThat(browser.consoleErrors()).singleElement().asString().contains("ERR_CONNECTION_REFUSED");
    }
}
