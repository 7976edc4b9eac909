package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How bytes from a stranger are shown: short, and without anything that a terminal would obey. */
final class Shown {

    private static final int MAX_HEX = 32;
    private static final int MAX_TEXT = 40;

    private Shown() {}

    static String hex(byte[] bytes) {
        String hex = Bytes.hex(bytes, 0, Math.min(MAX_HEX, bytes.length));
        return bytes.length > MAX_HEX ? hex + " …" : hex;
    }

    static String escaped(String text, int max) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(max).forEach(c -> {
            if (Character.isISOControl(c)
                    || !Character.isDefined(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > max ? shown + "…" : shown.toString();
    }

    static Text message(int opcode, byte[] payload) {
        return opcode == Frame.TEXT
                ? Text.of(
                        "text, " + payload.length + " bytes: " + quoted(payload),
                        "文本，" + payload.length + " 字节：" + quoted(payload))
                : Text.of("binary, " + payload.length + " bytes", "二进制，" + payload.length + " 字节");
    }

    static String quoted(byte[] text) {
        return "“" + escaped(new String(text, UTF_8), MAX_TEXT) + "”";
    }
}
