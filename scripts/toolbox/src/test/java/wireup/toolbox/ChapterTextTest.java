package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wireup.toolbox.check.Language;

/** The template of a chapter's text: its headings, its length, and what it must show and lead to. */
class ChapterTextTest {

    private static final Map<Language, List<String>> HEADINGS = Map.of(
            Language.EN,
            List.of("You will build", "Why", "Steps", "Break it", "How it works", "Exercises", "Quiz", "Recap"),
            Language.ZH,
            List.of("你将构建", "为什么", "步骤", "弄坏它", "原理", "练习", "测验", "小结"));

    private static final Map<Language, Pattern> MINUTES = Map.of(
            Language.EN, Pattern.compile("(\\d+) minutes to read, (\\d+) to do\\."),
            Language.ZH, Pattern.compile("阅读 (\\d+) 分钟，动手 (\\d+) 分钟。"));

    static List<String> chapters() throws IOException {
        return RepositoryTest.chapters();
    }

    static String text(String chapter, Language language) throws IOException {
        Path folder = LinksTest.ROOT.resolve("chapters").resolve(chapter);
        return Files.readString(folder.resolve(language == Language.EN ? "README.md" : "README.zh-CN.md"));
    }

    /** The words that a reader reads: not code in fences, not tables, not comments, tags and where links lead. */
    private static long words(String text) {
        String prose = text.replaceAll("(?s)```.*?```|<!--.*?-->", "")
                .replaceAll("(?m)^\\|.*$|<[^>]+>", "")
                .replaceAll("]\\([^)]*\\)", "]");
        return Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*")
                .matcher(prose)
                .results()
                .count();
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<Integer> minutes(String chapter, Language language) throws IOException {
        List<MatchResult> results =
                MINUTES.get(language).matcher(text(chapter, language)).results().toList();
        assertThat(results).as("%s: %s", chapter, MINUTES.get(language)).hasSize(1);
        return Stream.of(1, 2)
                .map(group -> Integer.valueOf(results.getFirst().group(group)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName("The headings are the template's, in its order, in both languages")
    void headings(String chapter) throws IOException {
        for (Language language : Language.values()) {
            assertThat(found("^## (.*)$", text(chapter, language))).isEqualTo(HEADINGS.get(language));
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName("It has 1,200 to 1,800 English words, and says how long they take, to read and to do")
    void length(String chapter) throws IOException {
        long words = words(text(chapter, Language.EN));
        assertThat(words).as("words").isBetween(1200L, 1800L);
        assertThat(minutes(chapter, Language.ZH)).isEqualTo(minutes(chapter, Language.EN));
        // At 100 to 200 words a minute: with code between them nobody reads faster.
        assertThat((long) minutes(chapter, Language.EN).getFirst()).isBetween(words / 200, words / 100);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName("The tables of chapters tell the same minutes")
    void minutesInTheTables(String chapter) throws IOException {
        for (Language language : Language.values()) {
            String row = Files.readString(
                            LinksTest.ROOT.resolve(language == Language.EN ? "README.md" : "README.zh-CN.md"))
                    .lines()
                    .filter(line -> line.startsWith("| [" + chapter.substring(0, 2) + "]"))
                    .findFirst()
                    .orElseThrow();
            List<Integer> minutes = minutes(chapter, language);
            assertThat(row).endsWith(" | %d + %d |".formatted(minutes.getFirst(), minutes.getLast()));
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName("It has a sequence diagram with the same arrows in both languages, and says where bytes are seen live")
    void shows(String chapter) throws IOException {
        String arrow = "^ *(\\w+-+>>\\w+):";
        List<String> arrows = found(arrow, text(chapter, Language.EN));
        assertThat(arrows).hasSizeGreaterThan(3);
        assertThat(found(arrow, text(chapter, Language.ZH))).isEqualTo(arrows);
        for (Language language : Language.values()) {
            assertThat(text(chapter, language)).contains("```mermaid\nsequenceDiagram\n", "`scripts/run`");
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName("It leads to a section of an RFC, to WHATWG and to MDN, the same places in both languages")
    void leads(String chapter) throws IOException {
        String link = "\\]\\((https://[^)]+)\\)";
        List<String> links = found(link, text(chapter, Language.EN));
        assertThat(found(link, text(chapter, Language.ZH))).containsExactlyInAnyOrderElementsOf(links);
        assertThat(links)
                .anyMatch(to -> to.matches("https://www\\.rfc-editor\\.org/rfc/rfc\\d+#section-[\\d.]*\\d"))
                .anyMatch(to -> to.matches("https://\\w+\\.spec\\.whatwg\\.org/.*"))
                .anyMatch(to -> to.startsWith("https://developer.mozilla.org/docs/"));
    }
}
