package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static wireup.frames.Wire.given;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text must be UTF-8, and a wrong byte is answered with 1007 when it comes, not when the message ends (§8.1). */
class TextTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("Text in many scripts comes back as it went, in whatever pieces")
    @ValueSource(strings = {"κόσμε", "你好，车站", "🚆 3️⃣ Gleis 3", "\u0000\u007f\u0080\u07ff\u0800\uffff", "𐀀􏿿"})
    void valid(String text) {
        for (int piece = 1; piece < 9; piece++) {
            assertThat(given(Frames.text(text)).inPiecesOf(piece).frames())
                    .singleElement()
                    .satisfies(frame -> assertThat(frame.text()).isEqualTo(text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A byte that cannot be is answered with 1007 before the rest of its frame comes")
    @ValueSource(
            strings = {
                "80", // a continuation byte first
                "bf",
                "c0", // overlong
                "c1 bf",
                "e0 9f", // overlong
                "f0 8f", // overlong
                "ed a0", // a surrogate
                "ed bf",
                "f4 90", // above U+10FFFF
                "f5",
                "ff",
                "fe",
                "c3 28",
                "e4 bd 28",
                "f0 9f 9a 28",
                "ce ba e1 bd b9 cf 83 ce bc ce b5 ed a0", // §8.1's own kind of mistake, after valid text
                "61 62 63 64 65 66 67 68 69 80",
            })
    void firstBadByte(String bad) {
        given("81 fd 00 00 00 00", bad).andNoMore().closesWith(1007);
        given("81 ff 00 00 00 00 00 10 00 00 00 00 00 00", bad).andNoMore().closesWith(1007);
    }

    @Test
    @DisplayName("A character may be cut by fragments, with a Ping in the cut")
    void characterAcrossFragments() {
        given("01 81 00 00 00 00 f0", "00 82 00 00 00 00 9f 9a", "89 80 00 00 00 00", "80 81 00 00 00 00 86")
                .answers("8a 00", "81 04 f0 9f 9a 86");
    }

    @Test
    @DisplayName("A wrong byte behind the cut of a fragment is found there")
    void badByteAcrossFragments() {
        given("01 82 00 00 00 00 e4 bd", "00 fd 00 00 00 00 28").andNoMore().closesWith(1007);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A text that ends within a character is answered with 1007")
    @ValueSource(strings = {"81 00 00 00 00 c3", "82 00 00 00 00 e4 bd", "83 00 00 00 00 f0 9f 9a"})
    void endsWithinACharacter(String rest) {
        given("81", rest).andNoMore().closesWith(1007);
        given("01", rest, "80 80 00 00 00 00").andNoMore().closesWith(1007);
    }

    @Test
    @DisplayName("Bytes are bytes: a binary message may hold what is no UTF-8")
    void binary() {
        given("82 83 00 00 00 00 ff c0 80").answers("82 03 ff c0 80");
    }

    @Test
    @DisplayName("A text of the application's with half a surrogate pair still leaves as UTF-8")
    void loneSurrogate() {
        byte[] output = given("82 80 00 00 00 00")
                .application((session, _) -> session.send(new Message.Text("a\ud83d")))
                .output();
        assertThat(output).isEqualTo(Frames.bytes("81 02 61 3f"));
        assertThat(new String(output, 2, 2, StandardCharsets.UTF_8)).isEqualTo("a?");
    }
}
