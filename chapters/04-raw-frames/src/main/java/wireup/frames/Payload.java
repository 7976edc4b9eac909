package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/** A message as it grows. It takes memory for what has come, not for what was announced (RFC 6455 §10.4). */
final class Payload {

    /** The most bytes to make room for at once, as long as there are not yet more of them. */
    private static final int STEP = 64 * 1024;

    private final int max;
    private byte[] bytes = {};
    private int size;

    /** A payload of at most {@code max} bytes. */
    Payload(int max) {
        this.max = max;
    }

    /**
     * Adds what has come of a frame's payload, at least one byte of it.
     *
     * @throws ProtocolError with 1009 if all of it would be too large
     */
    void add(FramePayload frame) throws IOException {
        int room = makeRoom(frame.left());
        size += frame.read(bytes, size, room);
    }

    /**
     * Adds bytes of an array, as many as there may be.
     *
     * @throws ProtocolError with 1009 if all of them would be too large
     */
    void add(byte[] source, int from, int count) {
        int fitting = Math.min(count, max - size);
        for (int done = 0; done < fitting; ) {
            int part = makeRoom(fitting - done);
            System.arraycopy(source, from + done, bytes, size, part);
            size += part;
            done += part;
        }
        if (fitting < count) {
            throw tooLarge();
        }
    }

    // region room
    /** Makes room for some of the bytes that are to come, and says for how many there is room. */
    private int makeRoom(int announced) {
        if (announced > max - size) {
            throw tooLarge();
        }
        if (size == bytes.length) {
            int more = Math.max(Math.min(announced, Math.max(size, STEP)), size / 2);
            bytes = Arrays.copyOf(bytes, Math.min(size + more, max));
        }
        return Math.min(announced, bytes.length - size);
    }
    // endregion

    private ProtocolError tooLarge() {
        return new ProtocolError(CloseCode.TOO_BIG, "A message of more than " + max + " bytes.");
    }

    int size() {
        return size;
    }

    /** Holds the bytes from one index to the end against the rules of UTF-8. */
    void check(Utf8 utf8, int from) {
        utf8.check(bytes, from, size);
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    String toText() {
        return new String(bytes, 0, size, UTF_8);
    }
}
