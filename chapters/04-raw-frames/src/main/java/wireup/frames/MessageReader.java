package wireup.frames;

import static wireup.frames.ProtocolError.check;

import java.io.IOException;

/** From frames to messages, RFC 6455 §5.4: fragments are put together, and control frames may come between them. */
final class MessageReader {

    private final Input in;
    private final Limits limits;
    private final Decompression decompression;

    /** The type of the message that has begun and not ended, or null if there is none. */
    private Opcode type;

    private boolean compressed;
    private int fragments;
    private Payload payload;
    private Utf8 utf8;

    /**
     * A reader.
     *
     * @param decompression for messages that are marked as compressed, or null if none may be
     */
    MessageReader(Input in, Limits limits, Decompression decompression) {
        this.in = in;
        this.limits = limits;
        this.decompression = decompression;
    }

    // region next
    /**
     * Waits for the next message or control frame.
     *
     * @throws ProtocolError if what comes breaks a rule
     * @throws IOException if the connection ends or fails
     */
    Incoming next() throws IOException {
        while (true) {
            FrameHeader header = FrameHeader.read(in, decompression != null, limits.frame());
            FramePayload frame = new FramePayload(in, header);
            // region fragments
            if (header.opcode().isControl()) {
                return control(header.opcode(), frame.readAll());
            }
            if (header.opcode() == Opcode.CONTINUATION) {
                check(type != null, "A continuation frame, and no message has begun.");
            } else {
                check(type == null, "A new message begins inside a fragmented one.");
                begin(header);
            }
            // endregion
            if (++fragments > limits.fragments()) {
                throw new ProtocolError(
                        CloseCode.POLICY_VIOLATION, "A message of more than " + limits.fragments() + " frames.");
            }
            add(frame);
            if (header.fin()) {
                return end();
            }
        }
    }
    // endregion

    private void begin(FrameHeader header) {
        type = header.opcode();
        compressed = header.rsv1();
        fragments = 0;
        payload = new Payload(limits.message());
        utf8 = type == Opcode.TEXT ? new Utf8() : null;
    }

    // region add
    /** A text is checked as it comes in, so that it fails at its first bad byte, not at its end. */
    private void add(FramePayload frame) throws IOException {
        while (frame.left() > 0) {
            int before = payload.size();
            try {
                if (compressed) {
                    decompression.add(frame, payload);
                } else {
                    payload.add(frame);
                }
            } finally { // also before a mistake behind these bytes: the first one counts, however the bytes were cut
                checkText(before);
            }
        }
    }
    // endregion

    private void checkText(int from) {
        if (utf8 != null) {
            payload.check(utf8, from);
        }
    }

    private Message end() {
        if (compressed) {
            int before = payload.size();
            try {
                decompression.end(payload);
            } finally {
                checkText(before);
            }
        }
        boolean isText = type == Opcode.TEXT;
        if (isText) {
            utf8.end();
        }
        Payload whole = payload;
        type = null;
        payload = null;
        return isText ? new Message.Text(whole.toText()) : new Message.Binary(whole.toBytes());
    }

    private static Incoming control(Opcode opcode, byte[] bytes) {
        return switch (opcode) {
            case PING -> new Incoming.Ping(bytes);
            case PONG -> new Incoming.Pong(bytes);
            default -> Close.read(bytes);
        };
    }
}
