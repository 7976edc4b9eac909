package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static wireup.frames.Wire.given;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed messages, RFC 7692. The masks are 0 here, so that its examples stand as they are. */
class DeflateTest {

    private static final String TAKEOVER = "permessage-deflate";
    private static final String NO_TAKEOVER =
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static final String HELLO = "c1 87 00 00 00 00 f2 48 cd c9 c9 07 00";
    private static final String HELLO_ANSWER = "c1 07 f2 48 cd c9 c9 07 00";

    @ParameterizedTest(name = "§7.2.3.{0}")
    @DisplayName("Each example of RFC 7692 is the text Hello")
    @CsvSource({
        "1, c1 87 00 00 00 00 f2 48 cd c9 c9 07 00",
        "1, 41 83 00 00 00 00 f2 48 cd 80 84 00 00 00 00 c9 c9 07 00",
        "3, c1 8b 00 00 00 00 00 05 00 fa ff 48 65 6c 6c 6f 00",
        "4, c1 88 00 00 00 00 f3 48 cd c9 c9 07 00 00",
        "5, c1 8d 00 00 00 00 f2 48 05 00 00 00 ff ff ca c9 c9 07 00",
    })
    void examples(int section, String frames) {
        given(frames).compression(TAKEOVER).answers(HELLO_ANSWER);
        given(frames).compression(NO_TAKEOVER).inPiecesOf(1).answers(HELLO_ANSWER);
    }

    @Test
    @DisplayName("§7.2.3.2: with context takeover, both ways, the second Hello refers to the first")
    void takeover() {
        given(HELLO, "c1 85 00 00 00 00 f2 00 11 00 00")
                .compression(TAKEOVER)
                .answers(HELLO_ANSWER, "c1 05 f2 00 11 00 00");
    }

    @Test
    @DisplayName("Without the server's takeover its second Hello is like the first")
    void serverForgets() {
        given(HELLO, "c1 85 00 00 00 00 f2 00 11 00 00")
                .compression("permessage-deflate; server_no_context_takeover")
                .answers(HELLO_ANSWER, HELLO_ANSWER);
    }

    @Test
    @DisplayName("Without the client's takeover a reference to the message before is no DEFLATE: 1007")
    void clientForgets() {
        var frames = given(HELLO, "c1 85 00 00 00 00 f2 00 11 00 00")
                .compression("permessage-deflate; client_no_context_takeover")
                .frames();
        assertThat(frames).hasSize(2);
        assertThat(frames.getLast().close()).startsWith("1007 ");
    }

    @Test
    @DisplayName("§7.2.3.6: an empty message is one byte 00, both ways, and may end in an empty fragment")
    void empty() {
        given("c1 81 00 00 00 00 00", HELLO).compression(TAKEOVER).answers("c1 01 00", HELLO_ANSWER);
        given("42 81 00 00 00 00 00", "80 80 00 00 00 00").compression(TAKEOVER).answers("c2 01 00");
    }

    @Test
    @DisplayName("§7.2.3.4: the message after a last block may refer to what came before that block")
    void lastBlock() {
        given("c1 88 00 00 00 00 f3 48 cd c9 c9 07 00 00", "c1 85 00 00 00 00 f2 00 11 00 00")
                .compression(TAKEOVER)
                .answers(HELLO_ANSWER, "c1 05 f2 00 11 00 00");
    }

    @Test
    @DisplayName("A message that is not marked as compressed is taken as it is (§6); ours are compressed")
    void notMarked() {
        given("81 85 00 00 00 00 48 65 6c 6c 6f", "82 80 00 00 00 00")
                .compression(TAKEOVER)
                .answers(HELLO_ANSWER, "c2 01 00");
    }

