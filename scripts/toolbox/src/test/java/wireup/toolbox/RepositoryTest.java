package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every chapter must have: the chapter contract. */
class RepositoryTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static List<String> chapters() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("chapters"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName(
            "A chapter has its text and its picture in both languages, a page of the same name, and a browser test")
    void isWhole(String chapter) throws IOException {
        Path folder = ROOT.resolve("chapters").resolve(chapter);
        assertThat(folder.resolve("README.md")).isRegularFile();
        assertThat(folder.resolve("README.zh-CN.md")).isRegularFile();
        assertThat(folder.resolve("images/page.en.png")).isRegularFile();
        assertThat(folder.resolve("images/page.zh-CN.png")).isRegularFile();
        assertThat(ROOT.resolve("web").resolve(chapter).resolve("index.html")).isRegularFile();
        assertThat(ROOT.resolve("web").resolve(chapter).resolve("app.js")).isRegularFile();
        assertThat(Files.readAllLines(folder.resolve("pom.xml"))).hasSizeLessThan(60);
        try (Stream<Path> tests = Files.walk(folder.resolve("src/test"))) {
            assertThat(tests).anyMatch(file -> file.toString().endsWith("PageTest.java"));
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    @DisplayName("A chapter is a module of the build and a row in both tables of chapters")
    void isListed(String chapter) throws IOException {
        String number = chapter.substring(0, 2);
        assertThat(Files.readString(ROOT.resolve("pom.xml"))).contains("<module>chapters/" + chapter + "</module>");
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("\n| [" + number + "](chapters/" + chapter + "/) | ");
        assertThat(Files.readString(ROOT.resolve("README.zh-CN.md")))
                .contains("\n| [" + number + "](chapters/" + chapter + "/README.zh-CN.md) | ");
    }

    @Test
    @DisplayName("Every page folder belongs to a chapter, or is shared")
    void noOrphanPages() throws IOException {
        List<String> chapters = chapters();
        try (Stream<Path> folders = Files.list(ROOT.resolve("web"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .allMatch(name -> name.equals("shared") || chapters.contains(name));
        }
    }
}
