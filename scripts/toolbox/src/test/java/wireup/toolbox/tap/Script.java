package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** What passed on one connection, in order, and what the tap shows of it, however the bytes are cut. */
final class Script {

    static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** An upgrade as in RFC 6455 §1.3. */
    static final String UPGRADE = lines(
            "GET /echo HTTP/1.1",
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: keep-alive, Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13");

    static final String SWITCHING = lines(
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

    /** Bytes that an end sent; none if it sent its end. */
    private record Passed(Side from, ByteBuffer bytes) {}

    private final List<Passed> all = new ArrayList<>();

    static Script client(String text) {
        return new Script().add(Side.CLIENT, text.getBytes(ISO_8859_1));
    }

    /** A connection that was upgraded. */
    static Script upgraded() {
        return client(UPGRADE).server(SWITCHING);
    }

    /** A connection that was upgraded, with extensions. */
    static Script upgraded(String extensions) {
        return client(UPGRADE)
                .server(SWITCHING.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n"));
    }

    /** A head: each line with its CR LF, and the empty one. */
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    Script thenClient(String text) {
        return add(Side.CLIENT, text.getBytes(ISO_8859_1));
    }

    Script server(String text) {
        return add(Side.SERVER, text.getBytes(ISO_8859_1));
    }

    Script clientHex(String hex) {
        return add(Side.CLIENT, HEX.parseHex(hex));
    }

    Script serverHex(String hex) {
        return add(Side.SERVER, HEX.parseHex(hex));
    }

    Script ends(Side from) {
        return add(from);
    }

    Script add(Side from, byte... bytes) {
        all.add(new Passed(from, ByteBuffer.wrap(bytes)));
        return this;
    }

    /** What the tap shows, without times: the same for the whole, for single bytes, and for random pieces. */
    List<Message> messages() {
        List<Message> whole = play(Integer.MAX_VALUE, new Random(1));
        assertThat(play(1, new Random(1))).isEqualTo(whole);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(play(40, new Random(seed))).as("seed %d", seed).isEqualTo(whole);
        }
        for (Side side : Side.values()) {
            assertThat(HEX.formatHex(shown(whole, side))).isEqualTo(HEX.formatHex(sent(side)));
        }
        whole.forEach(Script::checkSums);
        whole.forEach(Script::checkFields);
        return whole;
    }

    /** The messages that have bytes. */
    List<Message> withBytes() {
        return messages().stream().filter(message -> message.length() > 0).toList();
    }

    private List<Message> play(int most, Random random) {
        Recorder recorder = new Recorder(64 * 1024 * 1024);
        Conversation conversation = new Conversation(recorder);
        for (Passed passed : all) {
            if (passed.bytes().limit() == 0) {
                conversation.ends(passed.from());
            }
            for (int at = 0; at < passed.bytes().limit(); ) {
                int count = Math.min(passed.bytes().limit() - at, most == 1 ? 1 : 1 + random.nextInt(most));
                count = most == Integer.MAX_VALUE ? passed.bytes().limit() : count;
                byte[] piece = new byte[count + 5]; // a relay's buffer is longer than what it read
                passed.bytes().get(at, piece, 0, count);
                conversation.passes(passed.from(), piece, count);
                at += count;
            }
        }
        conversation.isOver();
        checkTotals(recorder);
        return recorder.messages().stream().map(Script::withoutTime).toList();
    }

    private void checkTotals(Recorder recorder) {
        Totals totals = recorder.totals();
        assertThat(totals.overhead() + totals.useful() + totals.unknown())
                .isEqualTo(
                        all.stream().mapToLong(passed -> passed.bytes().limit()).sum());
        assertThat(totals.overhead())
                .isEqualTo(recorder.messages().stream()
                        .mapToLong(Message::overhead)
                        .sum());
        assertThat(totals.open()).isZero();
    }

    private static Message withoutTime(Message message) {
        return new Message(
                message.id(),
                message.connection(),
                message.from(),
                0,
                message.kind(),
                message.start(),
                message.length(),
                message.complete(),
                message.overhead(),
                message.useful(),
                message.unknown(),
                message.bytes(),
                message.fields(),
                message.content(),
                message.faults());
    }

    private byte[] sent(Side side) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all.stream()
                .filter(passed -> passed.from() == side)
                .forEach(passed -> bytes.writeBytes(passed.bytes().array()));
        return bytes.toByteArray();
    }

    private static byte[] shown(List<Message> messages, Side side) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Message message : messages) {
            if (message.from() == side && message.length() > 0) {
                assertThat(message.start()).isEqualTo(bytes.size());
                bytes.writeBytes(bytes(message));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(Message message) {
        byte[] bytes = new byte[message.bytes().limit()];
        message.bytes().get(0, bytes);
        return bytes;
    }

    private static void checkSums(Message message) {
        assertThat(message.overhead() + message.useful() + message.unknown()).isEqualTo(message.length());
    }

    /** Each byte that is kept is in a field, in one if it is not a field of bits; and they are in order. */
    static void checkFields(Message message) {
        long at = 0;
        for (Field field : message.fields()) {
            assertThat(field.at())
                    .as("%s of %s", field, message)
                    .isEqualTo(field.bit() == null || field.bit() == 0 ? at : at - 1);
            at = field.at() + field.length();
        }
        assertThat(at).isGreaterThanOrEqualTo(message.bytes().limit());
    }

    /** The fields' names with their bytes, as text. */
    static List<String> fields(Message message) {
        String text = new String(bytes(message), ISO_8859_1);
        return message.fields().stream()
                .map(field ->
                        field.name() + "=" + text.substring((int) field.at(), (int) (field.at() + field.length())))
                .toList();
    }
}
