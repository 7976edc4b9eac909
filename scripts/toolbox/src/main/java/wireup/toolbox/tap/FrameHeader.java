package wireup.toolbox.tap;

/**
 * Reads the header of a frame byte by byte, RFC 6455 §5.2, and holds it against the rules that a header can break by
 * itself.
 */
final class FrameHeader {

    enum State {
        READING,
        COMPLETE,

        /** No frame is that long, and nobody knows where the next one begins. */
        IMPOSSIBLE
    }

    private enum Step {
        FIRST,
        SECOND,
        LENGTH,
        KEY
    }

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PONG = 10;
    private static final int MAX_CONTROL = 125;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final Draft draft;
    private final boolean client;
    private final Extensions extensions;
    private State state = State.READING;
    private Step step = Step.FIRST;
    private int opcode;
    private boolean fin;
    private int rsv;
    private Boolean masked;
    private Long length;
    private boolean is64;

    /** The number that is being read: how many of its bytes are to come, and what those so far say. */
    private int toRead;

    private long number;
    private int key;

    /** The header that the draft begins with. */
    FrameHeader(Draft draft, Side from, Extensions extensions) {
        this.draft = draft;
        this.client = from == Side.CLIENT;
        this.extensions = extensions;
    }

    State state() {
        return state;
    }

    int opcode() {
        return opcode;
    }

    boolean isControl() {
        return opcode >= CLOSE;
    }

    boolean fin() {
        return fin;
    }

    /** The three reserved bits, 0 to 7. */
    int rsv() {
        return rsv;
    }

    /** Whether the message that it begins is compressed: RSV1, RFC 7692 §6. */
    boolean isCompressed() {
        return mayCompress() && (rsv & 4) != 0;
    }

    private boolean mayCompress() {
        return extensions.deflate() && (opcode == TEXT || opcode == BINARY);
    }

    /** Null as long as it is not known. */
    Boolean masked() {
        return masked;
    }

    /** The length of the payload in bytes; null as long as it is not known. */
    Long length() {
        return length;
    }

    /** The masking key; 0 changes nothing. */
    int key() {
        return key;
    }

    void read(byte b) {
        switch (step) {
            case FIRST -> readFirst(b);
            case SECOND -> readSecond(b);
            case LENGTH -> readLength(b);
            case KEY -> readKey(b);
        }
    }

    private void readFirst(byte b) {
        draft.addBits(b);
        draft.bits("frame.fin", 0, 1);
        draft.bits("frame.rsv1", 1, 1);
        draft.bits("frame.rsv2", 2, 1);
        draft.bits("frame.rsv3", 3, 1);
        draft.bits("frame.opcode", 4, 4);
        opcode = b & 0x0f;
        fin = (b & 0x80) != 0;
        rsv = b >> 4 & 7;
        boolean reserved = (rsv & (mayCompress() ? 3 : 7)) != 0;
        draft.faultIf(reserved && !extensions.others(), "frame.rsv", 0);
        draft.faultIf(isControl() ? opcode > PONG : opcode > BINARY, "frame.opcode", 0);
        draft.faultIf(isControl() && !fin, "frame.control-fragmented", 0);
        step = Step.SECOND;
    }

    private void readSecond(byte b) {
        draft.addBits(b);
        draft.bits("frame.mask", 0, 1);
        draft.bits("frame.length7", 1, 7);
        masked = (b & 0x80) != 0;
        draft.faultIf(client && !masked, "frame.unmasked", 1);
        draft.faultIf(!client && masked, "frame.masked", 1);
        int length7 = b & 0x7f;
        draft.faultIf(isControl() && length7 > MAX_CONTROL, "frame.control-long", 1);
        if (length7 < LENGTH_16) {
            lengthIs(length7);
        } else {
            is64 = length7 == LENGTH_64;
            begin(Step.LENGTH, is64 ? 8 : 2);
        }
    }

    private void readLength(byte b) {
        if (!add(is64 ? "frame.length64" : "frame.length16", b)) {
            return;
        }
        draft.close(number < 0 ? Long.toUnsignedString(number) : (Object) number);
        if (number < 0) {
            draft.fault("frame.length-top-bit", 2);
            state = State.IMPOSSIBLE;
            return;
        }
        draft.faultIf(number <= (is64 ? 0xffff : MAX_CONTROL), "frame.length-form", 2);
        lengthIs(number);
    }

    private void lengthIs(long bytes) {
        length = bytes;
        if (masked) {
            begin(Step.KEY, 4);
        } else {
            state = State.COMPLETE;
        }
    }

    private void readKey(byte b) {
        if (add("frame.key", b)) {
            draft.close(null);
            key = (int) number;
            state = State.COMPLETE;
        }
    }

    /** Begins a number of so many bytes, in network byte order. */
    private void begin(Step next, int bytes) {
        step = next;
        toRead = bytes;
        number = 0;
    }

    /** Adds a byte of the number. True if it was the last. */
    private boolean add(String field, byte b) {
        draft.add(field, Worth.OVERHEAD, b);
        number = number << 8 | (b & 0xff);
        toRead--;
        return toRead == 0;
    }
}
