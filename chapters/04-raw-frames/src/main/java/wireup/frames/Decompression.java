package wireup.frames;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses messages, RFC 7692 §7.2.2. What they become is bounded as any other message is. */
final class Decompression implements AutoCloseable {

    /** The end of every compressed message; it is not sent. */
    private static final byte[] TAIL = {0x00, 0x00, (byte) 0xFF, (byte) 0xFF};

    /** How far back a DEFLATE stream may refer. */
    private static final int WINDOW = 32 * 1024;

    private final Inflater inflater = new Inflater(true);
    private final boolean keepsContext;
    private final byte[] input = new byte[4096];

    /** What was decompressed last: at least the window, if there was that much. */
    private final byte[] output = new byte[2 * WINDOW];

    private int end;

    /** A decompression; {@code keepsContext}: whether a message may refer to the one before. */
    Decompression(boolean keepsContext) {
        this.keepsContext = keepsContext;
    }

    /** Decompresses what has come of a frame's payload, at least one byte of it. */
    void add(FramePayload frame, Payload message) throws IOException {
        int count = frame.read(input, 0, input.length);
        inflate(input, count, message);
    }

    /** Decompresses the end that was not sent. */
    void end(Payload message) {
        inflate(TAIL, TAIL.length, message);
        if (!keepsContext) {
            inflater.reset();
            end = 0;
        }
    }

    // region inflate
    private void inflate(byte[] bytes, int count, Payload message) {
        inflater.setInput(bytes, 0, count);
        while (true) {
            int more = inflateSome(message);
            if (end == output.length) {
                System.arraycopy(output, WINDOW, output, 0, WINDOW);
                end = WINDOW;
            }
            if (inflater.finished()) {
                goOn(bytes, count);
            } else if (more == 0) {
                return;
            }
        }
    }

    /** What comes before a mistake is added before it is thrown: so the order does not depend on how the bytes came. */
    private int inflateSome(Payload message) {
        long before = inflater.getBytesWritten();
        boolean broken = false;
        try {
            inflater.inflate(output, end, output.length - end);
        } catch (DataFormatException e) {
            broken = true;
        }
        int more = (int) (inflater.getBytesWritten() - before);
        message.add(output, end, more);
        if (broken) {
            throw new ProtocolError(CloseCode.INVALID_DATA, "A compressed message is not DEFLATE.");
        }
        end += more;
        return more;
    }

    /** A block may say that it is the last (§7.2.3.4), and still more may come, which refers to what came before. */
    private void goOn(byte[] bytes, int count) {
        int rest = inflater.getRemaining();
        inflater.reset();
        inflater.setDictionary(output, Math.max(0, end - WINDOW), Math.min(end, WINDOW));
        inflater.setInput(bytes, count - rest, rest);
    }
    // endregion

    @Override
    public void close() {
        inflater.end();
    }
}
