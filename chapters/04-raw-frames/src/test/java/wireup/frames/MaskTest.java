package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    @DisplayName("RFC 6455 §5.7: the key 37 fa 21 3d makes Hello of 7f 9f 4d 51 58")
    void hello() {
        byte[] bytes = Frames.bytes("7f 9f 4d 51 58");
        Mask.apply(bytes, 0, 5, 0x37fa213d, 0);
        assertThat(bytes).asString().isEqualTo("Hello");
    }

    @Test
    @DisplayName("Any slice, any key, any offset: the same as §5.3's loop, byte by byte, and no byte beside the slice")
    void slices() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            int key = random.nextInt();
            int offset = random.nextInt(Integer.MAX_VALUE);

            byte[] expected = bytes.clone();
            for (int j = from; j < to; j++) {
                int turn = (int) (((long) offset + j - from) % 4);
                expected[j] ^= (byte) (key >>> (24 - 8 * turn));
            }
            Mask.apply(bytes, from, to, key, offset);
            assertThat(bytes)
                    .as("from %d to %d, key %08x, offset %d, seed 3", from, to, key, offset)
                    .isEqualTo(expected);
        }
    }
}
