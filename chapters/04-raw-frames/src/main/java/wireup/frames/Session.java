package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Flushable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An open connection as the application sees it: what it can say to the peer. Any thread may send; messages are not
 * mixed. Sending waits while the peer does not read, and fails when that lasts longer than {@link Limits#write}.
 */
public final class Session implements Flushable {

    private final FrameWriter frames;
    private final Compression compression;
    private final String subProtocol;
    private final Thread reader = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long closingSince = Clock.NEVER;

    /**
     * A session, made by the thread that reads what the peer sends.
     *
     * @param subProtocol the agreed sub-protocol, or null
     * @param compression compresses messages, or null if that was not agreed
     */
    Session(FrameWriter frames, String subProtocol, Compression compression) {
        this.frames = frames;
        this.subProtocol = subProtocol;
        this.compression = compression;
    }

    /** The sub-protocol that was agreed in the opening handshake, or null. */
    public String subProtocol() {
        return subProtocol;
    }

    /**
     * Sends a message. What {@link Application#onMessage} sends leaves when all that the peer has said so far is
     * answered, or when that takes over a millisecond; within a call that goes on and on, {@link Patrol} sees to it a
     * few times a second. What any other thread sends leaves at once.
     *
     * @throws IOException if the connection is closing or lost
     */
    public void send(Message message) throws IOException {
        switch (message) {
            case Message.Text(String text) -> send(Opcode.TEXT, text.getBytes(UTF_8));
            case Message.Binary(byte[] bytes) -> send(Opcode.BINARY, bytes);
        }
    }

    /** Asks the peer whether it is there. */
    void ping() throws IOException {
        send(Opcode.PING, new byte[0]);
    }

    /** Answers a Ping with the payload that it had (RFC 6455 §5.5.3). */
    void pong(byte[] payload) throws IOException {
        send(Opcode.PONG, payload);
    }

    // region send
    private void send(Opcode opcode, byte[] payload) throws IOException {
        lock.lock();
        try {
            if (isClosing()) {
                throw new IOException("Nothing may follow our Close frame.");
            }
            boolean compress = compression != null && !opcode.isControl();
            frames.write(opcode, compress, compress ? compression.compress(payload) : payload);
            if (!reader.equals(Thread.currentThread())) {
                frames.flush();
            }
        } finally {
            lock.unlock();
        }
    }
    // endregion

    /**
     * Begins to close the connection, or agrees to. The first call counts; what the application sends after it fails.
     *
     * @param code why, see {@link CloseCode}: 1000 to 1003, 1007 to 1014, 3000 to 4999
     * @param reason for the person who reads the peer's log, at most 123 bytes of UTF-8
     * @throws IllegalArgumentException if such a Close frame must not be sent
     * @throws IOException if the connection is lost
     */
    public void close(int code, String reason) throws IOException {
        close(new Close(code, reason));
    }

    void close(Close close) throws IOException {
        lock.lock();
        try {
            if (!isClosing()) {
                frames.write(Opcode.CLOSE, false, close.payload());
                closingSince = Clock.now();
            }
            frames.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what was written and has not left yet. */
    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            frames.flush();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the peer has waited long enough for something that was written. */
    boolean isLate(long now) {
        return frames.isLate(now);
    }

    /** The connection has ended: sends fail from now on. */
    void end() {
        lock.lock();
        try {
            closingSince = isClosing() ? closingSince : Clock.now();
            if (compression != null) {
                compression.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether our Close frame was sent. */
    boolean isClosing() {
        return closingSince != Clock.NEVER;
    }

    /** When our Close frame was sent, by {@link Clock}, or {@link Clock#NEVER}. */
    long closingSince() {
        return closingSince;
    }
}
