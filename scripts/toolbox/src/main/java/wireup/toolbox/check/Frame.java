package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A frame from the client, right or wrong in every field (RFC 6455 §5.2). A new one is right: FIN is set, the mask is
 * on, the length is the shortest form.
 */
final class Frame implements Sendable {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    /** The masking key of RFC 6455 §5.7. A fixed one gives the same report for the same case. */
    private static final byte[] KEY = Bytes.hex("37 fa 21 3d");

    private final byte[] payload;
    private int opcode;
    private boolean fin = true;
    private int rsv;
    private byte[] key = KEY;
    private int lengthBytes;
    private long declared;

    private Frame(int opcode, byte[] payload) {
        this.opcode = opcode;
        this.payload = payload;
        this.declared = payload.length;
        this.lengthBytes = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
    }

    static Frame of(int opcode, byte[] payload) {
        return new Frame(opcode, payload);
    }

    static Frame text(String text) {
        return of(TEXT, text.getBytes(UTF_8));
    }

    static Frame binary(byte[] payload) {
        return of(BINARY, payload);
    }

    static Frame more(byte[] payload) {
        return of(CONTINUATION, payload);
    }

    static Frame more(String text) {
        return more(text.getBytes(UTF_8));
    }

    static Frame ping(String payload) {
        return of(PING, payload.getBytes(UTF_8));
    }

    static Frame pong(String payload) {
        return of(PONG, payload.getBytes(UTF_8));
    }

    static Frame close(int code, String reason) {
        return close(code, reason.getBytes(UTF_8));
    }

    static Frame close(int code, byte[] reason) {
        return of(
                CLOSE,
                ByteBuffer.allocate(2 + reason.length)
                        .putShort((short) code)
                        .put(reason)
                        .array());
    }

    /** A Close frame without a code. */
    static Frame close() {
        return of(CLOSE, new byte[0]);
    }

    Frame opcode(int other) {
        opcode = other;
        return this;
    }

    /** Not the last frame of its message. */
    Frame unfinished() {
        fin = false;
        return this;
    }

    /** The three reserved bits as a number: 4 is RSV1, 2 is RSV2, 1 is RSV3. */
    Frame rsv(int bits) {
        rsv = bits;
        return this;
    }

    Frame key(String hex) {
        key = Bytes.hex(hex);
        return this;
    }

    Frame unmasked() {
        key = new byte[0];
        return this;
    }

    /** The length in this many bytes more, 0, 2 or 8, whether they are needed or not. */
    Frame lengthIn(int bytes) {
        lengthBytes = bytes;
        return this;
    }

    /** A length in the header that is not the payload's. */
    Frame declare(long length) {
        declared = length;
        lengthBytes = 8;
        return this;
    }

    /** The frame with a field marked. */
    Bytes mark(Field field) {
        int keyAt = 2 + lengthBytes;
        return switch (field) {
            case FIN, RSV, OPCODE -> encode().mark(0, 1, field.text());
            case MASK -> encode().mark(1, 1, field.text());
            case LENGTH -> encode().mark(1, 1 + lengthBytes, field.text());
            case KEY -> encode().mark(keyAt, key.length, field.text());
            case PAYLOAD -> mark(0, payload.length);
        };
    }

    /** The frame with some bytes of its payload marked; the mark tells what they are without the mask. */
    Bytes mark(int at, int length) {
        String plain = Bytes.hex(payload, at, at + length);
        Text name = key.length == 0
                ? Field.PAYLOAD.text()
                : Text.of("payload; without its mask: " + plain, "负载；去掉掩码后：" + plain);
        return encode().mark(2 + lengthBytes + key.length + at, length, name);
    }

    private Bytes encode() {
        ByteBuffer frame = ByteBuffer.allocate(2 + lengthBytes + key.length + payload.length);
        frame.put((byte) ((fin ? 0x80 : 0) | rsv << 4 | opcode));
        int form = lengthBytes == 0 ? (int) declared : lengthBytes == 2 ? 126 : 127;
        frame.put((byte) ((key.length > 0 ? 0x80 : 0) | form));
        if (lengthBytes == 2) {
            frame.putShort((short) declared);
        } else if (lengthBytes == 8) {
            frame.putLong(declared);
        }
        frame.put(key).put(key.length == 0 ? payload : masked(payload, key));
        return new Bytes(frame.array(), List.of());
    }

    /** Puts a mask on, or takes it off (RFC 6455 §5.3). */
    static byte[] masked(byte[] payload, byte[] key) {
        byte[] masked = Arrays.copyOf(payload, payload.length);
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= key[i % 4];
        }
        return masked;
    }

    @Override
    public Bytes toBytes(Target target) {
        return encode();
    }
}
