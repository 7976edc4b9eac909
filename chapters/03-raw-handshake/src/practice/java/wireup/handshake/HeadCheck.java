package wireup.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

class HeadCheck extends ServerCheck {

    private String answerTo(String request) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            return socket.send(request).readTextToEnd();
        }
    }

    @Test
    @DisplayName("HEAD gets the head of what GET gets, and no content")
    void pages() {
        for (String target : new String[] {"/", "/shared/page.js"}) {
            String get = answerTo("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String head = answerTo("HEAD " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(head.lines().findFirst().orElse("")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(head).isEqualTo(get.substring(0, get.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    @DisplayName("A handshake with HEAD gets 405")
    void handshake() {
        assertThat(answerTo(Handshakes.with("GET /echo HTTP/1.1", "HEAD /echo HTTP/1.1")))
                .startsWith("HTTP/1.1 405 Method Not Allowed\r\n");
    }
}
