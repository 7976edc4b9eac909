package wireup.frames;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * From messages to frames to bytes. Frames are gathered in a buffer until they are flushed or there are many bytes of
 * them; a waiting connection has no buffer at all. For one thread at a time.
 */
final class FrameWriter {

    private static final byte[] NOTHING = {};
    private static final int LARGE = 64 * 1024;
    private static final int MAX_HEADER = 10;

    /** How long an answer may wait for others, to leave with them. */
    private static final Duration MAX_WAIT = Duration.ofMillis(1);

    private final OutputStream out;
    private byte[] buffer = NOTHING;
    private int size;
    private int usual;
    private volatile long waitingSince = Clock.NEVER;
    private volatile long writingSince;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    // region write
    /**
     * Writes a message or a control frame as one frame. A server does not mask (RFC 6455 §5.1).
     *
     * @param rsv1 whether the payload is compressed
     */
    void write(Opcode opcode, boolean rsv1, byte[] payload) throws IOException {
        if (size == 0) {
            waitingSince = Clock.now();
        }
        makeRoom(MAX_HEADER + payload.length);
        put(FrameHeader.B0_FLAG_FIN | (rsv1 ? FrameHeader.B0_FLAG_RSV1 : 0) | opcode.code(), 1);
        if (payload.length <= FrameHeader.MAX_SHORT_LENGTH) {
            put(payload.length, 1);
        } else if (payload.length <= 0xFFFF) {
            put(FrameHeader.LENGTH_16, 1);
            put(payload.length, 2);
        } else {
            put(FrameHeader.LENGTH_64, 1);
            put(payload.length, 8);
        }
        System.arraycopy(payload, 0, buffer, size, payload.length);
        size += payload.length;
        if (size >= LARGE) {
            flush();
        }
    }

    /** Puts a number in network byte order. */
    private void put(long number, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            buffer[size++] = (byte) (number >> (8 * i));
        }
    }
    // endregion

    private void makeRoom(int count) {
        if (buffer.length == 0) {
            buffer = new byte[Math.max(count, usual)];
        } else if (size + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + count, 2 * size));
        }
    }

    /** Sends what was written. Waits while the peer does not read. */
    void flush() throws IOException {
        if (size == 0) {
            return;
        }
        byte[] bytes = buffer;
        int count = size;
        usual = Math.clamp(count, usual / 2, LARGE);
        buffer = NOTHING;
        size = 0;
        waitingSince = Clock.NEVER;
        for (int done = 0; done < count; done += LARGE) { // so that a slow peer is seen to go on
            writingSince = Clock.now();
            out.write(bytes, done, Math.min(LARGE, count - done));
        }
        writingSince = Clock.NEVER;
    }

    /** Whether the first byte of what was written has waited long enough. */
    boolean isLate(long now) {
        return Clock.isOver(MAX_WAIT, waitingSince, now);
    }

    /** Since when the peer has not taken what is being sent, by {@link Clock}; {@link Clock#NEVER} if nothing is. */
    long writingSince() {
        return writingSince;
    }
}
