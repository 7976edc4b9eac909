package wireup.toolbox.tap;

/** Reads the body of an HTTP/1.1 message to its end (RFC 9112 §6 and §7). */
final class Body {

    enum State {
        READING,
        COMPLETE,
        BROKEN
    }

    private enum Step {
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILERS
    }

    private static final String BAD_CHUNK = "http.bad-chunk";

    /** A size of more digits is no size of anything. */
    private static final int MAX_DIGITS = 15;

    private final Direction direction;
    private final EventDecoder events;
    private final boolean chunked;
    private final boolean endsWithConnection;
    private State state = State.READING;
    private Step step;
    private long left;
    private long size;
    private int digits;
    private FieldLines trailers;

    private Body(Direction direction, EventDecoder events, Step step, long left, boolean endsWithConnection) {
        this.direction = direction;
        this.events = events;
        this.chunked = step == Step.SIZE;
        this.step = step;
        this.left = left;
        this.endsWithConnection = endsWithConnection;
        if (!chunked && left == 0) {
            state = State.COMPLETE;
        }
    }

    /** A body of so many bytes. Here and below, {@code events} reads it if it is an event stream; else it is null. */
    static Body fixed(Direction direction, EventDecoder events, long length) {
        return new Body(direction, events, Step.DATA, length, false);
    }

    static Body chunked(Direction direction, EventDecoder events) {
        return new Body(direction, events, Step.SIZE, 0, false);
    }

    static Body untilClose(Direction direction, EventDecoder events) {
        return new Body(direction, events, Step.DATA, Long.MAX_VALUE, true);
    }

    State state() {
        return state;
    }

    boolean isEvents() {
        return events != null;
    }

    boolean endsWithConnection() {
        return endsWithConnection;
    }

    /** Reads until the body is complete or broken; returns the index of the first byte that is not of it. */
    int read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && state == State.READING) {
            if (step == Step.DATA) {
                at = readData(bytes, at, to);
            } else if (step == Step.TRAILERS) {
                at = readTrailers(bytes, at, to);
            } else if (take(bytes, at)) {
                at++;
            }
        }
        return at;
    }

    /** The connection ends, and the body with it. */
    void end() {
        state = State.COMPLETE;
    }

    /** Finishes the message that the body is of. */
    void finish() {
        if (events == null) {
            direction.finish();
        } else {
            events.end();
        }
    }

    private Draft draft() {
        return events == null ? direction.draft() : events.draft();
    }

    private int readData(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + Math.min(left, to - from));
        left -= end - from;
        if (events == null) {
            draft().add(chunked ? "http.chunk-data" : "http.body", Worth.USEFUL, bytes, from, end);
        } else {
            events.read(bytes, from, end, chunked && left == 0);
        }
        if (left == 0) {
            if (chunked) {
                step = Step.DATA_CR;
            } else {
                state = State.COMPLETE;
            }
        }
        return end;
    }

    private int readTrailers(byte[] bytes, int from, int to) {
        int at = trailers.read(bytes, from, to);
        if (trailers.state() != LineReader.State.READING) {
            state = trailers.state() == LineReader.State.COMPLETE ? State.COMPLETE : State.BROKEN;
        }
        return at;
    }

    /** Takes one byte of what is around the data of a chunk. False if it did not: it cannot be there. */
    private boolean take(byte[] bytes, int at) {
        byte b = bytes[at];
        return switch (step) {
            case SIZE -> takeSize(bytes, at);
            case EXTENSION -> LineReader.isLineEnd(b) ? sizeEnds(bytes, at) : add("http.chunk-extension", bytes, at);
            case SIZE_LF -> lineFeed(bytes, at, this::afterSize);
            case DATA_CR -> takeDataCr(bytes, at);
            case DATA_LF -> lineFeed(bytes, at, this::afterData);
            case DATA, TRAILERS -> throw new AssertionError(step);
        };
    }

    private boolean takeDataCr(byte[] bytes, int at) {
        if (bytes[at] == '\n') {
            draft().fault("http.bare-lf");
            return lineFeed(bytes, at, this::afterData);
        }
        step = Step.DATA_LF;
        return bytes[at] == '\r' ? add(LineReader.CRLF, bytes, at) : broken();
    }

    private boolean takeSize(byte[] bytes, int at) {
        byte b = bytes[at];
        int digit = Character.digit(b, 16);
        if (digit >= 0 && digits < MAX_DIGITS) {
            size = size << 4 | digit;
            digits++;
            return add("http.chunk-size", bytes, at);
        }
        if (digits == 0) {
            return broken();
        }
        if (LineReader.isLineEnd(b)) {
            return sizeEnds(bytes, at);
        }
        if (b != ';' && b != ' ' && b != '\t') {
            return broken();
        }
        draft().close(size);
        step = Step.EXTENSION;
        return add("http.chunk-extension", bytes, at);
    }

    private boolean sizeEnds(byte[] bytes, int at) {
        draft().close(step == Step.SIZE ? size : null);
        if (bytes[at] == '\n') {
            draft().fault("http.bare-lf");
            return lineFeed(bytes, at, this::afterSize);
        }
        step = Step.SIZE_LF;
        return add(LineReader.CRLF, bytes, at);
    }

    private void afterSize() {
        if (size == 0) {
            trailers = FieldLines.ofTrailers(draft());
            step = Step.TRAILERS;
        } else {
            left = size;
            step = Step.DATA;
        }
        size = 0;
        digits = 0;
    }

    private void afterData() {
        step = Step.SIZE;
        if (events != null) {
            events.chunkEnds();
        }
    }

    private boolean lineFeed(byte[] bytes, int at, Runnable then) {
        if (bytes[at] != '\n') {
            return broken();
        }
        add(LineReader.CRLF, bytes, at);
        draft().close(null);
        then.run();
        return true;
    }

    private boolean broken() {
        draft().fault(BAD_CHUNK);
        state = State.BROKEN;
        return false;
    }

    private boolean add(String field, byte[] bytes, int at) {
        draft().add(field, Worth.OVERHEAD, bytes, at, at + 1);
        return true;
    }
}
