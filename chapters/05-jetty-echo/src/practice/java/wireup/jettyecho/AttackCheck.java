package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttackCheck {

    @Test
    @DisplayName("A host of attacker.example has an Origin that the careless server lets in")
    void getsIn() {
        String origin = Attack.origin();
        assertThat(URI.create(origin).getHost()).as("the host").matches("([a-z0-9-]+\\.)*attacker\\.example");
        assertThat(origin.startsWith("http://station.example") ? "let in" : "refused")
                .isEqualTo("let in");
    }

    @Test
    @DisplayName("Your server refuses it with 403")
    void oursRefuses() throws IOException {
        try (EchoServer server = EchoServer.startDefault(0)) {
            assertThat(WireClient.answer(server.port(), "/echo", "Origin: " + Attack.origin() + "\r\n"))
                    .startsWith("HTTP/1.1 403 ");
        }
    }
}
