package wireup.toolbox.check;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A frame from the server, read without prejudice: what is wrong in it is for {@link ServerRules} to say.
 *
 * @param first the first byte: FIN, RSV and opcode
 * @param second the second byte: MASK and the form of the length
 * @param plain the payload without a mask
 * @param wire all of it as it came
 */
record ServerFrame(int first, int second, Bytes plain, Bytes wire) {

    private static final int MAX_PAYLOAD = 16 * 1024 * 1024;

    boolean fin() {
        return (first & 0x80) != 0;
    }

    int rsv() {
        return first >> 4 & 0x7;
    }

    int opcode() {
        return first & 0xf;
    }

    boolean isControl() {
        return opcode() >= 8;
    }

    boolean isMasked() {
        return (second & 0x80) != 0;
    }

    /** Whether its length stands in the shortest form. */
    boolean isMinimal() {
        int length = plain.length();
        int form = second & 0x7f;
        return form < 126 || (form == 126 ? length > 125 : length > 65_535);
    }

    byte[] payload() {
        return plain.array();
    }

    /** The code of a Close frame; 0 if there is none. */
    int code() {
        return codeOf(payload());
    }

    static int codeOf(byte[] close) {
        return close.length < 2 ? 0 : ByteBuffer.wrap(close).getShort() & 0xffff;
    }

    Text told() {
        byte[] bytes = payload();
        String size = bytes.length == 1 ? " byte" : " bytes";
        Text kind = switch (opcode()) {
            case Frame.CONTINUATION -> Text.of("continuation, " + bytes.length + size, "后续分片，" + bytes.length + " 字节");
            case Frame.TEXT, Frame.BINARY -> Shown.message(opcode(), bytes);
            case Frame.CLOSE -> {
                String code = bytes.length < 2 ? "" : " " + code();
                String reason = bytes.length <= 2 ? "" : " " + Shown.quoted(Arrays.copyOfRange(bytes, 2, bytes.length));
                yield Text.of("Close" + code + reason, "Close" + code + reason);
            }
            case Frame.PING -> Text.of("Ping, " + bytes.length + size, "Ping，" + bytes.length + " 字节");
            case Frame.PONG -> Text.of("Pong, " + bytes.length + size, "Pong，" + bytes.length + " 字节");
            default -> Text.of("a frame with opcode " + opcode(), "操作码为 " + opcode() + " 的帧");
        };
        return fin() ? kind : Text.of(kind.en() + " (FIN 0)", kind.zh() + "（FIN 为 0）");
    }

    /** The next frame, or an event that says why there is none. */
    static Event read(Wire wire, long deadline) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try {
            int first = next(wire, deadline, seen);
            int second = next(wire, deadline, seen);
            int form = second & 0x7f;
            long length = form < 126 ? form : number(wire, deadline, seen, form == 126 ? 2 : 8);
            if (length < 0 || length > MAX_PAYLOAD) {
                return unfinished(seen);
            }
            byte[] key = new byte[(second & 0x80) == 0 ? 0 : 4];
            fill(key, wire, deadline, seen);
            byte[] payload = new byte[(int) length];
            fill(payload, wire, deadline, seen);
            byte[] plain = key.length == 0 ? payload : Frame.masked(payload, key);
            return new Event.Came(new ServerFrame(
                    first, second, new Bytes(plain, List.of()), new Bytes(seen.toByteArray(), List.of())));
        } catch (EOFException _) {
            return seen.size() == 0 ? new Event.Ended() : unfinished(seen);
        } catch (SocketTimeoutException _) {
            return seen.size() == 0 ? new Event.Silence() : unfinished(seen);
        }
    }

    private static Event unfinished(ByteArrayOutputStream seen) {
        return new Event.Unfinished(new Bytes(seen.toByteArray(), List.of()));
    }

    private static void fill(byte[] bytes, Wire wire, long deadline, ByteArrayOutputStream seen) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) next(wire, deadline, seen);
        }
    }

    private static long number(Wire wire, long deadline, ByteArrayOutputStream seen, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | next(wire, deadline, seen);
        }
        return number;
    }

    private static int next(Wire wire, long deadline, ByteArrayOutputStream seen) throws IOException {
        int b = wire.read(deadline);
        if (b < 0) {
            throw new EOFException();
        }
        seen.write(b);
        return b;
    }
}
