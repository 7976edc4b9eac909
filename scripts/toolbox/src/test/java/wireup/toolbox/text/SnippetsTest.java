package wireup.toolbox.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the chapters' texts. */
class SnippetsTest {

    private static final Pattern COUNT = Pattern.compile("[(（](\\d+) (?:bytes|字节)[)）]");
    private static final Set<String> LANGUAGES = Set.of("java", "js", "html", "css");

    static List<Text> texts() throws IOException {
        return Text.ofChapters();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName(
            "Every piece of Java, JavaScript, HTML and CSS in a chapter's text is a region of a source, to the letter")
    void isTheSource(Text text) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Text.Fence fence : text.fences()) {
            if (fence.shows().isPresent()) {
                Snippets.difference(text, fence).ifPresent(problems::add);
            } else if (LANGUAGES.contains(fence.language())) {
                problems.add(text.at(fence.line())
                        + ": above the fence, say where the code comes from: <!-- code: file#region -->");
            }
        }
        assertThat(problems).withFailMessage(() -> String.join("\n", problems)).isEmpty();
        assertThat(text.fences())
                .as("fences of %s", text)
                .anyMatch(fence -> fence.shows().isPresent());
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("What a text tells the reader to take away or to replace stands in one source of its chapter")
    void isThereToBeBroken(Text text) throws IOException {
        for (Text.Fence fence : text.fences()) {
            if (fence.language().equals("diff")) {
                assertThat(Break.of(text.chapter(), fence.code()).sources())
                        .as(text.at(fence.line()))
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("Both languages show the same code, sessions and exchanges in the same order")
    void sameInBothLanguages() throws IOException {
        for (Text chinese : texts().stream().filter(Text::isChinese).toList()) {
            Text english = Text.read(Path.of(chinese.path().toString().replace(Text.CHINESE, ".md")));
            List<Text.Fence> ours = shared(chinese);
            List<Text.Fence> theirs = shared(english);
            for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
                assertThat(what(ours.get(i)))
                        .as("the fence in %s is that in %s", at(chinese, ours.get(i)), at(english, theirs.get(i)))
                        .isEqualTo(what(theirs.get(i)));
            }
            assertThat(ours)
                    .as("fences of %s, as many as in %s", chinese, english)
                    .hasSameSizeAs(theirs);
        }
    }

    /** The fences with neither prose nor what a page says. */
    private static List<Text.Fence> shared(Text text) {
        return text.fences().stream()
                .filter(fence -> Stream.of("", "text", "mermaid").noneMatch(fence.language()::equals))
                .toList();
    }

    private static String at(Text text, Text.Fence fence) {
        return text.at(fence.line());
    }

    private static String what(Text.Fence fence) {
        return "below heading " + fence.heading() + "\n" + fence.shows().orElse("") + "\n"
                + String.join("\n", fence.code());
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("A request that a text counts has as many bytes as it says")
    void countedRequests(Text text) {
        for (Text.Fence fence : text.fences()) {
            Matcher count = COUNT.matcher(text.lines().get(Math.max(0, fence.line() - 4)));
            if (fence.language().equals("http") && !fence.code().contains("") && count.find()) {
                String request = String.join("\r\n", fence.code()) + "\r\n\r\n";
                assertThat(request).as(text.at(fence.line())).hasSize(Integer.parseInt(count.group(1)));
            }
        }
    }

    @Test
    @DisplayName("A region's code has the indentation of its own, and no comments of regions within it")
    void regions() throws IOException {
        String echo = "chapters/05-jetty-echo/handlers/Echo.java";
        assertThat(Region.read(echo + "#handler").code())
                .startsWith("@WebSocket(autoDemand = false)")
                .endsWith("}");
        assertThat(Region.read(echo).code())
                .startsWith("import java.nio.ByteBuffer;")
                .noneMatch(line -> line.contains("region"));
        assertThatThrownBy(() -> Region.read(echo + "#nothing")).hasMessage(echo + " has no region nothing.");
        assertThatThrownBy(() -> Region.read("nowhere.js")).hasMessage("There is no file nowhere.js.");
    }

    @Test
    @DisplayName("A line that differs is told with both places; the script puts the source's line in its place")
    void difference() throws IOException {
        Text text = Text.read(Path.of("chapters/01-ajax-polling/README.md"));
        Text.Fence fence = text.fences().stream()
                .filter(some -> some.shows().isPresent())
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>(text.lines());
        lines.set(fence.line(), "    if (true) {");
        Text stale = new Text(text.path(), lines);
        Region.Line source = Region.read(fence.shows().orElseThrow()).lines().get(1);

        Optional<String> difference =
                Snippets.difference(stale, stale.fences().get(text.fences().indexOf(fence)));
        assertThat(difference.orElseThrow()).isEqualToNormalizingNewlines("""
                chapters/01-ajax-polling/README.md:%d:
                    %s
                is not as it is in chapters/01-ajax-polling/src/main/java/wireup/polling/Board.java:%d:
                    %s
                scripts/snippets writes it anew.""".formatted(
                        fence.line() + 1, "    if (true) {", source.number(), source.text()));
        assertThat(Snippets.written(stale).get(fence.line())).isEqualTo(source.text());
    }
}
