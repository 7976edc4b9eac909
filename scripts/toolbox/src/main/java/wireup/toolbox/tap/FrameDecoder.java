package wireup.toolbox.tap;

import wireup.frames.CloseCode;

/** Decodes the WebSocket frames of one direction, RFC 6455 §5, and holds them against its rules. */
final class FrameDecoder implements Decoder {

    private enum Step {
        FIRST,
        SECOND,
        LENGTH,
        KEY,
        PAYLOAD
    }

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PONG = 10;
    private static final int MAX_CONTROL = 125;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final String PAYLOAD = "frame.payload";
    private static final String BAD_UTF8 = "frame.utf8";

    private final Direction direction;
    private final Recorder recorder;
    private final Extensions extensions;
    private final byte[] unmasked = new byte[4096];

    private Step step = Step.FIRST;
    private int opcode;
    private boolean fin;
    private int rsv;
    private Boolean masked;
    private Long length;
    private boolean is64;

    /** The number in the header that is being read: how many of its bytes are to come, and what those so far say. */
    private int toRead;

    private long number;
    private int key;

    /** How many bytes of the payload have passed. */
    private long passed;

    private final Excerpt text = new Excerpt();
    private int code;

    /** The message that is passing: whether its last frame is to come, and what its first said. */
    private boolean open;

    private long messages;
    private boolean isText;
    private boolean compressed;

    /** Checks the text of the message, or the reason of a close; null if there is nothing to check any more. */
    private Utf8 utf8;

    private Utf8 reasonUtf8;

    private boolean closed;

