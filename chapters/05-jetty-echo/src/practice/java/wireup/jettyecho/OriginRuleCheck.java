package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRuleCheck extends EchoCheck {

    private static String status(String field) {
        return WireClient.answer(server.port(), "/echo", field).substring(9, 12);
    }

    @ParameterizedTest(name = "Origin: {0}")
    @DisplayName("A page of another site gets 403")
    @ValueSource(
            strings = {"http://example.com", "null", "https://localhost:PORT", "http://localhost:PORT.example.com"})
    void foreign(String origin) {
        assertThat(status("Origin: " + origin.replace("PORT", "" + server.port()) + "\r\n"))
                .isEqualTo("403");
    }

    @Test
    @DisplayName("A page of this server is let in, and a program that sends no Origin")
    void own() {
        assertThat(status("Origin: http://localhost:" + server.port() + "\r\n")).isEqualTo("101");
        assertThat(status("")).isEqualTo("101");
    }
}
