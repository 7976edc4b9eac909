package wireup.toolbox.tap;

/**
 * Reads lines of an HTTP/1.1 head byte by byte (RFC 9112 §2.1). What breaks the grammar is marked and read on, as long as
 * it looks like HTTP at all.
 */
abstract class LineReader {

    enum State {
        READING,
        COMPLETE,
        NOT_HTTP,
        TOO_LONG
    }

    static final String CRLF = "http.crlf";
    static final String MALFORMED = "http.malformed";
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final Draft draft;
    private State state = State.READING;
    private int room;
    private boolean faulty;

    /** After CR: the name of a line end that is to be completed; else null. */
    private String open;

    /** A reader that reads so many bytes at most. */
    LineReader(Draft draft, int room) {
        this.draft = draft;
        this.room = room;
    }

    /** Reads until all is complete or impossible; returns the index of the first byte that was not read. */
    final int read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && state == State.READING) {
            if (room == 0) {
                draft.fault("http.head-too-long");
                state = State.TOO_LONG;
            } else if (open == null ? take(bytes[at]) : takeLf(bytes[at])) {
                at++;
                room--;
            }
        }
        return at;
    }

    final State state() {
        return state;
    }

    /** How many bytes more it would read. */
    final int room() {
        return room;
    }

    /** Takes one byte. False if it did not, but went a step on. */
    abstract boolean take(byte b);

    /** A line is over, with its end. */
    abstract void lineEnds();

    final void become(State next) {
        state = next;
    }

    final void add(String field, byte b) {
        draft.add(field, Worth.OVERHEAD, b);
    }

    /** Takes CR or LF: a line may end with LF alone, but should not (RFC 9112 §2.2). Returns true, as it took one. */
    final boolean end(String field, byte b) {
        if (b == '\n') {
            draft.fault("http.bare-lf");
        }
        add(field, b);
        if (b == '\r') {
            open = field;
        } else {
            lineIsOver();
        }
        return true;
    }

    private boolean takeLf(byte b) {
        boolean lf = b == '\n';
        if (lf) {
            add(open, b);
        } else {
            draft.fault(MALFORMED, draft.length() - 1); // a CR alone
        }
        open = null;
        lineIsOver();
        return lf;
    }

    private void lineIsOver() {
        draft.close(null);
        faulty = false;
        lineEnds();
    }

    /** The next byte breaks the grammar; a line says so once. */
    final void fault() {
        if (!faulty) {
            faulty = true;
            draft.fault(MALFORMED);
        }
    }

    static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == 0x7f;
    }

    /** RFC 9110 §5.6.2. */
    static boolean isToken(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || TOKEN_MARKS.indexOf(b) >= 0;
    }
}
