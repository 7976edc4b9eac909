package wireup.toolbox.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures in the texts are those of the run whose CSV lies in chapter 02's folder. */
class PublishedTest {

    static List<Published.Text> texts() {
        return Published.texts();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("The table in the text is made of the CSV: scripts/compare --publish writes both")
    void table(Published.Text text) throws IOException {
        assertThat(Files.readString(text.file()))
                .contains("<!-- compare -->\n" + text.table(Published.read()) + "<!-- /compare -->");
    }

    @Test
    @DisplayName("The chart is made of the CSV, as is the CSV itself")
    void chart() throws IOException {
        assertThat(Published.chart()).isEqualTo(Chart.of(Published.read()));
        assertThat(Sample.csv(Published.read())).isEqualTo(Published.csv());
    }

    @Test
    @DisplayName("The figures confirm what the texts claim of them")
    void claims() throws IOException {
        List<Sample> samples = Published.read();
        assertThat(Claim.ALL)
                .allSatisfy(claim -> assertThat(claim.verdict(samples)).startsWith("confirmed"));
    }
}
