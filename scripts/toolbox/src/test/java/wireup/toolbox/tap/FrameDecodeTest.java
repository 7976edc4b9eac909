package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static wireup.toolbox.tap.Script.upgraded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.toolbox.tap.Content.Frame;
import wireup.toolbox.tap.Content.Request;
import wireup.toolbox.tap.Content.Response;
import wireup.toolbox.tap.Content.Undecoded;

class FrameDecodeTest {

    private static final String HELLO = "81 85 37 fa 21 3d 7f 9f 4d 51 58";

    private static List<Message> frames(Script script) {
        return script.withBytes().stream().skip(2).toList();
    }

    private static Frame frame(Message message) {
        return (Frame) message.content();
    }

    private static List<String> rules(Message message) {
        return message.faults().stream()
                .map(fault -> fault.rule() + " " + fault.at())
                .toList();
    }

    @Test
    @DisplayName("The opening handshake: the key, its answer, and what that has to be")
    void handshake() {
        List<Message> messages = upgraded().withBytes();
        assertThat(messages.getFirst().content())
                .isEqualTo(new Request("GET", "/echo", "HTTP/1.1", null, true, "dGhlIHNhbXBsZSBub25jZQ=="));
        String accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
        assertThat(messages.getLast().content())
                .isEqualTo(new Response(
                        "HTTP/1.1",
                        101,
                        "Switching Protocols",
                        messages.getFirst().id(),
                        null,
                        true,
                        accept,
                        accept));
        assertThat(messages).allMatch(message -> message.faults().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "handshake.method | 0 | GET /echo | POST /echo",
                "handshake.key | 0 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | X: y",
                "handshake.key | 109 | dGhlIHNhbXBsZSBub25jZQ== | abc",
                "handshake.key | 109 | dGhlIHNhbXBsZSBub25jZQ== | !GhlIHNhbXBsZSBub25jZQ==",
                "handshake.key | 154 | Sec-WebSocket-Version | Sec-WebSocket-Key: a^Sec-WebSocket-Version",
                "handshake.version | 158 | : 13 | : 8",
                "handshake.version | 0 | Sec-WebSocket-Version: 13 | X: y",
            })
    @DisplayName("A wrong request for the upgrade is marked where it is wrong")
    void wrongRequest(String rule, int at, String right, String wrong) {
        Message request = Script.client(Script.UPGRADE.replace(right, wrong.replace("^", "\r\n")))
                .withBytes()
                .getFirst();
        assertThat(rules(request)).containsExactly(rule + " " + at);
    }

    @Test
    @DisplayName("A wrong accept value is marked, and what comes after it is frames all the same")
    void wrongAccept() {
        String wrong = Script.SWITCHING.replace("s3p", "S3P");
        List<Message> messages =
                Script.client(Script.UPGRADE).server(wrong).clientHex(HELLO).withBytes();
        assertThat(rules(messages.get(1))).containsExactly("handshake.accept " + wrong.indexOf("S3P"));
        assertThat(frame(messages.get(2)).text()).isEqualTo("Hello");
        Message none = Script.client(Script.UPGRADE)
                .server("HTTP/1.1 101 Yes\r\n\r\n")
                .withBytes()
                .get(1);
        assertThat(rules(none)).containsExactly("handshake.accept 0");
    }

    @Test
    @DisplayName("A frame in one segment with the request or with the answer is a frame")
    void noGap() {
        Script early = new Script()
                .add(Side.CLIENT, concat(Script.UPGRADE.getBytes(UTF_8), Script.HEX.parseHex(HELLO)))
                .add(Side.SERVER, concat(Script.SWITCHING.getBytes(UTF_8), Script.HEX.parseHex("81 02 68 69")));
        assertThat(frames(early).stream().map(message -> frame(message).text())).containsExactly("Hello", "hi");
    }

