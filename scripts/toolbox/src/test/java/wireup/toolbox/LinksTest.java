package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wireup.toolbox.text.Text;

/** The links, images and headings of every text. */
class LinksTest {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

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
        List<String> problems = new ArrayList<>();
        for (Target target : targets(parse(text))) {
            problem(text, target.to())
                    .ifPresent(problem -> problems.add("%s:%d: %s".formatted(text, target.line(), problem)));
        }
        assertThat(problems).withFailMessage(() -> String.join("\n", problems)).isEmpty();
    }

    private static Optional<String> problem(Path text, String target) throws IOException {
        if (target.startsWith("http://localhost:") || target.startsWith("https://")) {
            return Optional.empty();
        }
        if (target.contains(":")) {
            return Optional.of(target + " must begin with https://");
        }
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? text
                : ROOT.relativize(ROOT.resolve(text).resolveSibling(parts[0]).normalize());
        if (!Files.exists(ROOT.resolve(file))) {
            return Optional.of(target + " leads to " + file + ", which is not there: mend the path, or add the file.");
        }
        if (parts.length == 2 && !anchors(parse(file)).contains(parts[1])) {
            return Optional.of("%s: no heading of %s has this anchor; these are there: %s"
                    .formatted(target, file, String.join(", ", anchors(parse(file)))));
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("chineseTexts")
    @DisplayName("The Chinese text has the headings of the English one, level by level")
    void structure(Path chinese) throws IOException {
        Path english = Path.of(chinese.toString().replace(".zh-CN.md", ".md"));
        List<Heading> ours = headings(parse(chinese));
        List<Heading> theirs = headings(parse(english));
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String place = place(chinese, ours, i);
            String original = place(english, theirs, i);
            assertThat(level(ours, i))
                    .withFailMessage(
                            "%s stands where the English text has %s: one has a heading that the other lacks, here"
                                    + " or above.",
                            place, original)
                    .isEqualTo(level(theirs, i));
        }
    }

    private static int level(List<Heading> headings, int i) {
        return i < headings.size() ? headings.get(i).getLevel() : 0;
    }

    private static String place(Path text, List<Heading> headings, int i) {
        return i < headings.size()
                ? "%s:%d: «%s»".formatted(text, line(headings.get(i)), words(headings.get(i)))
                : text + ": its end";
    }

    static Node parse(Path text) throws IOException {
        return PARSER.parse(Files.readString(ROOT.resolve(text)));
    }

    /** Where a link or an image leads, and the line that it stands in. */
    private record Target(String to, int line) {}

    private static List<Target> targets(Node document) {
        List<Target> targets = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                targets.add(new Target(link.getDestination(), line(link)));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                targets.add(new Target(image.getDestination(), line(image)));
            }
        });
        return targets;
    }

    /** The cells of a table do not know their lines; their row does. */
    private static int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? line(node.getParent())
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
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

    /** The headings' anchors as GitHub makes them: lower case, no punctuation, hyphens for spaces. */
    private static Set<String> anchors(Node document) {
        return headings(document).stream()
                .map(heading -> words(heading)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(Heading heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }
}
