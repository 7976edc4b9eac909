package wireup.frames;

import java.io.EOFException;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes from the peer, buffered. The buffer is small while little comes, so that a waiting connection costs little,
 * and grows while each read fills it. Before it waits for more bytes, what was written to the peer is sent: an answer
 * never waits for the next question, and the answers to many questions that came together leave together.
 */
final class Input {

    private static final int SMALL = 1024;
    private static final int LARGE = 32 * 1024;

    private final InputStream in;
    private final Flushable answers;
    private byte[] buffer;
    private int position;
    private int limit;
    private boolean moreIsThere;
    private volatile long waitingSince = Clock.NEVER;

    /**
     * An input.
     *
     * @param early what was received already; it comes first
     * @param answers what was written to the peer, flushed before each wait
     */
    Input(byte[] early, InputStream in, Flushable answers) {
        this.buffer = early;
        this.limit = early.length;
        this.in = in;
        this.answers = answers;
    }

    /**
     * The next byte, 0 to 255.
     *
     * @throws EOFException if the peer sends no more
     */
    int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    /** The next {@code count} bytes as a number in network byte order. */
    long readNumber(int count) throws IOException {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | read();
        }
        return number;
    }

    /**
     * Reads at least one byte.
     *
     * @return how many of {@code length} bytes were read
     * @throws EOFException if the peer sends no more
     */
    int read(byte[] into, int offset, int length) throws IOException {
        if (position == limit) {
            if (length >= LARGE) {
                return receive(into, offset, length); // a large payload goes where it belongs, without a stop
            }
            fill();
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    /** Reads and drops what the peer still sends, to the end. */
    void drain() throws IOException {
        byte[] dropped = new byte[SMALL];
        while (in.read(dropped) >= 0) {
            // Nobody listens any more.
        }
    }

    /**
     * Since when the peer is silent, by {@link Clock}; {@link Clock#NEVER} while nobody listens, because the application
     * takes its time: then silence is not the peer's.
     */
    long waitingSince() {
        return waitingSince;
    }

    private void fill() throws IOException {
        if (limit == buffer.length) {
            buffer = new byte[Math.clamp(4L * limit, SMALL, LARGE)];
        } else if (limit < buffer.length / 4 && buffer.length > SMALL) {
            buffer = new byte[buffer.length / 2];
        }
        position = 0;
        limit = 0;
        limit = receive(buffer, 0, buffer.length);
    }

    // region receive
    private int receive(byte[] into, int offset, int length) throws IOException {
        if (!moreIsThere || in.available() == 0) {
            answers.flush();
        }
        waitingSince = Clock.now();
        int count = in.read(into, offset, length);
        waitingSince = Clock.NEVER;
        if (count < 0) {
            throw new EOFException("The peer sends no more.");
        }
        moreIsThere = count == length; // perhaps
        return count;
    }
    // endregion
}
