package wireup.frames;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttackCheck {

    private static final String REQUEST = "GET /admin HTTP/1.1\r\nHost: intranet\r\n\r\n";

    /** What the browser puts on the wire: the payload of a masked frame. */
    private static String onTheWire(byte[] message, int key) {
        byte[] masked = message.clone();
        Mask.apply(masked, 0, masked.length, key, 0);
        return new String(masked, ISO_8859_1);
    }

    @Test
    @DisplayName("With the key that was foreseen the bytes on the wire are the request")
    void foreseen() {
        for (int key : new int[] {0x37fa213d, 0x01020304, 0}) {
            assertThat(onTheWire(Attack.message(REQUEST, key), key)).isEqualTo(REQUEST);
        }
    }

    @Test
    @DisplayName("With any other key they are not: that is what the key is for")
    void random() {
        assertThat(onTheWire(Attack.message(REQUEST, 0x37fa213d), 0x5ca1ab1e)).doesNotContain("GET", "HTTP");
    }
}
