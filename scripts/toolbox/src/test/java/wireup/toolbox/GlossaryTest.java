package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.toolbox.check.Language;

/** The glossary is that of the texts: what it explains is said there, so in both languages. */
class GlossaryTest {

    /** The first two cells of each row that explains a term. */
    private static List<List<String>> terms(String file) throws IOException {
        return Files.readAllLines(LinksTest.ROOT.resolve("chapters").resolve(file)).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> List.of(line.split("\\|")))
                .map(cells -> List.of(cells.get(1).strip(), cells.get(2).strip()))
                .filter(cells ->
                        !cells.getFirst().equals("---") && !cells.contains("English") && !cells.contains("Term"))
                .toList();
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
        assertThat(terms("GLOSSARY.zh-CN.md"))
                .hasSizeGreaterThan(30)
                .isEqualTo(terms("GLOSSARY.md").stream().map(List::reversed).toList());
    }

    @Test
    @DisplayName("Every term stands in a chapter's text, in both languages, and means one thing")
    void used() throws IOException {
        String english = chapters(Language.EN);
        String chinese = chapters(Language.ZH);
        List<List<String>> terms = terms("GLOSSARY.md");
        assertThat(terms).allSatisfy(term -> {
            assertThat(english.contains(term.getFirst().toLowerCase(Locale.ROOT)))
                    .withFailMessage("GLOSSARY.md explains «%s», which no chapter's text says.", term.getFirst())
                    .isTrue();
            assertThat(chinese.contains(term.getLast().toLowerCase(Locale.ROOT)))
                    .withFailMessage("GLOSSARY.zh-CN.md explains «%s», which no chapter's text says.", term.getLast())
                    .isTrue();
        });
        for (int column : List.of(0, 1)) {
            assertThat(terms.stream().map(term -> term.get(column)).collect(Collectors.toSet()))
                    .hasSameSizeAs(terms);
        }
    }
}
