package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    @ParameterizedTest(name = "{1}")
    @DisplayName("What would end a line or steer a terminal is escaped")
    @CsvSource({
        "'a\r\nb', a\\u000d\\u000ab",
        "'\u001b[31mred', \\u001b[31mred",
        "'\u202egnp', \\u202egnp",
        "'\u2028next', \\u2028next",
        "'\u0085\u009b', \\u0085\\u009b",
        "'\ud800', \\ud800",
        "'plain 中文 é 🚆', plain 中文 é 🚆"
    })
    void escapes(String text, String line) {
        assertThat(Report.escape(text)).isEqualTo(line);
    }
}
