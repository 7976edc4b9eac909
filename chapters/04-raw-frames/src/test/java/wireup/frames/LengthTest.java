package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static wireup.frames.Wire.given;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A frame's length, RFC 6455 §5.2, and what a length that was only announced may cost. */
class LengthTest {

    @ParameterizedTest(name = "{0} bytes: {1} in, {2} out")
    @DisplayName("Each form of the length at its bounds, in and out")
    @CsvSource({
        "0, 80, 00",
        "1, 81, 01",
        "125, fd, 7d",
        "126, fe 00 7e, 7e 00 7e",
        "127, fe 00 7f, 7e 00 7f",
        "256, fe 01 00, 7e 01 00",
        "65535, fe ff ff, 7e ff ff",
        "65536, ff 00 00 00 00 00 01 00 00, 7f 00 00 00 00 00 01 00 00",
        "1048576, ff 00 00 00 00 00 10 00 00, 7f 00 00 00 00 00 10 00 00",
    })
    void forms(int length, String in, String out) {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        String hex = Frames.hex(payload);
        given(("82 " + in + " 00 00 00 00 " + hex).strip()).answers(("82 " + out + " " + hex).strip());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A length that is not in its shortest form is refused at the end of the length, with 1002")
    @ValueSource(
            strings = {
                "fe 00 00",
                "fe 00 05",
                "fe 00 7d",
                "ff 00 00 00 00 00 00 00 00",
                "ff 00 00 00 00 00 00 00 7d",
                "ff 00 00 00 00 00 00 00 7e",
                "ff 00 00 00 00 00 00 ff ff",
            })
    void notShortest(String length) {
        given("82", length).andNoMore().closesWith(1002);
        given("01", length).andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("The highest bit of a 64-bit length must be 0: 1002 at the end of the length")
    @ValueSource(
            strings = {
                "80 00 00 00 00 00 00 00",
                "80 00 00 00 00 00 00 05",
                "ff ff ff ff ff ff ff ff",
                "ff ff ff ff 80 00 00 00",
            })
    void highestBit(String length) {
        Wire wire = given("82 ff", length).andNoMore().closesWith(1002);
        assertThat(wire.log()).containsExactly("1002 The highest bit of a 64-bit length must be 0.");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A length over the limit is answered with 1009 at its end, up to 2^63-1, and nothing is allocated")
    @ValueSource(
            strings = {
                "7f ff ff ff ff ff ff ff",
                "00 00 00 01 00 00 00 00",
                "00 00 00 01 00 00 00 05",
                "00 00 00 00 ff ff ff ff",
                "00 00 00 00 80 00 00 00",
                "00 00 00 00 7f ff ff ff",
                "00 00 00 00 00 10 00 01",
            })
    void tooLong(String length) {
        given("82 ff", length).andNoMore().closesWith(1009);
        assertThat(allocated(given("82 ff", length).andNoMore())).isLessThan(64 * 1024);
    }

    @Test
    @DisplayName("A large length and then little data: at most 64 KiB are made ready, not what was announced")
    void announced() {
        String frame = "82 ff 00 00 00 00 00 10 00 00 00 00 00 00 61";
        given(frame).answers(""); // the first run loads classes
        assertThat(allocated(given(frame))).isLessThan(128 * 1024);
    }

    private static long allocated(Wire wire) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        wire.output();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
