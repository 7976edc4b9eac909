package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;

class BillFiguresTest {

    private static final Path CHAPTER = Web.folder("01-ajax-polling").resolve("../../chapters/01-ajax-polling");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName("The text's bill is that of bill.csv, which scripts/bill measures")
    void theTextTellsTheMeasuredFigures(String text) throws IOException {
        List<String> measured = Files.readAllLines(CHAPTER.resolve("bill.csv"));
        List<String> table = Files.readAllLines(CHAPTER.resolve(text)).stream()
                .dropWhile(line -> !line.equals("<!-- bill -->"))
                .takeWhile(line -> !line.equals("<!-- /bill -->"))
                .filter(line -> line.startsWith("|"))
                .toList();
        assertThat(table).hasSize(3); // names, rule, figures
        assertThat(cells(table.getFirst())).hasSameSizeAs(measured.getFirst().split(","));
        assertThat(cells(table.getLast())).containsExactly(measured.getLast().split(","));
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }
}
