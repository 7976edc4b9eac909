package wireup.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masking, RFC 6455 §5.3: each byte of the payload XOR a byte of the key, in turn. Masking twice changes nothing. */
final class Mask {

    /** Eight bytes of an array as one number. */
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Mask() {}

    // region apply
    /**
     * Masks or unmasks bytes in place, eight at a time.
     *
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @param key the masking key in network byte order
     * @param offset how many bytes of the payload came before
     */
    static void apply(byte[] bytes, int from, int to, int key, int offset) {
        // region eight-bytes
        int turned = Integer.rotateLeft(key, 8 * (offset & 3)); // so that its first byte is the next one's
        long twice = (long) turned << 32 | (turned & 0xFFFF_FFFFL);
        int i = from;
        for (; i <= to - 8; i += 8) {
            EIGHT_BYTES.set(bytes, i, (long) EIGHT_BYTES.get(bytes, i) ^ twice);
        }
        // endregion
        for (; i < to; i++) {
            turned = Integer.rotateLeft(turned, 8);
            bytes[i] ^= (byte) turned;
        }
    }
    // endregion
}
