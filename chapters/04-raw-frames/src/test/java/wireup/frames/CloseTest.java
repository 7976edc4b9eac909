package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wireup.frames.Wire.given;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing, RFC 6455 §5.5.1 and §7. */
class CloseTest {

    static IntStream validCodes() {
        return IntStream.of(
                1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999);
    }

    static IntStream invalidCodes() {
        return IntStream.of(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 10_000, 32_768, 65_535);
    }

    private static String code(int code) {
        return "%02x %02x".formatted(code >> 8, code & 0xff);
    }

    @Test
    @DisplayName("A Close without a code is answered by one without a code")
    void withoutCode() {
        given("88 80 00 00 00 00").andNoMore().answers("88 00");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("validCodes")
    @DisplayName("A code that may be sent is answered with the same code and reason")
    void echoed(int code) {
        given("88 82 00 00 00 00", code(code)).andNoMore().answers("88 02", code(code));
        given("88 85 00 00 00 00", code(code), "62 79 65").andNoMore().answers("88 05", code(code), "62 79 65");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidCodes")
    @DisplayName("A code that must not be sent is answered with 1002")
    void refused(int code) {
        given("88 82 00 00 00 00", code(code)).andNoMore().closesWith(1002);
        given("88 85 00 00 00 00", code(code), "62 79 65").andNoMore().closesWith(1002);
    }

    @Test
    @DisplayName("A payload of one byte is answered with 1002")
    void oneByte() {
        given("88 81 00 00 00 00 03").andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"80", "c3 28", "e4 bd", "ed a0 80", "61 ff"})
    @DisplayName("A reason that is no UTF-8 is answered with 1007")
    void reason(String bad) {
        int length = 2 + Frames.bytes(bad).length;
        given("88 %02x 00 00 00 00 03 e8".formatted(0x80 | length), bad)
                .andNoMore()
                .closesWith(1007);
    }

    @Test
    @DisplayName("The longest reason has 123 bytes")
    void longestReason() {
        String reason = "61 ".repeat(123).strip();
        given("88 fd 00 00 00 00 03 e8", reason).andNoMore().answers("88 7d 03 e8", reason);
    }

    @Test
    @DisplayName("Nothing that comes after the Close is heard, or answered")
    void nothingAfterTheClose() {
        given("88 80 00 00 00 00", Frames.text("late"), "89 80 00 00 00 00").answers("88 00");
    }

    @Test
    @DisplayName("Answers to what came before the Close leave before our Close")
    void answersFirst() {
        given(Frames.text("a"), Frames.text("b"), "88 80 00 00 00 00").answers("81 01 61", "81 01 62", "88 00");
    }

    @Test
    @DisplayName("After our own Close, messages and Pings are ignored until the Close of the peer comes")
    void nothingAfterOurClose() {
        given(Frames.text("a"), Frames.text("b"), "89 80 00 00 00 00", "88 82 00 00 00 00 0f a0")
                .application((session, _) -> session.close(4000, "enough"))
                .andNoMore()
                .answers("88 08 0f a0 65 6e 6f 75 67 68");
    }

    @Test
    @DisplayName("A mistake of the peer's after our Close is not answered")
    void mistakeAfterOurClose() {
        given(Frames.text("a"), "83")
                .application((session, _) -> session.close(1000, ""))
                .andNoMore()
                .answers("88 02 03 e8");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidCodes")
    @DisplayName("The application cannot send a code that must not be sent")
    void ours(int code) {
        if (code != CloseCode.NONE) {
            assertThatThrownBy(() -> new Close(code, "").payload()).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("The application cannot send a reason of more than 123 bytes, counted as UTF-8")
    void ourReason() {
        assertThat(new Close(1000, "a".repeat(123)).payload()).hasSize(125);
        assertThat(new Close(1000, "好".repeat(41)).payload()).hasSize(125);
        assertThatThrownBy(() -> new Close(1000, "a".repeat(124)).payload())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Close(1000, "好".repeat(42)).payload())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
