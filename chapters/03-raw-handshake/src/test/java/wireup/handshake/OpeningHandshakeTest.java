package wireup.handshake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHandshakeTest {

    private final OpeningHandshake handshake =
            new OpeningHandshake(Set.of("departures.v1", "departures.v2"), OpeningHandshake::accept);

    private HttpResponse answer(String request) throws IOException {
        return handshake.answer(HttpRequest.read(new ByteArrayInputStream(request.getBytes(ISO_8859_1))));
    }

    @Test
    @DisplayName("The key of RFC 6455 §1.3 gives the accept value of RFC 6455 §1.3")
    void theExampleOfTheRfc() throws IOException {
        assertThat(OpeningHandshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(answer(Handshakes.VALID).head()).isEqualTo("""
                HTTP/1.1 101 Switching Protocols
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

                """.replace("\n", "\r\n"));
    }

    @ParameterizedTest(name = "{0} → {2}: {1}")
    @DisplayName("A handshake that breaks a rule of RFC 6455 §4.2.1 is refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "Upgrade: websocket                          | 426 | nothing",
                "Upgrade: websocket                          | 426 | Upgrade: h2c",
                "Connection: Upgrade                         | 400 | nothing",
                "Connection: Upgrade                         | 400 | Connection: keep-alive",
                "Sec-WebSocket-Version: 13                   | 426 | nothing",
                "Sec-WebSocket-Version: 13                   | 426 | Sec-WebSocket-Version: 8",
                "Sec-WebSocket-Version: 13                   | 426 | Sec-WebSocket-Version: 013",
                "Sec-WebSocket-Version: 13                   | 426 | Sec-WebSocket-Version: 13, 8",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | nothing",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | Sec-WebSocket-Key: abc",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZTE=",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZ-_=",
            })
    void refused(String line, int status, String replacement) {
        assertThatThrownBy(() -> answer(Handshakes.with(line, replacement.replace("nothing", ""))))
                .isInstanceOfSatisfying(
                        RequestRejected.class,
                        rejected -> assertThat(rejected.response().status()).isEqualTo(status));
    }

    @Test
    @DisplayName("A key that is sent twice is refused, even with the same value")
    void repeatedKey() {
        assertThatThrownBy(() -> answer(Handshakes.plus("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")))
                .hasMessageContaining("Exactly one Sec-WebSocket-Key");
    }

    @Test
    @DisplayName("A wrong version is answered with the right one")
    void versionIsNamed() {
        assertThatThrownBy(() -> answer(Handshakes.with("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8")))
                .isInstanceOfSatisfying(
                        RequestRejected.class,
                        rejected -> assertThat(rejected.response().fields()).contains("Sec-WebSocket-Version: 13"));
    }

    @Test
    @DisplayName("Upgrade and Connection are lists, and their tokens are case-insensitive")
    void lists() throws IOException {
        assertThat(answer(Handshakes.with("Upgrade: websocket", "Upgrade: h2c, WebSocket"))
                        .status())
                .isEqualTo(101);
        assertThat(answer(Handshakes.with("Connection: Upgrade", "Connection: keep-alive, upgrade"))
                        .status())
                .isEqualTo(101);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("The server picks the first sub-protocol that it knows, or none")
    @CsvSource(
            delimiter = '|',
            value = {
                "departures.v2, departures.v1 | departures.v2",
                "chat, departures.v1          | departures.v1",
                "chat                         |",
                "DEPARTURES.V1                |",
            })
    void subProtocol(String offered, String chosen) throws IOException {
        assertThat(answer(Handshakes.plus("Sec-WebSocket-Protocol: " + offered)).field("Sec-WebSocket-Protocol"))
                .isEqualTo(chosen);
    }

    @ParameterizedTest(name = "Sec-WebSocket-Extensions: {0} is malformed, and refused (RFC 6455 §9.1)")
    @ValueSource(
            strings = {";", "; a=1", "two words", "x; =1", "x; a=", "x; a=\"open", "x; a=\"two words\"", "good, x;"})
    void extensionSyntax(String offered) {
        assertThatThrownBy(() -> answer(Handshakes.plus("Sec-WebSocket-Extensions: " + offered)))
                .isInstanceOfSatisfying(
                        RequestRejected.class,
                        rejected -> assertThat(rejected.response().status()).isEqualTo(400));
    }

    @ParameterizedTest(name = "Sec-WebSocket-Extensions: {0} is an offer, and declined")
    @ValueSource(strings = {"permessage-deflate; client_max_window_bits", "x ; a = \"10\" ; b, y"})
    void extensions(String offered) throws IOException {
        assertThat(answer(Handshakes.plus("Sec-WebSocket-Extensions: " + offered))
                        .field("Sec-WebSocket-Extensions"))
                .isNull();
    }

    @Test
    @DisplayName("Sub-protocols must be tokens, each offered once")
    void subProtocolSyntax() {
        for (String offered : new String[] {"a b", "a, a", "a;b", "\"a\""}) {
            assertThatThrownBy(() -> answer(Handshakes.plus("Sec-WebSocket-Protocol: " + offered)))
                    .isInstanceOf(RequestRejected.class);
        }
    }
}
