package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Our check of UTF-8 against the JDK's decoder. */
class Utf8Test {

    private final CharsetDecoder jdk = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    private final CharBuffer chars = CharBuffer.allocate(256);

    private boolean jdkAccepts(byte[] bytes) {
        jdk.reset();
        chars.clear();
        CoderResult result = jdk.decode(ByteBuffer.wrap(bytes), chars, true);
        return !result.isError() && !jdk.flush(chars).isError();
    }

    private static boolean weAccept(byte[] bytes, int... cuts) {
        Utf8 utf8 = new Utf8();
        try {
            int from = 0;
            for (int cut : cuts) {
                utf8.check(bytes, from, cut);
                from = cut;
            }
            utf8.check(bytes, from, bytes.length);
            utf8.end();
            return true;
        } catch (ProtocolError _) {
            return false;
        }
    }

    private void compare(byte[] bytes) {
        if (weAccept(bytes) != jdkAccepts(bytes)) {
            assertThat(weAccept(bytes)).as(Frames.hex(bytes)).isEqualTo(jdkAccepts(bytes));
        }
    }

    @Test
    @DisplayName("Every sequence of one, two and three bytes")
    void upToThree() {
        for (int i = 0; i < 1 << 24; i++) {
            if (i < 1 << 8) {
                compare(new byte[] {(byte) i});
            }
            if (i < 1 << 16) {
                compare(new byte[] {(byte) (i >> 8), (byte) i});
            }
            compare(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i});
        }
    }

    @Test
    @DisplayName("Sequences of four bytes: each pair of first bytes that may begin one, and the bounds of the others")
    void four() {
        int[] bounds = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int first = 0xe0; first <= 0xff; first++) {
            for (int second = 0; second <= 0xff; second++) {
                for (int third : bounds) {
                    for (int fourth : bounds) {
                        compare(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("Random text, spoilt in half of the cases, with random cuts: the cuts make no difference")
    void cuts() {
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = random.ints(1 + random.nextInt(12), 0, 4)
                    .map(kind -> new int[] {0x61, 0xe9, 0x4f60, 0x1f686}[kind])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int first = random.nextInt(bytes.length + 1);
            int second = first + random.nextInt(bytes.length - first + 1);
            assertThat(weAccept(bytes, first, second))
                    .as("%s cut at %d and %d, seed 8", Frames.hex(bytes), first, second)
                    .isEqualTo(jdkAccepts(bytes));
        }
    }
}
