package wireup.toolbox.tap;

import wireup.frames.CloseCode;

/** Decodes the WebSocket frames of one direction, RFC 6455 §5, and holds them against its rules. */
final class FrameDecoder implements Decoder {

    private static final String PAYLOAD = "frame.payload";
    private static final String BAD_UTF8 = "frame.utf8";

    private final Direction direction;
    private final Recorder recorder;
    private final Extensions extensions;
    private final byte[] unmasked = new byte[4096];

    /** Of the frame that is passing; null between two. */
    private FrameHeader header;

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
            if (header != null && header.state() == FrameHeader.State.COMPLETE) {
                at = readPayload(bytes, at, to);
            } else {
                readHeader(bytes[at]);
                at++;
            }
        }
        if (direction.draft() != null) {
            say();
        }
        return at;
    }

    private Draft draft() {
        return direction.draft();
    }

    private void readHeader(byte b) {
        if (header == null) {
            header = new FrameHeader(direction.begin(Kind.FRAME), direction.from(), extensions);
            header.read(b);
            beginFrame();
            return;
        }
        header.read(b);
        switch (header.state()) {
            case READING -> {}
            case COMPLETE -> beginPayload();
            case IMPOSSIBLE -> {
                say();
                direction.abandon();
                direction.become(new RawDecoder(direction, Why.AFTER_ERROR));
            }
        }
    }

    /** What the first byte says is held against the frames before. */
    private void beginFrame() {
        passed = 0;
        text.clear();
        reasonUtf8 = new Utf8();
        code = 0;
        int opcode = header.opcode();
        draft().faultIf(closed, "frame.after-close", 0);
        if (opcode == FrameHeader.CONTINUATION) {
            draft().faultIf(!open, "frame.stray-continuation", 0);
        } else if (opcode <= FrameHeader.BINARY) {
            draft().faultIf(open, "frame.interrupted", 0);
            messages++;
            open = true;
            isText = opcode == FrameHeader.TEXT;
            compressed = header.isCompressed();
            utf8 = isText && !compressed ? new Utf8() : null;
        }
    }

    private boolean isClose() {
        return header.opcode() == FrameHeader.CLOSE;
    }

    /** Whether the frame is part of a message: not of a stray continuation. */
    private boolean isOfMessage() {
        return header.opcode() <= FrameHeader.BINARY && open;
    }

    private void beginPayload() {
        if (isClose() && header.length() == 1) {
            draft().fault("frame.close-length");
        }
        if (header.length() == 0) {
            endFrame();
        }
    }

    private int readPayload(byte[] bytes, int from, int to) {
        int count = (int) Math.min(header.length() - passed, to - from);
        if (isClose()) {
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
        if (passed == header.length()) {
            endFrame();
        }
        return from + count;
    }

    private Worth payloadWorth() {
        if (header.opcode() <= FrameHeader.BINARY) {
            return Worth.USEFUL;
        }
        return (header.isControl() && header.opcode() <= FrameHeader.PONG) ? Worth.OVERHEAD : Worth.UNKNOWN;
    }

    private boolean isShownAsText() {
        return isOfMessage() && isText && !compressed;
    }

    /** Returns how many bytes it took: the code and the reason are two fields. */
    private int readClose(byte[] bytes, int from, int most) {
        if (header.length() == 1) {
            draft().add(PAYLOAD, Worth.OVERHEAD, bytes, from, from + 1);
            return 1;
        }
        if (passed < 2) {
            unmask(bytes, from, 1);
            code = code << 8 | (unmasked[0] & 0xff);
            draft().add("frame.close-code", Worth.OVERHEAD, bytes, from, from + 1);
            if (passed == 1) {
                draft().close(code);
                draft().faultIf(!CloseCode.mayBeSent(code), "frame.close-code", draft().length() - 2);
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
            unmasked[i] = (byte) (bytes[from + i] ^ header.key() >>> (24 - 8 * ((passed + i) & 3)));
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
        boolean last = isOfMessage() && header.fin();
        Utf8 ending = isClose() ? reasonUtf8 : (last && isText) ? utf8 : null;
        if (ending != null && !ending.isWhole()) {
            draft().fault(BAD_UTF8, draft().length() - 1); // in the middle of a character
        }
        say();
        direction.finish();
        closed |= isClose();
        header = null;
        if (last) {
            open = false;
            recorder.countMessage();
        }
    }

    private void say() {
        boolean ofMessage = isOfMessage();
        boolean hasCode = isClose() && passed > 1;
        draft().say(new Content.Frame(
                header.opcode(),
                header.fin(),
                header.rsv(),
                header.masked(),
                header.length(),
                (ofMessage && compressed) ? true : null,
                ofMessage ? messages : null,
                hasCode ? code : null,
                hasCode ? text.toString() : null,
                (header.length() != null && isShownAsText()) ? text.toString() : null));
    }
}
