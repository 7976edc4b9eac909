package wireup.toolbox.tap;

/** Reads the head of an HTTP/1.1 message: its start line, then its field lines (RFC 9112 §2.1). */
final class Head {

    /** The most bytes of a head. */
    static final int MAX = 64 * 1024;

    private final Draft draft;
    private final StartLine start;
    private FieldLines fields;

    /** The head of a message; {@code first} if nothing else has shown yet that these bytes are HTTP. */
    Head(Draft draft, Side from, boolean first) {
        this.draft = draft;
        this.start = new StartLine(draft, from, first, MAX);
    }

    /** Reads until the head is complete or impossible; returns the index of the first byte that is not of it. */
    int read(byte[] bytes, int from, int to) {
        int at = start.read(bytes, from, to);
        if (fields == null && start.state() == LineReader.State.COMPLETE) {
            fields = FieldLines.ofHead(draft, start.room());
        }
        return fields == null ? at : fields.read(bytes, at, to);
    }

    LineReader.State state() {
        return fields == null ? start.state() : fields.state();
    }

    /** A part of the start line, 0 to 2; null if it is not there. */
    String part(int index) {
        return start.part(index);
    }

    FieldLines fields() {
        return fields;
    }
}
