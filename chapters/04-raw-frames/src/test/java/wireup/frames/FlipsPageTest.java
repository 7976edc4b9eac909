package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** What the page says when bits of the masked Hello are flipped, and when the frame is of another kind. */
@BrowserTest
class FlipsPageTest {

    private static final String RSV = "A reserved bit is set, and no extension gives it a meaning.";
    private static final String STRAY = "A continuation frame, and no message has begun.";

    private static FrameServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RawFramesPageTest.startQuietly();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Bits to flip, and in each language the sentence that the page should say; {@code answer} is part of the table. */
    private record Flip(String what, String bits, String answer, String english, String chinese) {

        static Flip closes(String what, String bits, String answer, int code, String reason) {
            return new Flip(
                    what,
                    bits,
                    answer,
                    "The server closes the connection: code " + code + ", reason “" + reason + "”",
                    "服务器关闭连接：关闭码 " + code + "，原因 “" + reason + "”");
        }

        static Flip answers(String what, String bits, String answer) {
            return new Flip(what, bits, answer, Magnifier.ANSWERS, Magnifier.ANSWERS_IN_CHINESE);
        }

        static Flip waits(String what, String bits, String english, String chinese) {
            return new Flip(what, bits, "", "The server says nothing. " + english, "服务器没有回答。" + chinese);
        }

        static Flip waitsFor(int bytes, String what, String bits) {
            return waits(
                    what,
                    bits,
                    "It waits for the rest of the payload (bytes missing: " + bytes + ").",
                    "它在等载荷的其余部分，还缺 " + bytes + " 个字节。");
        }
    }

    private static final List<Flip> FLIPS = List.of(
            Flip.waits("FIN cleared", "0", "It waits for the continuation frame of this message.", "它在等这条消息的延续帧。"),
            Flip.closes("RSV1 set", "1", "88 3d 03 ea 41 20 72 65", 1002, RSV),
            Flip.closes("RSV3 set", "3", "88 3d 03 ea 41 20 72 65", 1002, RSV),
            Flip.closes("opcode 0", "7", "88 31 03 ea", 1002, STRAY),
            Flip.closes("opcode 3", "6", "88 17 03 ea", 1002, "Opcode 3 is reserved."),
            Flip.closes("opcode 8", "4 7", "88 2e 03 ea", 1002, "A Close frame must not carry the code 18533."),
            Flip.answers("opcode 9", "4", "8a 05 48 65 6c 6c 6f | 0xA "),
            Flip.answers("opcode 2", "7 6", "82 05 48 65 6c 6c 6f | 0x2 "),
            Flip.closes("MASK cleared", "8", "88 20 03 ea 41 20 63 6c", 1002, "A client must mask its frames."),
            Flip.waitsFor(64, "length 69", "9"),
            Flip.closes("length 4", "15", "81 04 48 65 6c 6c | 0x1 ", 1002, RSV),
            Flip.waitsFor(14327, "length 126", "9 10 11 12 14 15"),
            Flip.closes("key byte b7", "16", "88 17 03 ef", 1007, "A text must be UTF-8."),
            Flip.answers("key byte 36", "23", "81 05 49 65 6c 6c 6e | 0x1 "),
            Flip.closes("payload byte ff", "48", "88 17 03 ef", 1007, "A text must be UTF-8."),
            Flip.answers("payload byte 7e", "55", "81 05 49 65 6c 6c 6f | 0x1 "));

    /** The sentences differ in what the server does; in Chinese one of each will do. */
    private static final Set<String> ONE_OF_EACH = Set.of("FIN cleared", "RSV1 set", "opcode 9", "length 69");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    @DisplayName("A flipped bit, what the server answers, and Reset, which puts the frame back")
    void flips(String lang, Browser browser) {
        boolean english = lang.equals("en");
        Magnifier page = Magnifier.open(browser, server, lang);
        List<Flip> flips = FLIPS.stream()
                .filter(flip -> english || ONE_OF_EACH.contains(flip.what()))
                .toList();
        for (Flip flip : flips) {
            page.flipAtOnce(flip.bits());
            page.expect(flip.what(), flip.answer(), english ? flip.english() : flip.chinese());
            assertThat(browser.texts(".bit.flipped"))
                    .as(flip.what())
                    .hasSameSizeAs(flip.bits().split(" ", -1));
            browser.click("#reset");
            page.expect(
                    "Reset after " + flip.what(),
                    "81 05 48 65 6c 6c 6f | 0x1 ",
                    english ? Magnifier.ANSWERS : Magnifier.ANSWERS_IN_CHINESE);
            assertThat(page.hex()).isEqualTo(Magnifier.HELLO);
            assertThat(browser.texts(".bit.flipped")).isEmpty();
        }
    }

    /** A frame of another kind, and what the page says of the server's answer, in English. */
    private record Kind(String kind, String data, String answer, String verdict) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("binary", "00 ff", "82 02 00 ff | 0x2 binary | 00 ff", Magnifier.ANSWERS),
            new Kind("ping", "Hello", "8a 05 48 65 6c 6c 6f | 0xA pong | “Hello”", Magnifier.ANSWERS),
            new Kind("pong", "Hello", "", "The server says nothing. The connection stays open."),
            new Kind("text", "你好", "81 06 e4 bd a0 e5 a5 bd | 0x1 text | “你好”", Magnifier.ANSWERS),
            new Kind(
                    "continuation",
                    "Hello",
                    "88 31 03 ea",
                    "The server closes the connection: code 1002, reason “" + STRAY + "”"),
            new Kind(
                    "close",
                    "bye",
                    "88 05 03 e8 62 79 65 | 0x8 close | code 1000, reason “bye”",
                    "The server closes the connection: code 1000, reason “bye”"));

    @ParameterizedTest
    @ValueSource(strings = {"1005", "999", "5000"})
    @DisplayName("A close code that no frame may carry is answered with 1002")
    void closeCodes(String code, Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        browser.choose("#kind", "close").type("#code", code);
        String verdict = "code 1002, reason “A Close frame must not carry the code " + code + ".”";
        page.expect(code, verdict, "The server closes the connection: " + verdict);
    }

    @Test
    @DisplayName("A frame of each kind, and what the server answers")
    void kinds(Browser browser) {
        Magnifier page = Magnifier.open(browser, server, "en");
        for (Kind kind : KINDS) {
            browser.choose("#kind", kind.kind()).type("#data", kind.data());
            page.expect(kind.kind(), kind.answer(), kind.verdict());
            assertThat(browser.evaluate("document.querySelector('#code').offsetParent !== null"))
                    .isEqualTo(kind.kind().equals("close"));
        }
    }
}
