package wireup.toolbox.tap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the first line of a message: a request line or a status line, in three parts (RFC 9112 §3 and §4). */
final class StartLine extends LineReader {

    private static final String VERSION_START = "HTTP/";
    private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[0-9]");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");
    private static final List<String> REQUEST_LINE = List.of("http.method", "http.target", "http.version");
    private static final List<String> STATUS_LINE = List.of("http.version", "http.status", "http.reason");

    private final Draft draft;
    private final boolean request;
    private final List<String> names;
    private final boolean first;
    private final List<String> parts = new ArrayList<>();
    private final List<Long> partsAt = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean begun;
    private long partAt;

    /** Reads so many bytes at most; {@code first} if nothing else has shown yet that these bytes are HTTP. */
    StartLine(Draft draft, Side from, boolean first, int room) {
        super(draft, room);
        this.draft = draft;
        this.request = from == Side.CLIENT;
        this.names = request ? REQUEST_LINE : STATUS_LINE;
        this.first = first;
    }

    /** A part, 0 to 2; null if it is not there. */
    String part(int index) {
        return index < parts.size() ? parts.get(index) : null;
    }

    @Override
    boolean take(byte b) {
        return begun ? takePart(b) : takeBefore(b);
    }

    /** Empty lines before a request are to be ignored, RFC 9112 §2.2. */
    private boolean takeBefore(byte b) {
        if (isLineEnd(b)) {
            add(CRLF, b);
            return true;
        }
        begun = true;
        partBegins();
        return false;
    }

    private void partBegins() {
        draft.close(null);
        partAt = draft.length();
    }

    private boolean takePart(byte b) {
        int part = parts.size();
        if (isLineEnd(b)) {
            partEnds();
            return end(CRLF, b);
        }
        if (b == ' ' && part < 2) {
            partEnds();
            add("http.space", b);
            partBegins();
            return true;
        }
        if (part == 0 && !mayBegin(b)) {
            isNotHttp(draft.length());
            return false;
        }
        boolean reason = part == 2 && !request;
        if (isControl(b) || (!reason && (b < 0 || b == '\t'))) {
            fault();
        }
        add(names.get(part), b);
        text.append((char) (b & 0xff));
        return true;
    }

    private boolean mayBegin(byte b) {
        return request
                ? isToken(b)
                : text.length() >= VERSION_START.length() || VERSION_START.charAt(text.length()) == b;
    }

    private void partEnds() {
        draft.close(null);
        parts.add(text.toString());
        partsAt.add(partAt);
        text.setLength(0);
    }

    @Override
    void lineEnds() {
        String version = part(request ? 2 : 0);
        if (version == null || !version.contains(VERSION_START) || version.equals("HTTP/2.0")) {
            isNotHttp(0);
            return;
        }
        check(request ? 2 : 0, VERSION.matcher(version).matches());
        if (request) {
            check(0, !part(0).isEmpty());
            check(1, !part(1).isEmpty());
        } else {
            check(1, part(1) != null && STATUS.matcher(part(1)).matches());
        }
        become(State.COMPLETE);
    }

    private void check(int index, boolean good) {
        if (!good) {
            draft.fault(MALFORMED, partsAt.get(Math.min(index, partsAt.size() - 1)));
        }
    }

    /** At the beginning of a connection that is no error. */
    private void isNotHttp(long at) {
        become(State.NOT_HTTP);
        if (!first) {
            draft.fault(MALFORMED, at);
        }
    }
}
