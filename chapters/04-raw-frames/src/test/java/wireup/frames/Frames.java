package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Frames as bytes, by code of the tests' own: a client's to send, and a server's to hold against the RFC. */
final class Frames {

    static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** The masking key of the RFC's examples. */
    static final int KEY = 0x37fa213d;

    /** A frame of a server's: its first byte, and its payload. */
    record Answer(int firstByte, ByteBuffer payload) {

        boolean isClose() {
            return firstByte == 0x88;
        }

        /** The code and the reason of a Close frame, for example {@code "1000 bye"}. */
        String close() {
            assertThat(firstByte).as("FIN and the opcode of a Close frame").isEqualTo(0x88);
            return ((payload.getShort(0) & 0xffff) + " " + text(payload.slice(2, payload.limit() - 2))).strip();
        }

        String text() {
            return text(payload.duplicate());
        }

        private static String text(ByteBuffer bytes) {
            return StandardCharsets.UTF_8.decode(bytes).toString();
        }
    }

    private Frames() {}

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** A client's frame in hex: its first byte, the shortest form of the length, the masking key, and the payload. */
    static String masked(int firstByte, byte[] payload) {
        return hex(frame(firstByte, payload, KEY));
    }

    /** A client's text in one frame, in hex. */
    static String text(String text) {
        return masked(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] frame(int firstByte, byte[] payload, int key) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        byte[] mask = ByteBuffer.allocate(4).putInt(key).array();
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    /** A server's whole output, frame by frame; fails where a server's frame may not be like that (RFC 6455 §5). */
    static List<Answer> answers(byte[] output) {
        List<Answer> answers = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(output);
        while (rest.hasRemaining()) {
            assertThat(answers).as("nothing may follow a Close frame").noneMatch(Answer::isClose);
            int firstByte = rest.get() & 0xff;
            assertThat(firstByte).as("FIN, and RSV1 on data at most").isIn(0x81, 0x82, 0xc1, 0xc2, 0x88, 0x89, 0x8a);
            long length = rest.get();
            assertThat(length).as("no MASK bit").isNotNegative();
            boolean control = firstByte >= 0x88 && firstByte <= 0x8a;
            assertThat(control && length > 125).as("a control frame is short").isFalse();
            if (length == 126) {
                length = rest.getShort() & 0xffff;
                assertThat(length).as("the shortest form").isGreaterThan(125);
            } else if (length == 127) {
                length = rest.getLong();
                assertThat(length).as("the shortest form").isGreaterThan(0xffff);
            }
            assertThat(length).as("a frame is whole").isLessThanOrEqualTo(rest.remaining());
            answers.add(new Answer(firstByte, rest.slice(rest.position(), (int) length)));
            rest.position(rest.position() + (int) length);
        }
        return answers;
    }
}