    @Test
    @DisplayName("Control frames are never compressed, and come between the fragments of a message that is")
    void controlFrames() {
        given(
                        "41 83 00 00 00 00 f2 48 cd",
                        "89 81 00 00 00 00 31",
                        "80 84 00 00 00 00 c9 c9 07 00",
                        "88 80 00 00 00 00")
                .compression(TAKEOVER)
                .answers("8a 01 31", HELLO_ANSWER, "88 00");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("RSV1 on a control frame, RSV2 and RSV3 are refused at the first byte with 1002")
    @ValueSource(strings = {"c8", "c9", "ca", "a1", "91", "e1", "d2", "f1"})
    void rsv(String firstByte) {
        given(firstByte).compression(TAKEOVER).andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("RSV1 belongs to the first fragment: on a continuation it is refused with 1002")
    @ValueSource(strings = {"c0", "40"})
    void rsvOnContinuation(String firstByte) {
        given("41 83 00 00 00 00 f2 48 cd", firstByte)
                .compression(TAKEOVER)
                .andNoMore()
                .closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What is not DEFLATE is answered with 1007 before the frame ends")
    @ValueSource(strings = {"ff", "07", "01 05 00 00 00", "f2 00 11 00 00"})
    void corrupt(String bytes) {
        given("c2 fe 10 00 00 00 00 00", bytes)
                .compression(TAKEOVER)
                .andNoMore()
                .closesWith(1007);
    }

    @Test
    @DisplayName("A compressed text must be UTF-8 when it is decompressed: 1007 before the frame ends")
    void utf8() throws DataFormatException {
        String bad = Frames.hex(deflate("valid, then not: \u00ff".getBytes(StandardCharsets.ISO_8859_1)));
        given("c1 fe 10 00 00 00 00 00", bad).compression(TAKEOVER).andNoMore().closesWith(1007);
        assertThat(given(Frames.masked(0xc2, Frames.bytes(bad)))
                        .compression(TAKEOVER)
                        .frames())
                .hasSize(1);
    }

    private static byte[] deflate(byte[] bytes) {
        try (Compression compression = new Compression(false)) {
            return compression.compress(bytes);
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @DisplayName("Of any size, and hard or easy to compress: another inflater finds the message, and so do we")
    @ValueSource(
            ints = {1, 100, 4_000, 4_079, 4_080, 4_081, 4_085, 4_086, 4_087, 4_091, 4_096, 8_182, 65_536, 1_000_000})
    void roundTrip(int size) throws DataFormatException {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        for (byte[] payload : new byte[][] {noise, new byte[size]}) {
            byte[] frame = Frames.frame(0xc2, deflate(payload), Frames.KEY);
            var answers = given(twice(frame)).compression(NO_TAKEOVER).frames();
            assertThat(answers).hasSize(2);
            for (var answer : answers) {
                assertThat(answer.firstByte()).isEqualTo(0xc2);
                byte[] compressed = new byte[answer.payload().remaining()];
                answer.payload().get(0, compressed);
                assertThat(inflate(compressed)).isEqualTo(payload);
            }
        }
    }

    private static byte[] twice(byte[] bytes) {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(bytes);
        two.writeBytes(bytes);
        return two.toByteArray();
    }

    /** Inflates as §7.2.2 says, by the JDK alone. */
    private static byte[] inflate(byte[] compressed) throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            byte[] whole = Arrays.copyOf(compressed, compressed.length + 4);
            whole[whole.length - 2] = whole[whole.length - 1] = (byte) 0xff;
            inflater.setInput(whole);
            byte[] output = new byte[1 << 21];
            return Arrays.copyOf(output, inflater.inflate(output));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A context that was kept over many messages, more than a window of them, stays right")
    @ValueSource(ints = {1, 17, 4096})
    void longContext(int piece) throws DataFormatException {
        Random random = new Random(5);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        byte[] message = new byte[3000];
        random.nextBytes(message);
        try (Deflater deflater = new Deflater(9, true)) {
            byte[] compressed = new byte[8000];
            for (int i = 0; i < 60; i++) {
                message[random.nextInt(3000)]++;
                deflater.setInput(message);
                int count = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
                frames.writeBytes(Frames.frame(0xc2, Arrays.copyOf(compressed, count - 4), Frames.KEY));
            }
        }
        var answers = given(frames.toByteArray())
                .compression("permessage-deflate; server_no_context_takeover")
                .inPiecesOf(piece)
                .frames();
        assertThat(answers).hasSize(60);
        byte[] last = new byte[answers.getLast().payload().remaining()];
        answers.getLast().payload().get(0, last);
        assertThat(inflate(last)).isEqualTo(message);
    }
}
