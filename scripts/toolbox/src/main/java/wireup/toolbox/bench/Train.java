package wireup.toolbox.bench;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * The messages of a workload, made once: {@value #DIFFERENT} frames that differ in payload and masking key, repeated for
 * ever. So what a connection sends is an endless stream whose bytes are known, and so is what it gets back.
 */
final class Train {

    /** How many frames differ. A server that mixes up neighbouring messages is found out. */
    static final int DIFFERENT = 4;

    /** How many frames can be written at once, wherever the stream stands. */
    static final int AT_ONCE = 16;

    private static final int FIN_BINARY = 0x82;
    private static final int MASK = 0x80;

    private final byte[][] payloads = new byte[DIFFERENT][];
    private final byte[][] keys = new byte[DIFFERENT][];

    /** A train of binary messages with {@code bytes} bytes of payload each. Equal sizes give equal trains. */
    Train(int bytes) {
        Random random = new Random(bytes);
        for (int i = 0; i < DIFFERENT; i++) {
            payloads[i] = new byte[bytes];
            random.nextBytes(payloads[i]);
            keys[i] = new byte[4];
            random.nextBytes(keys[i]);
        }
    }

    /** The payloads of the different messages, one after the other. */
    ByteBuffer payloads() {
        ByteBuffer all = ByteBuffer.allocateDirect(DIFFERENT * payloads[0].length);
        for (byte[] payload : payloads) {
            all.put(payload);
        }
        return all.flip();
    }

    /** The stream of the client: masked frames (RFC 6455 §5.2). */
    Stream asked() {
        return stream(true);
    }

    /** The stream of a server that answers each message with one frame, as it should. */
    Stream answered() {
        return stream(false);
    }

    private Stream stream(boolean masked) {
        int payload = payloads[0].length;
        int frame = headerLength(payload) + (masked ? 4 : 0) + payload;
        ByteBuffer bytes = ByteBuffer.allocateDirect((DIFFERENT + AT_ONCE) * frame);
        for (int i = 0; bytes.hasRemaining(); i = (i + 1) % DIFFERENT) {
            putHeader(bytes, payload, masked ? MASK : 0);
            if (masked) {
                bytes.put(keys[i]);
            }
            for (int at = 0; at < payload; at++) {
                bytes.put(masked ? (byte) (payloads[i][at] ^ keys[i][at % 4]) : payloads[i][at]);
            }
        }
        return new Stream(bytes, frame);
    }

    private static int headerLength(int payload) {
        return payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
    }

    private static void putHeader(ByteBuffer bytes, int payload, int mask) {
        bytes.put((byte) FIN_BINARY);
        switch (headerLength(payload)) {
            case 2 -> bytes.put((byte) (mask | payload));
            case 4 -> bytes.put((byte) (mask | 126)).putShort((short) payload);
            default -> bytes.put((byte) (mask | 127)).putLong(payload);
        }
    }

    /**
     * Frames of one length.
     *
     * @param bytes so many of them that a write can begin in any of the different ones
     * @param frame the length of a frame in bytes
     */
    record Stream(ByteBuffer bytes, int frame) {
        int period() {
            return DIFFERENT * frame;
        }
    }
}
