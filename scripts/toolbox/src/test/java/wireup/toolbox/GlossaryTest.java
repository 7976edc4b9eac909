package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.toolbox.check.Language;

/** The glossary is that of the texts: what it explains is said there, so in both languages. */
class GlossaryTest {

    /**
     * A row that explains a term.
     *
     * @param place its file and line
     */
    private record Row(String place, String english, String chinese) {}

    private static List<Row> rows(Language language) throws IOException {
        boolean english = language == Language.EN;
        String file = "chapters/" + (english ? "GLOSSARY.md" : "GLOSSARY.zh-CN.md");
        List<String> lines = Files.readAllLines(LinksTest.ROOT.resolve(file));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = List.of(lines.get(i).split("\\|", -1));
            if (cells.size() < 4 || lines.get(i).matches("\\| (?:---|Term|术语) .*")) {
                continue;
            }
            String first = cells.get(1).strip();
            String second = cells.get(2).strip();
            rows.add(new Row(file + ":" + (i + 1), english ? first : second, english ? second : first));
        }
        return rows;
    }

    private static String chapters(Language language) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String chapter : RepositoryTest.chapters()) {
            texts.append(ChapterTextTest.text(chapter, language));
        }
        return texts.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    @Test
    @DisplayName("Both glossaries have the same terms in the same order")
    void sameTerms() throws IOException {
        List<Row> english = rows(Language.EN);
        List<Row> chinese = rows(Language.ZH);
        assertThat(english).hasSizeGreaterThan(30).hasSameSizeAs(chinese);
        for (int i = 0; i < english.size(); i++) {
            assertThat(chinese.get(i).english() + " | " + chinese.get(i).chinese())
                    .as(
                            "%s has what %s has",
                            chinese.get(i).place(), english.get(i).place())
                    .isEqualTo(english.get(i).english() + " | " + english.get(i).chinese());
        }
    }

    @Test
    @DisplayName("Every term stands in a chapter's text, in both languages, and means one thing")
    void used() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Language language : Language.values()) {
            String texts = chapters(language);
            Set<String> known = new HashSet<>();
            for (Row row : rows(language)) {
                String term = language == Language.EN ? row.english() : row.chinese();
                if (!texts.contains(term.toLowerCase(Locale.ROOT))) {
                    problems.add(
                            row.place() + ": no chapter's text says «" + term + "»: say it, or take the row away.");
                }
                if (!known.add(term)) {
                    problems.add(row.place() + ": «" + term + "» has a row already.");
                }
            }
        }
        assertThat(problems).withFailMessage(() -> String.join("\n", problems)).isEmpty();
    }
}
