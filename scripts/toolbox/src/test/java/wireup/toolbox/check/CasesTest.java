package wireup.toolbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every case, whatever it checks. */
class CasesTest {

    private static final List<Case> CASES = Checker.allCases();

    @Test
    @DisplayName("Every ID is a name of its own, in the group that it begins with")
    void ids() {
        assertThat(CASES.stream().map(Case::id)).doesNotHaveDuplicates();
        assertThat(CASES)
                .allSatisfy(rule -> assertThat(rule.id())
                        .matches("[a-z0-9-]+\\.[a-z0-9.-]+")
                        .startsWith(rule.group().id() + "."));
    }

    @Test
    @DisplayName("No two cases state the same rule")
    void rules() {
        assertThat(CASES.stream().map(rule -> rule.rule().en())).doesNotHaveDuplicates();
        assertThat(CASES.stream().map(rule -> rule.rule().zh())).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Every rule is one sentence in both languages, with its source and the step that explains it")
    void sentences() {
        assertThat(CASES).allSatisfy(rule -> {
            assertThat(rule.rule().en()).matches("[A-Z0-9].*\\.").isASCII();
            assertThat(rule.rule().zh()).matches(".*\\p{IsHan}.*。");
            assertThat(rule.section()).matches("(RFC [0-9]+ §|CVE-|IANA|Slowloris).*");
            assertThat(rule.step()).isNotNull();
        });
    }

    @ParameterizedTest(name = "The group {0} has cases")
    @EnumSource
    void groups(Group group) {
        assertThat(CASES.stream().collect(Collectors.groupingBy(Case::group, Collectors.counting())))
                .hasEntrySatisfying(group, count -> assertThat(count).isGreaterThan(20));
    }

    @Test
    @DisplayName("The checker shares no code with what it checks, and uses no WebSocket library")
    void itsOwnCode() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/wireup/toolbox/check"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    Files.readAllLines(file).stream().filter(line -> line.startsWith("import ")))
                            .allMatch(line -> Stream.of("java.", "static java.", "com.google.gson.", "picocli.")
                                    .anyMatch(line.substring(7)::startsWith)));
        }
    }

    @ParameterizedTest(name = "{0} is a heading of its chapter, in both languages")
    @EnumSource(
            value = Step.class,
            names = {"READ_REQUEST", "ASK_QUESTIONS", "COMPUTE_ANSWER", "OPEN_CONNECTION", "CHOOSE_SUB_PROTOCOL"})
    void steps(Step step) throws IOException {
        Path chapter;
        try (Stream<Path> chapters = Files.list(Path.of("../../chapters"))) {
            chapter = chapters.filter(folder -> folder.getFileName().toString().startsWith("0" + step.chapter()))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(Files.readString(chapter.resolve("README.md")))
                .contains("\n### " + step.title().en() + "\n");
        assertThat(Files.readString(chapter.resolve("README.zh-CN.md")))
                .contains("\n### " + step.title().zh() + "\n");
    }
}
