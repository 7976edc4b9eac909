package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes, in whatever pieces: the server answers with frames, with the same ones however the bytes are cut, and
 * memory goes with what came. The first byte of an input chooses what was agreed about compression, and whether the
 * rest is raw or gets its masks and lengths here, for random bytes alone seldom pass them; the second cuts.
 */
class FramesFuzz {

    private static final int MAX_MESSAGE = 1000;
    private static final int FRAMED = 0x04;
    private static final String[] COMPRESSION = {
        null, "permessage-deflate", null, "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
    };
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where the fuzzer begins. */
    static Stream<byte[]> seeds() {
        return Stream.of(
                        "00 07 81 85 37 fa 21 3d 7f 9f 4d 51 58 82 fe 01 00 00 00 00 00" + " 61".repeat(256),
                        "00 09 82 ff 00 00 00 00 00 01 00 00 00 00 00 00",
                        "04 02 01 03 48 65 6c 89 01 21 80 02 6c 6f 88 05 03 e8 62 79 65",
                        "04 03 01 02 e4 bd 00 01 a0 80 03 e5 a5 bd 81 02 c3 28",
                        "04 05 82 c8" + " 07".repeat(200) + " 8a 00 88 02 03 e7",
                        "05 04 c1 07 f2 48 cd c9 c9 07 00 c1 05 f2 00 11 00 00 c1 01 00",
                        "05 06 41 03 f2 48 cd 89 00 80 04 c9 c9 07 00 c1 08 f3 48 cd c9 c9 07 00 00",
                        "05 08 c1 0d f2 48 05 00 00 00 ff ff ca c9 c9 07 00 c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00",
                        "07 0a c2 0c 4b 4c 1c 05 a3 60 14 0c 77 00 00 00 c1 03 ff ff ff")
                .map(Frames::bytes);
    }

    @MethodSource("seeds")
    @FuzzTest
    void anything(byte[] data) {
        if (data == null || data.length < 2) {
            return;
        }
        String compression = COMPRESSION[data[0] & 3];
        byte[] input = (data[0] & FRAMED) != 0 ? framed(data) : Arrays.copyOfRange(data, 2, data.length);

        byte[] whole = wire(input, compression).output();
        long before = THREADS.getCurrentThreadAllocatedBytes(); // now that every class is loaded
        wire(input, compression).output();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        int aFrame = compression == null ? 500 : 20_000;
        assertThat(allocated).isLessThan(200_000 + 20L * input.length + aFrame * (1 + input.length / 6L));

        Frames.answers(whole);
        assertThat(wire(input, compression).inPiecesOf(1).output()).isEqualTo(whole);
        assertThat(wire(input, compression).inPiecesOf(1 + (data[1] & 0xff)).output())
                .isEqualTo(whole);
    }

    private static Wire wire(byte[] input, String compression) {
        return Wire.given(input).compression(compression).limits(MAX_MESSAGE, MAX_MESSAGE, 10);
    }

    /** Frames from a first byte, a length of one byte and a payload each. */
    private static byte[] framed(byte[] data) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 2; i + 1 < data.length; ) {
            int to = Math.min(i + 2 + (data[i + 1] & 0xff), data.length);
            byte[] payload = Arrays.copyOfRange(data, i + 2, to);
            frames.writeBytes(Frames.frame(data[i] & 0xff, payload, Frames.KEY));
            i = to;
        }
        return frames.toByteArray();
    }
}
