package wireup.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes are UTF-8 while they come in, and stops at the first that cannot be (RFC 6455 §8.1). What may come
 * next depends only on how many bytes the current character still needs and on the bounds of the next one: that is the
 * UTF-8 decoder of the WHATWG Encoding Standard. The bounds keep out overlong forms, surrogates and what is above
 * U+10FFFF.
 */
final class Utf8 {

    /** Eight bytes of an array as one number. */
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** In ASCII no byte has its highest bit set. */
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private int needed;
    private int lower = 0x80;
    private int upper = 0xBF;

    // region check
    /**
     * Checks the next bytes of a text.
     *
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @throws ProtocolError with 1007 at the first byte that cannot be part of a character
     */
    void check(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (needed == 0) {
                i = skipAscii(bytes, i, to);
                if (i == to) {
                    return;
                }
                begin(bytes[i] & 0xff);
            } else {
                go(bytes[i] & 0xff);
            }
        }
    }

    private void begin(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            needed = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            // region three-bytes
            needed = 2;
            lower = b == 0xE0 ? 0xA0 : 0x80; // else overlong
            upper = b == 0xED ? 0x9F : 0xBF; // else a surrogate
            // endregion
        } else if (b >= 0xF0 && b <= 0xF4) {
            needed = 3;
            lower = b == 0xF0 ? 0x90 : 0x80; // else overlong
            upper = b == 0xF4 ? 0x8F : 0xBF; // else above U+10FFFF
        } else {
            throw notUtf8();
        }
    }

    private void go(int b) {
        if (b < lower || b > upper) {
            throw notUtf8();
        }
        needed--;
        lower = 0x80;
        upper = 0xBF;
    }
    // endregion

    /**
     * The text ends here.
     *
     * @throws ProtocolError with 1007 if it ends in the middle of a character
     */
    void end() {
        if (needed != 0) {
            throw notUtf8();
        }
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - 8 && ((long) EIGHT_BYTES.get(bytes, i) & HIGHEST_BITS) == 0) {
            i += 8;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private static ProtocolError notUtf8() {
        return new ProtocolError(CloseCode.INVALID_DATA, "A text must be UTF-8.");
    }
}
