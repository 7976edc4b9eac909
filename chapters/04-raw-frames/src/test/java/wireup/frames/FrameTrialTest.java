package wireup.frames;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

class FrameTrialTest {

    private static final String HELLO = "818537fa213d7f9f4d5158";

    private FrameServer server;

    @BeforeEach
    void start() throws IOException {
        server = RawFramesPageTest.startQuietly();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String get(String target) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            return new String(
                    socket.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .readToEnd(),
                    ISO_8859_1);
        }
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        HELLO + ", 810548656c6c6f",
        HELLO + HELLO + ", 810548656c6c6f810548656c6c6f",
        "018337fa213d7f9f4d808237fa213d5b95, 810548656c6c6f",
        "898037fa213d, 8a00",
        "888237fa213d3412, 880203e8",
        "810548656c6c6f, 882003ea4120636c69656e74206d757374206d61736b20697473206672616d65732e",
        "81, ''",
        "'', ''",
    })
    @DisplayName("The bytes of a connection give the bytes that it would be answered with, both as hex")
    void answers(String bytes, String answer) {
        String response = get("/frame?hex=" + bytes);
        assertThat(response).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nContent-Type: text/plain");
        assertThat(body(response)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/frame",
                "/frame?",
                "/frame?hex",
                "/frame?HEX=81",
                "/frame?hex=8",
                "/frame?hex=818",
                "/frame?hex=8g",
                "/frame?hex=81%2085",
                "/frame?hex=FF",
                "/frame?hex=81&hex=85",
                "/frame?hex=81&x=1",
                "/frame?hex=81%0d%0aX:%201",
                "/frame?hex=81\nX: 1",
                "/frame?hex=81\rX: 1",
            })
    @DisplayName("What is no lower-case hex gets 400, and nothing of it comes back")
    void noHex(String target) {
        assertThat(get(target)).startsWith("HTTP/1.1 400 Bad Request\r\n").doesNotContain("X: 1");
    }

    @Test
    @DisplayName("A header smuggled in behind CR LF is not in the answer")
    void split() {
        assertThat(get("/frame?hex=81\r\nX: 1")).doesNotContain("X: 1").startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("2,048 bytes are tried, one more is refused")
    void atMost() {
        assertThat(get("/frame?hex=" + "8a8000000000".repeat(341) + "8a80")).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(get("/frame?hex=" + "8a8000000000".repeat(341) + "8a8000"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    @Test
    @DisplayName("A trial is no open connection, and a bad one does no harm to the next")
    void alone() {
        get("/frame?hex=ffffffff");
        assertThat(server.connections()).isZero();
        assertThat(body(get("/frame?hex=" + HELLO))).isEqualTo("810548656c6c6f");
    }
}
