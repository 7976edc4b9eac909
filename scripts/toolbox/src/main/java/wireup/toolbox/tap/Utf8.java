package wireup.toolbox.tap;

/** Finds the first byte that cannot be UTF-8, in a text that comes in pieces (WHATWG Encoding §8.1.1). */
final class Utf8 {

    private int needed;
    private int lower = 0x80;
    private int upper = 0xBF;

    /** The index of the first byte that cannot be part of a character; {@code to} if there is none. */
    int firstBad(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            int b = bytes[at] & 0xff;
            if (needed == 0 && b >= 0x80) {
                begin(b);
                if (needed == 0) {
                    return at;
                }
            } else if (needed > 0) {
                if (b < lower || b > upper) {
                    return at;
                }
                needed--;
                lower = 0x80;
                upper = 0xBF;
            }
        }
        return to;
    }

    /** The bounds keep out overlong forms, surrogates, and what is above U+10FFFF. */
    private void begin(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            needed = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            needed = 2;
            lower = b == 0xE0 ? 0xA0 : 0x80;
            upper = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            needed = 3;
            lower = b == 0xF0 ? 0x90 : 0x80;
            upper = b == 0xF4 ? 0x8F : 0xBF;
        }
    }

    /** Whether the text may end here. */
    boolean isWhole() {
        return needed == 0;
    }
}
