package wireup.toolbox.tap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the start line and the field lines of an HTTP/1.1 message, or the trailer section of a chunked one, byte by byte
 * (RFC 9112 §2.1). What breaks the grammar is marked and read on, as long as it looks like HTTP at all.
 */
final class Head {

    enum State {
        READING,
        COMPLETE,
        NOT_HTTP,
        TOO_LONG
    }

    private enum Step {
        START,
        PART,
        PART_LF,
        LINE,
        NAME,
        COLON,
        VALUE,
        VALUE_LF,
        END_LF
    }

    /**
     * One field line.
     *
     * @param name in lower case
     * @param at the offset of its value in the message
     */
    record Line(String name, String value, long at) {}

    private static final int MAX = 64 * 1024;
    private static final int MAX_VALUE = 100;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String VERSION_START = "HTTP/";
    private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[0-9]");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");
    private static final String MALFORMED = "http.malformed";
    private static final String CRLF = "http.crlf";
    private static final String END = "http.end";
    private static final List<String> REQUEST_LINE = List.of("http.method", "http.target", "http.version");
    private static final List<String> STATUS_LINE = List.of("http.version", "http.status", "http.reason");

    private final Draft draft;
    private final List<String> partNames;
    private final String nameField;
    private final String valueField;
    private final boolean first;
    private final List<String> parts = new ArrayList<>();
    private final List<Long> partsAt = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private State state = State.READING;
    private Step step;
    private String name = "";
    private long valueAt;
    private long partAt;
    private boolean faulty;
    private int read;

    private Head(Draft draft, List<String> partNames, String prefix, Step step, boolean first) {
        this.draft = draft;
        this.partNames = partNames;
        this.nameField = prefix + "name";
        this.valueField = prefix + "value";
        this.step = step;
        this.first = first;
    }

    /** The head of a message; {@code first} if nothing else has shown yet that these bytes are HTTP. */
    static Head of(Draft draft, Side from, boolean first) {
        return new Head(draft, from == Side.CLIENT ? REQUEST_LINE : STATUS_LINE, "http.", Step.START, first);
    }

    /** The trailer section, RFC 9112 §7.1.2. */
    static Head trailers(Draft draft) {
        return new Head(draft, List.of(), "http.trailer-", Step.LINE, false);
    }

    /** Reads until the head is complete or impossible; returns the index of the first byte that is not of it. */
    int read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && state == State.READING) {
            if (read == MAX) {
                draft.fault("http.head-too-long");
                state = State.TOO_LONG;
            } else if (take(bytes, at)) {
                at++;
                read++;
            }
        }
        return at;
    }

    State state() {
        return state;
    }

    /** A part of the start line, 0 to 2; null if it is not there. */
    String part(int index) {
        return index < parts.size() ? parts.get(index) : null;
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

    /** Takes one byte. False if it did not, but went a step on. */
    private boolean take(byte[] bytes, int at) {
        return switch (step) {
            case START -> takeStart(bytes, at);
            case PART -> takePart(bytes, at);
            case PART_LF -> takeLf(CRLF, bytes, at, this::startLineEnds);
            case LINE -> takeLineStart(bytes, at);
            case NAME -> takeName(bytes, at);
            case COLON -> takeColon(bytes, at);
            case VALUE -> takeValue(bytes, at);
            case VALUE_LF -> takeLf(CRLF, bytes, at, () -> step = Step.LINE);
            case END_LF -> takeLf(END, bytes, at, () -> state = State.COMPLETE);
        };
    }

    /** Empty lines before a request are to be ignored, RFC 9112 §2.2. */
    private boolean takeStart(byte[] bytes, int at) {
        if (bytes[at] == '\r' || bytes[at] == '\n') {
            add(CRLF, bytes, at);
            return true;
        }
        draft.close(null);
        partAt = draft.length();
        step = Step.PART;
        return false;
    }

    private boolean takeColon(byte[] bytes, int at) {
        if (isBlank(bytes[at])) {
            add("http.colon", bytes, at);
            return true;
        }
        draft.close(null);
        valueAt = draft.length();
        step = Step.VALUE;
        return false;
    }

    private boolean takePart(byte[] bytes, int at) {
        byte b = bytes[at];
        int part = parts.size();
        if (b == '\r' || b == '\n') {
            partEnds();
            lineEnds(CRLF, bytes, at, Step.PART_LF, this::startLineEnds);
            return true;
        }
        if (b == ' ' && part < 2) {
            partEnds();
            add("http.space", bytes, at);
            draft.close(null);
            partAt = draft.length();
            return true;
        }
        if (part == 0 && !mayBegin(b)) {
            state = State.NOT_HTTP;
            faultIfLater(draft.length());
            return false;
        }
        boolean reason = part == 2 && partNames.equals(STATUS_LINE);
        if (isControl(b) || (!reason && (b < 0 || b == '\t'))) {
            fault();
        }
        add(partNames.get(part), bytes, at);
        text.append((char) (b & 0xff));
        return true;
    }

    private boolean mayBegin(byte b) {
        return partNames.equals(REQUEST_LINE)
                ? isToken(b)
                : text.length() >= VERSION_START.length() || VERSION_START.charAt(text.length()) == b;
    }

    private void partEnds() {
        draft.close(null);
        parts.add(text.toString());
        partsAt.add(partAt);
        text.setLength(0);
    }

    private void startLineEnds() {
        step = Step.LINE;
        boolean request = partNames.equals(REQUEST_LINE);
        String version = part(request ? 2 : 0);
        if (version == null || !version.contains(VERSION_START) || version.equals("HTTP/2.0")) {
            state = State.NOT_HTTP;
            faultIfLater(0);
            return;
        }
        checkPart(request ? 2 : 0, VERSION.matcher(version).matches());
        if (request) {
            checkPart(0, !part(0).isEmpty());
            checkPart(1, !part(1).isEmpty());
        } else {
            checkPart(1, part(1) != null && STATUS.matcher(part(1)).matches());
        }
    }

    private void checkPart(int index, boolean good) {
        if (!good) {
            draft.fault(MALFORMED, partsAt.get(Math.min(index, partsAt.size() - 1)));
        }
    }

    private void faultIfLater(long at) {
        if (!first) {
            draft.fault(MALFORMED, at);
        }
    }

    private boolean takeLineStart(byte[] bytes, int at) {
        faulty = false;
        byte b = bytes[at];
        if (b == '\r' || b == '\n') {
            lineEnds(END, bytes, at, Step.END_LF, () -> state = State.COMPLETE);
            return true;
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

    private boolean takeName(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == ':') {
            if (text.isEmpty()) {
                fault();
            }
            name = text.toString().toLowerCase(Locale.ROOT);
            text.setLength(0);
            draft.close(cut(name));
            add("http.colon", bytes, at);
            step = Step.COLON;
            return true;
        }
        if (b == '\r' || b == '\n') {
            fault();
            text.setLength(0);
            draft.close(null);
            lineEnds(CRLF, bytes, at, Step.VALUE_LF, () -> step = Step.LINE);
            return true;
        }
        if (!isToken(b)) {
            fault();
        }
        add(nameField, bytes, at);
        text.append((char) (b & 0xff));
        return true;
    }

    private boolean takeValue(byte[] bytes, int at) {
        byte b = bytes[at];
        if (b == '\r' || b == '\n') {
            draft.close(cut(name));
            lines.add(new Line(name, text.toString().strip(), valueAt));
            text.setLength(0);
            lineEnds(CRLF, bytes, at, Step.VALUE_LF, () -> step = Step.LINE);
            return true;
        }
        if (isControl(b)) {
            fault();
        }
        add(valueField, bytes, at);
        text.append((char) (b & 0xff));
        return true;
    }

    /** At CR or LF: a line may end with LF alone, but should not (RFC 9112 §2.2). */
    private void lineEnds(String field, byte[] bytes, int at, Step lf, Runnable then) {
        if (bytes[at] == '\n') {
            draft.fault("http.bare-lf");
        }
        add(field, bytes, at);
        if (bytes[at] == '\r') {
            step = lf;
        } else {
            draft.close(null);
            then.run();
        }
    }

    private boolean takeLf(String field, byte[] bytes, int at, Runnable then) {
        boolean lf = bytes[at] == '\n';
        if (lf) {
            add(field, bytes, at);
        } else {
            draft.fault(MALFORMED, draft.length() - 1); // a CR alone
        }
        draft.close(null);
        then.run();
        return lf;
    }

    private void add(String field, byte[] bytes, int at) {
        draft.add(field, Worth.OVERHEAD, bytes, at, at + 1);
    }

    /** The next byte breaks the grammar; a line says so once. */
    private void fault() {
        if (!faulty) {
            faulty = true;
            draft.fault(MALFORMED);
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_VALUE));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == 0x7f;
    }

    /** RFC 9110 §5.6.2. */
    private static boolean isToken(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || TOKEN_MARKS.indexOf(b) >= 0;
    }
}
