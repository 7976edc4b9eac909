package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the chapters' texts. */
class SnippetsTest {

    private static final Set<String> LANGUAGES = Set.of("java", "js", "html");

    static List<Path> texts() throws IOException {
        return LinksTest.texts().stream()
                .filter(text -> text.toString().matches("chapters/\\d\\d-.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("Every piece of Java, JavaScript and HTML in a chapter's text stands in its source, line by line")
    void standsInTheSource(Path text) throws IOException {
        Map<Path, List<String>> sources = sources(text.getParent().getFileName().toString());
        List<List<String>> snippets = snippets(text);
        assertThat(snippets).as("snippets of %s", text).isNotEmpty();
        for (List<String> snippet : snippets) {
            Path nearest = text;
            int most = 0;
            for (Map.Entry<Path, List<String>> source : sources.entrySet()) {
                int found = linesFound(snippet, source.getValue());
                if (found > most) {
                    nearest = source.getKey();
                    most = found;
                }
            }
            if (most == 0) {
                fail("%s: no source of the chapter has the line that this snippet starts with:%n%s"
                        .formatted(text, snippet.getFirst()));
            }
            if (most < snippet.size()) {
                fail("%s: the snippet that starts with%n%s%nis not as it is in %s; the first line that differs:%n%s"
                        .formatted(text, snippet.getFirst(), nearest, snippet.get(most)));
            }
        }
    }

    /** How many of the snippet's lines, from its first on, stand together somewhere in the source. */
    private static int linesFound(List<String> snippet, List<String> source) {
        int most = 0;
        for (int start = 0; start < source.size(); start++) {
            int found = 0;
            while (found < snippet.size()
                    && start + found < source.size()
                    && snippet.get(found).equals(source.get(start + found))) {
                found++;
            }
            most = Math.max(most, found);
        }
        return most;
    }

    private static List<List<String>> snippets(Path text) throws IOException {
        List<List<String>> snippets = new ArrayList<>();
        LinksTest.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (LANGUAGES.contains(block.getInfo())) {
                    snippets.add(withoutIndentation(block.getLiteral()));
                }
            }
        });
        return snippets;
    }

    /** The lines of every source that a chapter's text may show, by file. */
    private static Map<Path, List<String>> sources(String chapter) throws IOException {
        Map<Path, List<String>> sources = new HashMap<>();
        for (String name : List.of(
                "chapters/%s/src/main/java",
                "chapters/%s/src/test/resources", "chapters/%s/handlers", "web/%s", "web/shared")) {
            Path folder = LinksTest.ROOT.resolve(name.formatted(chapter));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(SnippetsTest::isSource).toList()) {
                        sources.put(LinksTest.ROOT.relativize(file), withoutIndentation(Files.readString(file)));
                    }
                }
            }
        }
        return sources;
    }

    private static boolean isSource(Path file) {
        String name = file.toString();
        return LANGUAGES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<String> withoutIndentation(String lines) {
        return lines.lines().map(String::strip).toList();
    }
}
