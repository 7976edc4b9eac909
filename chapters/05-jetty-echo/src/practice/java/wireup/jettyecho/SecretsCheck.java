package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCheck {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A handler that throws closes with 1011, and the reason tells nothing of the inside")
    void kept() throws IOException {
        Files.writeString(folder.resolve("Leak.java"), """
                import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
                import org.eclipse.jetty.websocket.api.annotations.WebSocket;

                @WebSocket
                public class Leak {
                    @OnWebSocketMessage
                    public void onText(String text) {
                        throw new IllegalStateException("the password is 12345");
                    }
                }
                """);
        try (EchoServer server = EchoServer.start(0, folder, folder);
                WireClient client = WireClient.open(server.port(), "/leak")) {
            assertThat(client.text("hello").read().close()).isEqualTo("1011 The handler failed.");
        }
    }
}
