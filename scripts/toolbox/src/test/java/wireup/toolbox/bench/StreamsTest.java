package wireup.toolbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the load client sends, and how it reads what comes back. */
class StreamsTest {

    @ParameterizedTest
    @CsvSource({
        "125, 82 fd, 82 7d",
        "126, 82 fe 00 7e, 82 7e 00 7e",
        "65536, 82 ff 00 00 00 00 00 01 00 00, 82 7f 00 00 00 00 00 01 00 00"
    })
    @DisplayName("A length takes its shortest form, masked in one direction and not in the other")
    void headers(int bytes, String asked, String answered) throws IOException {
        assertThat(hex(written(new Train(bytes).asked(), 1), asked)).isEqualTo(asked);
        assertThat(hex(written(new Train(bytes).answered(), 1), answered)).isEqualTo(answered);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 1024, 65_536})
    @DisplayName("The masked payloads are those that must come back, over and over")
    void payloads(int bytes) throws IOException {
        Train train = new Train(bytes);
        int frame = train.asked().frame();
        ByteBuffer asked = ByteBuffer.wrap(written(train.asked(), 40));
        byte[] expected = new byte[bytes];
        for (int message = 0; message < 40; message++) {
            byte[] payload = new byte[bytes];
            asked.get(message * frame + frame - bytes, payload);
            for (int i = 0; i < bytes; i++) {
                payload[i] ^= asked.get(message * frame + frame - bytes - 4 + i % 4);
            }
            train.payloads().get(message % Train.DIFFERENT * bytes, expected);
            assertThat(payload).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("The echoes are counted, wherever the bytes are cut")
    void cuts() throws IOException {
        Train train = new Train(126);
        byte[] echoes = written(train.answered(), 6);
        for (int cut = 0; cut <= echoes.length; cut++) {
            Incoming incoming = new Incoming(train.payloads());
            int first = incoming.read(ByteBuffer.wrap(echoes, 0, cut));
            assertThat(first).isEqualTo(cut / train.answered().frame());
            assertThat(first + incoming.read(ByteBuffer.wrap(echoes, cut, echoes.length - cut)))
                    .isEqualTo(6);
        }
    }

    @Test
    @DisplayName("An echo may come in fragments, with a Ping between them")
    void fragments() throws IOException {
        Train train = new Train(2);
        String payload = HexFormat.of().formatHex(written(train.answered(), 1), 2, 4);
        String fragments =
                "0201" + payload.substring(0, 2) + "8901ff" + "0000" + "8001" + payload.substring(2) + "8900";
        Incoming incoming = new Incoming(train.payloads());
        assertThat(incoming.read(ByteBuffer.wrap(HexFormat.of().parseHex(fragments))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8102", "c202", "8282", "8203", "8002", "8800", "827fffffffffffffffff"})
    @DisplayName("Text, a reserved bit, a mask, another length, a stray continuation, Close: no echo")
    void noEcho(String header) {
        Incoming incoming = new Incoming(new Train(2).payloads());
        assertThatThrownBy(() -> incoming.read(ByteBuffer.wrap(HexFormat.of().parseHex(header))))
                .isInstanceOf(WrongEcho.class)
                .hasMessageContaining("first byte " + header.substring(0, 2));
    }

    @Test
    @DisplayName("The echo of the neighbouring message is not the echo")
    void mixedUp() throws IOException {
        Train train = new Train(16);
        byte[] echoes = written(train.answered(), 2);
        byte[] second = Arrays.copyOfRange(echoes, train.answered().frame(), echoes.length);
        Incoming incoming = new Incoming(train.payloads());
        assertThatThrownBy(() -> incoming.read(ByteBuffer.wrap(second))).isInstanceOf(WrongEcho.class);
    }

    private static byte[] written(Train.Stream stream, int frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Outgoing outgoing = new Outgoing(stream);
        outgoing.add(frames);
        assertThat(outgoing.writeTo(Channels.newChannel(out))).isTrue();
        return out.toByteArray();
    }

    private static String hex(byte[] bytes, String as) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, (as.length() + 1) / 3);
    }
}
