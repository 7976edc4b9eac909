package wireup.toolbox.tap;

/**
 * Decodes an event stream (WHATWG HTML §9.2.6): each block of lines, up to and with its empty line, is a message. What
 * frames its chunks is in the message too.
 */
final class EventDecoder {

    private enum Step {
        NAME,
        COLON,
        VALUE,
        COMMENT
    }

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Direction direction;
    private final Recorder recorder;
    private final Excerpt name = new Excerpt();
    private final Excerpt value = new Excerpt();
    private final Excerpt data = new Excerpt();
    private Step step = Step.NAME;
    private String field = "";
    private boolean firstLine = true;
    private boolean afterCr;
    private String type;
    private String id;
    private boolean hasData;

    /** Whether lines have come that no empty line has ended. */
    private boolean begun;

    /** Whether the block is whole, and only the end of its chunk is to come. */
    private boolean over;

    EventDecoder(Direction direction, Recorder recorder) {
        this.direction = direction;
        this.recorder = recorder;
    }

    /** The message that the next byte belongs to. */
    Draft draft() {
        if (direction.draft() == null) {
            direction.begin(Kind.EVENT);
            say();
        }
        return direction.draft();
    }

    private void say() {
        direction.draft().say(new Content.Event(type, id, hasData ? data.toString() : null));
    }

    /**
     * Reads all of these bytes.
     *
     * @param last whether they are the last of a chunk, so that its end is to come, and belongs to the same message
     */
    void read(byte[] bytes, int from, int to, boolean last) {
        for (int at = from; at < to; ) {
            at = afterCr ? readLf(bytes, at) : readLine(bytes, at, to);
            if (over && !afterCr && !(last && at == to)) {
                finish();
            }
        }
        if (direction.draft() != null) {
            say();
        }
    }

    /** A line may end with CR LF, LF, or CR. */
    private int readLf(byte[] bytes, int at) {
        afterCr = false;
        boolean lf = bytes[at] == '\n';
        if (lf) {
            add("sse.newline", bytes, at, at + 1);
        }
        draft().close(null);
        return lf ? at + 1 : at;
    }

    private int readLine(byte[] bytes, int at, int to) {
        byte b = bytes[at];
        if (b == '\r' || b == '\n') {
            endLine();
            add("sse.newline", bytes, at, at + 1);
            afterCr = b == '\r';
            if (!afterCr) {
                draft().close(null);
            }
            return at + 1;
        }
        begun = true;
        return switch (step) {
            case NAME -> readName(bytes, at);
            case COLON -> {
                boolean space = b == ' ';
                if (space) {
                    add("sse.colon", bytes, at, at + 1);
                }
                beginValue();
                yield space ? at + 1 : at;
            }
            case VALUE -> {
                int end = lineEnd(bytes, at, to);
                boolean useful = field.equals("data");
                draft().add("sse.value", useful ? Worth.USEFUL : Worth.OVERHEAD, bytes, at, end);
                (useful ? data : value).add(bytes, at, end);
                yield end;
            }
            case COMMENT -> {
                int end = lineEnd(bytes, at, to);
                add("sse.comment", bytes, at, end);
                yield end;
            }
        };
    }

    private int readName(byte[] bytes, int at) {
        if (bytes[at] != ':') {
            name.add(bytes[at]);
            add("sse.name", bytes, at, at + 1);
            return at + 1;
        }
        if (name.isEmpty()) {
            step = Step.COMMENT;
            return at;
        }
        add("sse.colon", bytes, at, at + 1);
        step = Step.COLON;
        return at + 1;
    }

    private void beginValue() {
        String read = name.toString();
        field = firstLine && read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
        if (field.equals("data")) {
            if (hasData) {
                data.add((byte) '\n');
            }
            hasData = true;
        }
        step = Step.VALUE;
    }

    private void endLine() {
        boolean empty = step == Step.NAME && name.isEmpty();
        if (step == Step.COLON || (step == Step.NAME && !empty)) {
            beginValue(); // which is empty
        }
        if (step == Step.VALUE && field.equals("event")) {
            type = value.toString();
        } else if (step == Step.VALUE && field.equals("id")) {
            id = value.toString();
        }
        over = empty;
        firstLine = false;
        step = Step.NAME;
        name.clear();
        value.clear();
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\r' && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private void add(String part, byte[] bytes, int from, int to) {
        draft().add(part, Worth.OVERHEAD, bytes, from, to);
    }

    /** The chunk is over, with its CR LF. */
    void chunkEnds() {
        if (over) {
            finish();
        }
    }

    private void finish() {
        say();
        direction.finish();
        if (hasData) {
            recorder.countMessage();
        }
        type = null;
        id = null;
        hasData = false;
        data.clear();
        begun = false;
        over = false;
    }

    /** The stream is over. A block without its empty line is no event. */
    void end() {
        if (direction.draft() == null) {
            return;
        }
        if (over || !begun) {
            finish();
        } else {
            direction.abandon();
        }
    }
}
