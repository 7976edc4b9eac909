package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The beginning of a text that comes in pieces of UTF-8. */
final class Excerpt {

    private static final int MAX_CHARS = 1_000;

    /** No character takes more bytes. */
    private static final int MAX_BYTES = 4 * MAX_CHARS;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte[] more, int from, int to) {
        bytes.write(more, from, Math.min(to - from, MAX_BYTES - bytes.size()));
    }

    void add(byte b) {
        add(new byte[] {b}, 0, 1);
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    void clear() {
        bytes.reset();
    }

    /** At most 1,000 characters; what is not UTF-8 is U+FFFD. */
    @Override
    public String toString() {
        String text = bytes.toString(UTF_8);
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS);
    }
}
