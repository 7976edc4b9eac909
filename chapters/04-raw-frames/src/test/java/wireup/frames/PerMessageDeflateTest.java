package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this server agrees to, RFC 7692 §5 and §7.1. */
class PerMessageDeflateTest {

    private static Optional<String> answer(String... offers) {
        return PerMessageDeflate.negotiate(List.of(offers)).map(PerMessageDeflate::answer);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("An offer that this server can keep is answered with what it will do")
    @CsvSource(textBlock = """
            permessage-deflate, permessage-deflate
            permessage-deflate; server_no_context_takeover, permessage-deflate; server_no_context_takeover
            permessage-deflate; client_no_context_takeover, permessage-deflate; client_no_context_takeover
            permessage-deflate; client_max_window_bits, permessage-deflate
            permessage-deflate; client_max_window_bits=8, permessage-deflate
            permessage-deflate; client_max_window_bits=15, permessage-deflate
            permessage-deflate; client_max_window_bits="10", permessage-deflate
            permessage-deflate; server_max_window_bits=15, permessage-deflate; server_max_window_bits=15
            permessage-deflate; server_max_window_bits="15", permessage-deflate; server_max_window_bits=15
            permessage-deflate;server_no_context_takeover;client_max_window_bits, permessage-deflate; server_no_context_takeover
            """)
    void accepted(String offer, String answer) {
        assertThat(answer(offer)).contains(answer);
    }

    @Test
    @DisplayName("All parameters at once, in another order than the answer's")
    void all() {
        assertThat(answer("permessage-deflate; client_max_window_bits; server_max_window_bits=15;"
                        + " client_no_context_takeover; server_no_context_takeover"))
                .contains("permessage-deflate; server_no_context_takeover; client_no_context_takeover;"
                        + " server_max_window_bits=15");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("An offer with an unknown or repeated parameter, a value that cannot be or cannot be kept is declined")
    @ValueSource(
            strings = {
                "x-webkit-deflate-frame",
                "permessage-bzip2",
                "Permessage-Deflate",
                "permessage-deflate; unknown",
                "permessage-deflate; unknown=1",
                "permessage-deflate;",
                "permessage-deflate; ; client_max_window_bits",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
                "permessage-deflate; client_max_window_bits=10; client_max_window_bits=10",
                "permessage-deflate; client_max_window_bits; client_max_window_bits=10",
                "permessage-deflate; server_max_window_bits=15; server_max_window_bits=15",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; server_no_context_takeover=",
                "permessage-deflate; server_no_context_takeover=\"\"",
                "permessage-deflate; client_no_context_takeover=true",
                "permessage-deflate; client_max_window_bits=",
                "permessage-deflate; client_max_window_bits=\"\"",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=08",
                "permessage-deflate; client_max_window_bits=+10",
                "permessage-deflate; client_max_window_bits=-10",
                "permessage-deflate; client_max_window_bits=\"10",
                "permessage-deflate; client_max_window_bits=10\"",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=8",
                "permessage-deflate; server_max_window_bits=14",
                "permessage-deflate; server_max_window_bits=16",
            })
    void declined(String offer) {
        assertThat(answer(offer)).isEmpty();
    }

    @Test
    @DisplayName("Of several offers the first that can be kept is taken; of none, none")
    void several() {
        assertThat(answer(
                        "x-webkit-deflate-frame",
                        "permessage-deflate; server_max_window_bits=10",
                        "permessage-deflate; client_no_context_takeover",
                        "permessage-deflate"))
                .contains("permessage-deflate; client_no_context_takeover");
        assertThat(answer()).isEmpty();
    }

    @Test
    @DisplayName("What was agreed is read back from the answer")
    void readBack() {
        for (boolean server : new boolean[] {true, false}) {
            for (boolean client : new boolean[] {true, false}) {
                for (boolean window : new boolean[] {true, false}) {
                    var agreed = new PerMessageDeflate(server, client, window);
                    assertThat(PerMessageDeflate.negotiated(agreed.answer())).isEqualTo(agreed);
                }
            }
        }
        assertThat(PerMessageDeflate.negotiated(null)).isNull();
    }
}
