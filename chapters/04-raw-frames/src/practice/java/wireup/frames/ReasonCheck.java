package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonCheck {

    @ParameterizedTest(name = "{1} × «{0}» → {2} × «{0}»")
    @DisplayName("A reason that is too long is cut between two characters")
    @CsvSource({"a, 124, 123", "é, 100, 61", "车, 100, 41", "🚆, 50, 30", "a, 123, 123", "bye, 1, 1"})
    void cut(String character, int times, int left) {
        byte[] payload = new Close(1000, character.repeat(times)).payload();
        assertThat(new String(payload, 2, payload.length - 2, UTF_8)).isEqualTo(character.repeat(left));
    }
}
