package wireup.toolbox.tap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the field lines of a head, or of the trailer section of a chunked message, and the empty line behind them. */
final class FieldLines extends LineReader {

    private enum Step {
        LINE,
        NAME,
        COLON,
        VALUE
    }

    /**
     * One field line.
     *
     * @param name in lower case
     * @param at the offset of its value in the message
     */
    record Line(String name, String value, long at) {}

    private static final int MAX_VALUE = 100;

    private final Draft draft;
    private final String nameField;
    private final String valueField;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Step step = Step.LINE;
    private String name = "";
    private long valueAt;

    private FieldLines(Draft draft, String prefix, int room) {
        super(draft, room);
        this.draft = draft;
        this.nameField = prefix + "name";
        this.valueField = prefix + "value";
    }

    /** The field lines of a head, which reads so many bytes at most. */
    static FieldLines ofHead(Draft draft, int room) {
        return new FieldLines(draft, "http.", room);
    }

    /** The trailer section, RFC 9112 §7.1.2. */
    static FieldLines ofTrailers(Draft draft) {
        return new FieldLines(draft, "http.trailer-", Head.MAX);
    }

    List<Line> all(String lineName) {
        return lines.stream().filter(line -> line.name().equals(lineName)).toList();
    }

    boolean has(String lineName) {
        return !all(lineName).isEmpty();
    }

    /** The value of the first field of this name; null if there is none. */
    String value(String lineName) {
        return all(lineName).stream().map(Line::value).findFirst().orElse(null);
    }

    /** The members of a comma-separated list, in lower case (RFC 9110 §5.6.1). */
    Stream<String> list(String lineName) {
        return all(lineName).stream()
                .flatMap(line -> Stream.of(line.value().split(",", -1)))
                .map(member -> member.strip().toLowerCase(Locale.ROOT));
    }

    boolean lists(String lineName, String member) {
        return list(lineName).anyMatch(member::equals);
    }

    @Override
    boolean take(byte b) {
        return switch (step) {
            case LINE -> takeStart(b);
            case NAME -> takeName(b);
            case COLON -> takeColon(b);
            case VALUE -> takeValue(b);
        };
    }

    private boolean takeStart(byte b) {
        if (isLineEnd(b)) {
            return end("http.end", b);
        }
        if (isBlank(b)) {
            fault(); // a line that goes on in the next is obsolete, RFC 9112 §5.2
            valueAt = draft.length();
            step = Step.VALUE;
        } else {
            step = Step.NAME;
        }
        return false;
    }

    private boolean takeName(byte b) {
        if (b == ':') {
            if (text.isEmpty()) {
                fault();
            }
            name = takeText().toLowerCase(Locale.ROOT);
            draft.close(cut(name));
            add("http.colon", b);
            step = Step.COLON;
            return true;
        }
        if (isLineEnd(b)) {
            fault();
            takeText();
            draft.close(null);
            return end(CRLF, b);
        }
        if (!isToken(b)) {
            fault();
        }
        add(nameField, b);
        text.append((char) (b & 0xff));
        return true;
    }

    private boolean takeColon(byte b) {
        if (isBlank(b)) {
            add("http.colon", b);
            return true;
        }
        draft.close(null);
        valueAt = draft.length();
        step = Step.VALUE;
        return false;
    }

    private boolean takeValue(byte b) {
        if (isLineEnd(b)) {
            draft.close(cut(name));
            lines.add(new Line(name, takeText().strip(), valueAt));
            return end(CRLF, b);
        }
        if (isControl(b)) {
            fault();
        }
        add(valueField, b);
        text.append((char) (b & 0xff));
        return true;
    }

    private String takeText() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    @Override
    void lineEnds() {
        if (step == Step.LINE) {
            become(State.COMPLETE); // it was the empty one
        }
        step = Step.LINE;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_VALUE));
    }
}
