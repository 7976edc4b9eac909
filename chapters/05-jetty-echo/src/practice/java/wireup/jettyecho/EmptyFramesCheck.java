package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmptyFramesCheck extends EchoCheck {

    private static byte[] emptyFrames(int count) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            frames.writeBytes(WireClient.bytes(i == 0 ? 0x01 : 0x00));
        }
        return frames.toByteArray();
    }

    @Test
    @DisplayName("A message of 1,025 empty frames is closed with 1008")
    void closes() {
        try (WireClient client = WireClient.open(server.port(), "/echo")) {
            // Our end of the stream behind them: a server that does not close has nothing to wait for.
            byte[] answer = client.socket().send(emptyFrames(1_025)).sendEnd().readToEnd();
            boolean close = answer.length >= 4 && (answer[0] & 0xff) == 0x88;
            assertThat(close ? "closed with " + ((answer[2] & 0xff) << 8 | (answer[3] & 0xff)) : "not closed")
                    .isEqualTo("closed with 1008");
        }
    }

    @Test
    @DisplayName("One of 1,024 goes on: a Ping in it is answered")
    void allowed() {
        try (WireClient client = WireClient.open(server.port(), "/echo")) {
            client.socket().send(emptyFrames(1_024));
            assertThat(client.frame(0x89).read().firstByte()).isEqualTo(0x8a);
        }
    }
}
