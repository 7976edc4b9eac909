package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static wireup.frames.Wire.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of a message: its size and its fragments (RFC 6455 §10.4). */
class MessageLimitsTest {

    private static final int NO_LIMIT = 1 << 20;

    @ParameterizedTest(name = "first byte {0}")
    @DisplayName("A message of exactly the limit is answered, whole and in fragments")
    @ValueSource(strings = {"1", "2"})
    void atTheLimit(String type) {
        given("8" + type, "84 00 00 00 00 61 62 63 64").limits(4, NO_LIMIT, 10).answers("8" + type, "04 61 62 63 64");
        given("0" + type, "82 00 00 00 00 61 62", "00 82 00 00 00 00 63 64", "80 80 00 00 00 00")
                .limits(4, NO_LIMIT, 10)
                .answers("8" + type, "04 61 62 63 64");
    }

    @ParameterizedTest(name = "first byte {0}")
    @DisplayName("A message over the limit gets 1009 at the header that says so, whole and in fragments")
    @ValueSource(strings = {"1", "2"})
    void overTheLimit(String type) {
        given("8" + type, "85 00 00 00 00").limits(4, NO_LIMIT, 10).andNoMore().closesWith(1009);
        given("0" + type, "83 00 00 00 00 61 62 63", "80 82 00 00 00 00")
                .limits(4, NO_LIMIT, 10)
                .andNoMore()
                .closesWith(1009);
    }

    @Test
    @DisplayName("A frame over its own limit gets 1009, though the message might have been larger")
    void frameLimit() {
        given("02 84 00 00 00 00 61 62 63 64", "80 85")
                .limits(100, 4, 10)
                .andNoMore()
                .closesWith(1009);
    }

    @Test
    @DisplayName("A limit is a message's: the next one has it anew")
    void aMessage() {
        given("82 82 00 00 00 00 61 62 ".repeat(9).strip())
                .limits(2, 2, 1)
                .answers("82 02 61 62 ".repeat(9).strip());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "Of fragments, empty or of one byte, as many as the limit are a message; one more is answered with 1008")
    @ValueSource(strings = {"80 00 00 00 00", "81 00 00 00 00 61"})
    void fragments(String rest) {
        String some = "02 " + rest + (" 00 " + rest).repeat(8);
        assertThat(given(some, "80", rest).limits(100, 100, 10).frames()).hasSize(1);
        given(some, "00", rest, "80 80 00 00 00 00")
                .limits(100, 100, 10)
                .andNoMore()
                .closesWith(1008);
    }

    @ParameterizedTest(name = "a fragment of {0} bytes")
    @DisplayName("Fragments without end are cut off at the default limits after little more than 1,024 of them")
    @ValueSource(ints = {0, 1})
    void endless(int length) throws IOException {
        byte[] fragment = Frames.frame(0x00, new byte[length], 0);
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return fragment[(int) (given.getAndIncrement() % fragment.length)] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int count) {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (byte) read();
                }
                return count;
            }
        };
        try (OutputStream out = OutputStream.nullOutputStream()) {
            var setup = new FrameServer.Setup(
                    Session::send, Set.of(), false, Limits.DEFAULT, new PrintStream(OutputStream.nullOutputStream()));
            byte[] first = Frames.frame(0x02, new byte[0], 0);
            assertThat(new Conversation(first, endless, out, null, null, setup).run())
                    .isTrue();
        }
        assertThat(given.get()).isBetween(1024L * fragment.length, 1024L * fragment.length + 64 * 1024);
    }
}
