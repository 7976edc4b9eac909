package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmptyFramesCheck {

    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.startDefault(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The first byte of what comes back for so many empty frames of a text, and a Ping. */
    private static String firstByte(int emptyFrames) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < emptyFrames; i++) {
            frames.writeBytes(WireClient.bytes(i == 0 ? 0x01 : 0x00));
        }
        frames.writeBytes(WireClient.bytes(0x89));
        try (WireClient client = WireClient.open(server.port(), "/echo")) {
            client.socket().send(frames.toByteArray());
            WireClient.Frame frame = client.read();
            return frame.firstByte() == 0x88 ? "Close " + frame.close().substring(0, 4) : "Pong";
        }
    }

    @Test
    @DisplayName("A message of 1,025 empty frames is closed with 1008")
    void closes() {
        assertThat(firstByte(1_025)).isEqualTo("Close 1008");
    }

    @Test
    @DisplayName("One of 1,024 goes on: a Ping in it is answered")
    void allowed() {
        assertThat(firstByte(1_024)).isEqualTo("Pong");
    }
}
