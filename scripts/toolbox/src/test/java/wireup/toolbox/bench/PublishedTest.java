package wireup.toolbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wireup.toolbox.check.Language;

/** The figures in chapter 04's texts are those of the run whose CSV lies beside them. */
class PublishedTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("The table in the text is made of the CSV: scripts/bench --publish writes both")
    void table(Language language) throws IOException {
        String text = Files.readString(Published.text(language));
        assertThat(text).contains(Published.table(Published.read(), language));
    }

    @Test
    @DisplayName("The chart is made of the CSV, as is the CSV itself")
    void chart() throws IOException {
        Results results = Published.read();
        assertThat(Published.chart()).isEqualTo(Chart.of(results));
        assertThat(Results.parse(results.csv(), results.idleCsv()).csv()).isEqualTo(results.csv());
    }
}