    @Test
    @DisplayName("What comes after a request for the upgrade is HTTP if the answer refuses, bytes if there is none")
    void refused() {
        String next = "GET / HTTP/1.1\r\n\r\n";
        Script refused = Script.client(Script.UPGRADE + next).server("HTTP/1.1 426 No\r\nContent-Length: 0\r\n\r\n");
        assertThat(refused.withBytes().stream().map(Message::kind))
                .containsExactly(Kind.REQUEST, Kind.RESPONSE, Kind.REQUEST);
        Message rest = Script.client(Script.UPGRADE + next).withBytes().getLast();
        assertThat(rest.content()).isEqualTo(new Undecoded(Why.AFTER_ERROR));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    @DisplayName("The frames of RFC 6455 §5.7: masked or not, each bit and byte has its name")
    void masked() {
        List<Message> frames = frames(upgraded().clientHex(HELLO).serverHex("81 05 48 65 6c 6c 6f"));
        assertThat(frames.getFirst().content())
                .isEqualTo(new Frame(1, true, 0, true, 5L, null, 1L, null, null, "Hello"));
        assertThat(frames.getFirst().fields())
                .containsExactly(
                        new Field("frame.fin", 0, 1, 0, 1, 1),
                        new Field("frame.rsv1", 0, 1, 1, 1, 0),
                        new Field("frame.rsv2", 0, 1, 2, 1, 0),
                        new Field("frame.rsv3", 0, 1, 3, 1, 0),
                        new Field("frame.opcode", 0, 1, 4, 4, 1),
                        new Field("frame.mask", 1, 1, 0, 1, 1),
                        new Field("frame.length7", 1, 1, 1, 7, 5),
                        new Field("frame.key", 2, 4, null),
                        new Field("frame.payload", 6, 5, null));
        assertThat(frames.getFirst().overhead()).isEqualTo(6);
        assertThat(frames.getFirst().useful()).isEqualTo(5);
        assertThat(frame(frames.getLast())).isEqualTo(new Frame(1, true, 0, false, 5L, null, 1L, null, null, "Hello"));
        assertThat(frames).allMatch(message -> message.faults().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0,7", "125,7", "126,16", "65535,16", "65536,64", "100000,64"})
    @DisplayName("Lengths of 7, 16 and 64 bits; of a long message the first 16 KiB are kept")
    void lengths(int payload, int bits) {
        int header = bits == 7 ? 2 : (bits == 16 ? 4 : 10);
        byte[] bytes = new byte[header + payload];
        bytes[0] = (byte) 0x82;
        bytes[1] = (byte) (bits == 7 ? payload : (bits == 16 ? 126 : 127));
        for (int i = 2; i < header; i++) {
            bytes[i] = (byte) (payload >> (8 * Math.min(header - 1 - i, 3)));
        }
        Recorder recorder = new Recorder();
        Conversation conversation = new Conversation(recorder);
        byte[] request = Script.UPGRADE.getBytes(UTF_8);
        byte[] answer = Script.SWITCHING.getBytes(UTF_8);
        conversation.passes(Side.CLIENT, request, request.length);
        conversation.passes(Side.SERVER, answer, answer.length);
        conversation.passes(Side.SERVER, bytes, bytes.length);
        Message frame = recorder.messages().getLast();
        assertThat(frame.faults()).isEmpty();
        assertThat(frame.length()).isEqualTo(bytes.length);
        assertThat(frame(frame).payload()).isEqualTo(payload);
        assertThat(frame.bytes().limit()).isEqualTo(Math.min(bytes.length, 16 * 1024));
        assertThat(frame.complete()).isTrue();
        Script.checkFields(frame);
        if (bits > 7) {
            assertThat(frame.fields()).contains(new Field("frame.length" + bits, 2, bits / 8, (long) payload));
        }
    }

    @Test
    @DisplayName("The fragments of a message are told together, a ping between them apart")
    void fragments() {
        List<Message> frames =
                frames(upgraded().serverHex("01 03 48 65 6c 89 01 21 80 02 6c 6f 82 01 00 00 00 8a 00 81 00"));
        assertThat(frames.stream().map(message -> frame(message).opcode())).startsWith(1, 9, 0, 2, 0, 10, 1);
        assertThat(frames.stream().map(message -> frame(message).message()))
                .containsExactly(1L, null, 1L, 2L, null, null, 3L);
        assertThat(frames.stream().map(message -> frame(message).text()))
                .containsExactly("Hel", null, "lo", null, null, null, "");
        assertThat(rules(frames.get(4))).containsExactly("frame.stray-continuation 0");
        assertThat(frames.get(1).overhead()).isEqualTo(3);
    }

    @Test
    @DisplayName("Compressed messages are marked to their last frame, and not read as text")
    void compressed() {
        List<Message> frames = frames(upgraded("permessage-deflate; client_max_window_bits")
                .serverHex("41 03 f2 48 cd 80 04 c9 c9 07 00 81 01 61")
                .serverHex("c9 00"));
        assertThat(frames.stream().map(message -> frame(message).compressed())).containsExactly(true, true, null, null);
        assertThat(frames.stream().map(message -> frame(message).text())).containsExactly(null, null, "a", null);
        assertThat(rules(frames.get(3))).containsExactly("frame.rsv 0");
        assertThat(frames(upgraded("x-other").serverHex("a1 00")).getFirst().faults())
                .isEmpty();
    }

    @Test
    @DisplayName("A close has a code and a reason, masked or not, or nothing")
    void close() {
        List<Message> frames = frames(upgraded()
                .clientHex("88 85 01 02 03 04 02 ea 61 7d 64")
                .serverHex("88 00")
                .ends(Side.SERVER));
        assertThat(frame(frames.getFirst()).code()).isEqualTo(1000);
        assertThat(frame(frames.getFirst()).closeReason()).isEqualTo("bye");
        assertThat(frames.getFirst().fields().subList(8, 10))
                .containsExactly(
                        new Field("frame.close-code", 6, 2, 1000), new Field("frame.close-reason", 8, 3, null));
        assertThat(frame(frames.getLast()).code()).isNull();
        assertThat(frames).allMatch(message -> message.faults().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "frame.rsv 0, a1 00",
        "frame.rsv 0, c1 00",
        "frame.opcode 0, 83 01 00",
        "frame.opcode 0, 8b 00",
        "frame.masked 1, 81 80 00 00 00 00",
        "frame.length-form 2, 82 7e 00 01 00",
        "frame.length-form 2, 82 7f 00 00 00 00 00 00 00 01 00",
        "frame.length-top-bit 2, 82 7f 80 00 00 00 00 00 00 01",
        "frame.control-long 1, 89 7e 00 7e",
        "frame.control-fragmented 0, 09 00",
        "frame.stray-continuation 0, 80 00",
        "frame.utf8 3, 81 02 61 ff",
        "frame.utf8 4, 81 05 e4 bd c3 a5 a5",
        "frame.utf8 4, 81 03 61 e4 bd",
        "frame.close-length 2, 88 01 03",
        "frame.close-code 2, 88 02 03 ed",
        "frame.close-code 2, 88 02 00 00",
        "frame.utf8 5, 88 04 03 e8 61 ff",
        "frame.utf8 4, 88 03 03 e8 c3"
    })
    @DisplayName("Each rule that a frame breaks is told, with the byte that breaks it")
    void faults(String fault, String hex) {
        assertThat(rules(frames(upgraded().serverHex(hex)).getFirst())).containsExactly(fault);
    }

    @Test
    @DisplayName(
            "What a frame alone cannot break: no mask from a client, a new message inside one, anything after Close")
    void faultsOfOrder() {
        assertThat(rules(frames(upgraded().clientHex("81 00")).getFirst())).containsExactly("frame.unmasked 1");
        assertThat(rules(frames(upgraded().serverHex("01 00 81 00")).getLast())).containsExactly("frame.interrupted 0");
        assertThat(rules(frames(upgraded().serverHex("88 00 89 00")).getLast())).containsExactly("frame.after-close 0");
        List<Message> across = frames(upgraded().serverHex("01 01 e4 00 01 bd 80 01 61"));
        assertThat(across.stream().flatMap(message -> rules(message).stream())).containsExactly("frame.utf8 2");
        assertThat(across.getLast().faults()).hasSize(1);
    }

    @Test
    @DisplayName("After a wrong frame decoding goes on, but not after a length that cannot be")
    void afterFault() {
        List<Message> frames = frames(upgraded().serverHex("f3 81 00 00 00 00 55 81 01 61"));
        assertThat(rules(frames.getFirst())).containsExactly("frame.rsv 0", "frame.opcode 0", "frame.masked 1");
        assertThat(frames.getFirst().unknown()).isEqualTo(1);
        assertThat(frame(frames.getLast()).text()).isEqualTo("a");
        Message rest = frames(upgraded().serverHex("82 7f ff ff ff ff ff ff ff ff 81 01 61"))
                .getLast();
        assertThat(rest.content()).isEqualTo(new Undecoded(Why.AFTER_ERROR));
        assertThat(rest.length()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("Of a text the first 1,000 characters are told, and no half of one")
    void longText(int shift) {
        byte[] text = ("a".repeat(shift) + "\uD83D\uDE80".repeat(2_000)).getBytes(UTF_8);
        byte[] frame = new byte[text.length + 4];
        System.arraycopy(new byte[] {(byte) 0x81, 126, (byte) (text.length >> 8), (byte) text.length}, 0, frame, 0, 4);
        System.arraycopy(text, 0, frame, 4, text.length);
        Message message = frames(upgraded().add(Side.SERVER, frame)).getFirst();
        assertThat(message.faults()).isEmpty();
        assertThat(frame(message).text())
                .hasSize(shift % 2 == 0 ? 1_000 : 999)
                .isEqualTo(new String(text, UTF_8).substring(0, shift % 2 == 0 ? 1_000 : 999));
    }

    @Test
    @DisplayName("Random frames and random bytes: nothing throws, and no byte is lost")
    void random() {
        Random random = new Random(9);
        for (int run = 0; run < 200; run++) {
            Script script = run % 2 == 0 ? upgraded() : upgraded("permessage-deflate");
            for (int i = 0; i < 5; i++) {
                List<Byte> bytes = new ArrayList<>();
                bytes.add((byte) random.nextInt());
                bytes.add((byte) (random.nextInt(3) == 0 ? random.nextInt() : (0x80 | random.nextInt(30))));
                byte[] noise = new byte[random.nextInt(60)];
                random.nextBytes(noise);
                byte[] start = {bytes.get(0), bytes.get(1)};
                script.add(random.nextBoolean() ? Side.CLIENT : Side.SERVER, concat(start, noise));
            }
            script.messages();
        }
    }
}