    FrameDecoder(Direction direction, Recorder recorder, Extensions extensions) {
        this.direction = direction;
        this.recorder = recorder;
        this.extensions = extensions;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && direction.decoder().equals(this)) {
            if (step == Step.PAYLOAD) {
                at = readPayload(bytes, at, to);
            } else {
                readHeader(bytes, at);
                at++;
            }
        }
        if (direction.draft() != null) {
            say();
        }
        return at;
    }

    private void readHeader(byte[] bytes, int at) {
        switch (step) {
            case FIRST -> readFirst(bytes[at]);
            case SECOND -> readSecond(bytes[at]);
            case LENGTH -> readLength(bytes, at);
            case KEY -> readKey(bytes, at);
            case PAYLOAD -> throw new AssertionError();
        }
    }

    private Draft draft() {
        return direction.draft();
    }

    private void readFirst(byte b) {
        direction.begin(Kind.FRAME);
        draft().addBits(b);
        draft().bits("frame.fin", 0, 1);
        draft().bits("frame.rsv1", 1, 1);
        draft().bits("frame.rsv2", 2, 1);
        draft().bits("frame.rsv3", 3, 1);
        draft().bits("frame.opcode", 4, 4);
        opcode = b & 0x0f;
        fin = (b & 0x80) != 0;
        rsv = b >> 4 & 7;
        masked = null;
        length = null;
        passed = 0;
        text.clear();
        reasonUtf8 = new Utf8();
        code = 0;
        if (closed) {
            draft().fault("frame.after-close", 0);
        }
        boolean mayCompress = extensions.deflate() && (opcode == TEXT || opcode == BINARY);
        if ((rsv & (mayCompress ? 3 : 7)) != 0 && !extensions.others()) {
            draft().fault("frame.rsv", 0);
        }
        if (isControl()) {
            faultIf(opcode > PONG, "frame.opcode", 0);
            faultIf(!fin, "frame.control-fragmented", 0);
        } else if (opcode == CONTINUATION) {
            faultIf(!open, "frame.stray-continuation", 0);
        } else if (opcode <= BINARY) {
            faultIf(open, "frame.interrupted", 0);
            messages++;
            open = true;
            isText = opcode == TEXT;
            compressed = mayCompress && (rsv & 4) != 0;
            utf8 = isText && !compressed ? new Utf8() : null;
        } else {
            draft().fault("frame.opcode", 0);
        }
        step = Step.SECOND;
    }

    private boolean isControl() {
        return opcode >= CLOSE;
    }

    /** Whether the frame is part of a message: not of a stray continuation. */
    private boolean isOfMessage() {
        return opcode <= BINARY && open;
    }

    private void readSecond(byte b) {
        draft().addBits(b);
        draft().bits("frame.mask", 0, 1);
        draft().bits("frame.length7", 1, 7);
        masked = (b & 0x80) != 0;
        boolean client = direction.from() == Side.CLIENT;
        faultIf(client && !masked, "frame.unmasked", 1);
        faultIf(!client && masked, "frame.masked", 1);
        int length7 = b & 0x7f;
        faultIf(isControl() && length7 > MAX_CONTROL, "frame.control-long", 1);
        number = 0;
        if (length7 < LENGTH_16) {
            lengthIs(length7);
        } else {
            is64 = length7 == LENGTH_64;
            toRead = is64 ? 8 : 2;
            step = Step.LENGTH;
        }
    }

    private void readLength(byte[] bytes, int at) {
        add(is64 ? "frame.length64" : "frame.length16", bytes, at);
        if (toRead > 0) {
            return;
        }
        draft().close(number < 0 ? Long.toUnsignedString(number) : (Object) number);
        if (number < 0) {
            // No frame is that long, and nobody knows where the next one begins.
            draft().fault("frame.length-top-bit", 2);
            say();
            direction.abandon();
            direction.become(new RawDecoder(direction, Why.AFTER_ERROR));
            return;
        }
        faultIf(number <= (is64 ? 0xffff : MAX_CONTROL), "frame.length-form", 2);
        lengthIs(number);
    }

    private void readKey(byte[] bytes, int at) {
        add("frame.key", bytes, at);
        if (toRead == 0) {
            draft().close(null);
            key = (int) number;
            beginPayload();
        }
    }

    /** Adds a byte of a number in network byte order. */
    private void add(String field, byte[] bytes, int at) {
        draft().add(field, Worth.OVERHEAD, bytes, at, at + 1);
        number = number << 8 | (bytes[at] & 0xff);
        toRead--;
    }

    private void lengthIs(long bytes) {
        length = bytes;
        if (masked) {
            number = 0;
            toRead = 4;
            step = Step.KEY;
        } else {
            key = 0;
            beginPayload();
        }
    }

    private void beginPayload() {
        if (opcode == CLOSE && length == 1) {
            draft().fault("frame.close-length");
        }
        step = Step.PAYLOAD;
        if (length == 0) {
            endFrame();
        }
    }

    private int readPayload(byte[] bytes, int from, int to) {
        int count = (int) Math.min(length - passed, to - from);
        if (opcode == CLOSE) {
            count = readClose(bytes, from, count);
        } else if (isShownAsText()) {
            count = unmask(bytes, from, count);
            utf8 = check(utf8, count);
            text.add(unmasked, 0, count);
            draft().add(PAYLOAD, Worth.USEFUL, bytes, from, from + count);
        } else {
            draft().add(PAYLOAD, payloadWorth(), bytes, from, from + count);
        }
        passed += count;
        if (passed == length) {
            endFrame();
        }
        return from + count;
    }

    private Worth payloadWorth() {
        if (opcode <= BINARY) {
            return Worth.USEFUL;
        }
        return (isControl() && opcode <= PONG) ? Worth.OVERHEAD : Worth.UNKNOWN;
    }

    private boolean isShownAsText() {
        return isOfMessage() && isText && !compressed;
    }

    /** Returns how many bytes it took: the code and the reason are two fields. */
    private int readClose(byte[] bytes, int from, int most) {
        if (length == 1) {
            draft().add(PAYLOAD, Worth.OVERHEAD, bytes, from, from + 1);
            return 1;
        }
        if (passed < 2) {
            unmask(bytes, from, 1);
            code = code << 8 | (unmasked[0] & 0xff);
            draft().add("frame.close-code", Worth.OVERHEAD, bytes, from, from + 1);
            if (passed == 1) {
                draft().close(code);
                faultIf(!CloseCode.mayBeSent(code), "frame.close-code", draft().length() - 2);
            }
            return 1;
        }
        int count = unmask(bytes, from, most);
        reasonUtf8 = check(reasonUtf8, count);
        text.add(unmasked, 0, count);
        draft().add("frame.close-reason", Worth.OVERHEAD, bytes, from, from + count);
        return count;
    }

    /** Unmasks the next bytes of the payload; returns how many. */
    private int unmask(byte[] bytes, int from, int most) {
        int count = Math.min(most, unmasked.length);
        for (int i = 0; i < count; i++) {
            unmasked[i] = (byte) (bytes[from + i] ^ key >>> (24 - 8 * ((passed + i) & 3)));
        }
        return count;
    }

    /** Checks unmasked bytes that are not added yet. Returns who checks the next ones; null after the first bad byte. */
    private Utf8 check(Utf8 checking, int count) {
        if (checking == null) {
            return null;
        }
        int bad = checking.firstBad(unmasked, 0, count);
        if (bad == count) {
            return checking;
        }
        draft().fault(BAD_UTF8, draft().length() + bad);
        return null;
    }

    private void endFrame() {
        boolean last = isOfMessage() && fin;
        Utf8 ending = opcode == CLOSE ? reasonUtf8 : (last && isText) ? utf8 : null;
        if (ending != null && !ending.isWhole()) {
            draft().fault(BAD_UTF8, draft().length() - 1); // in the middle of a character
        }
        say();
        direction.finish();
        closed |= opcode == CLOSE;
        step = Step.FIRST;
        if (last) {
            open = false;
            recorder.countMessage();
        }
    }

    private void say() {
        boolean ofMessage = isOfMessage();
        boolean close = opcode == CLOSE && length != null && length > 1;
        draft().say(new Content.Frame(
                opcode,
                fin,
                rsv,
                masked,
                length,
                (ofMessage && compressed) ? true : null,
                ofMessage ? messages : null,
                (close && passed > 1) ? code : null,
                (close && passed > 1) ? text.toString() : null,
                (length != null && isShownAsText()) ? text.toString() : null));
    }

    private void faultIf(boolean broken, String rule, long at) {
        if (broken) {
            draft().fault(rule, at);
        }
    }
}
