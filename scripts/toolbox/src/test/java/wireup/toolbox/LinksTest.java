package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wireup.toolbox.text.Text;

/** The links, images and headings of every text. */
class LinksTest {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static List<Path> texts() throws IOException {
        return Text.all().stream().map(Text::path).toList();
    }

    static List<Path> chineseTexts() throws IOException {
        return texts().stream()
                .filter(text -> text.toString().endsWith(".zh-CN.md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("Every relative link and image leads to a file and its heading, every other one is https")
    void links(Path text) throws IOException {
        for (String target : targets(parse(text))) {
            if (target.startsWith("http://localhost:")) {
                continue;
            }
            if (target.contains(":")) {
                assertThat(target).startsWith("https://");
                continue;
            }
            String[] parts = target.split("#", 2);
            Path file = parts[0].isEmpty()
                    ? text
                    : ROOT.relativize(
                            ROOT.resolve(text).resolveSibling(parts[0]).normalize());
            assertThat(ROOT.resolve(file)).as("%s in %s", target, text).exists();
            if (parts.length == 2) {
                assertThat(anchors(parse(file))).as("%s in %s", target, text).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chineseTexts")
    @DisplayName("The Chinese text has the headings of the English one, level by level")
    void structure(Path chinese) throws IOException {
        Path english = Path.of(chinese.toString().replace(".zh-CN.md", ".md"));
        assertThat(levels(parse(chinese))).isEqualTo(levels(parse(english)));
    }

    static Node parse(Path text) throws IOException {
        return PARSER.parse(Files.readString(ROOT.resolve(text)));
    }

    private static List<String> targets(Node document) {
        List<String> targets = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                targets.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                targets.add(image.getDestination());
            }
        });
        return targets;
    }

    private static List<Heading> headings(Node document) {
        List<Heading> headings = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        return headings;
    }

    private static List<Integer> levels(Node document) {
        return headings(document).stream().map(Heading::getLevel).toList();
    }

    /** The headings' anchors as GitHub makes them: lower case, no punctuation, hyphens for spaces. */
    private static Set<String> anchors(Node document) {
        return headings(document).stream()
                .map(heading -> {
                    StringBuilder words = new StringBuilder();
                    heading.accept(new AbstractVisitor() {
                        @Override
                        public void visit(org.commonmark.node.Text text) {
                            words.append(text.getLiteral());
                        }
                    });
                    return words.toString()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-');
                })
                .collect(Collectors.toSet());
    }
}
