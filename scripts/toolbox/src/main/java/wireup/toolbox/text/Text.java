package wireup.toolbox.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import wireup.support.Web;

/**
 * A Markdown text of the repository.
 *
 * @param path from the top of the repository
 * @param lines its lines, without their ends
 */
public record Text(Path path, List<String> lines) {

    /** The end of a Chinese text's name; before it stands the name of the English one. */
    static final String CHINESE = ".zh-CN.md";

    /** The top of the repository. */
    public static final Path ROOT = Web.repositoryFolder("chapters").getParent();

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final Pattern SHOWS = Pattern.compile("<!-- code: (\\S+) -->");

    /**
     * A fenced block of code.
     *
     * @param line the number of its first line in the text, from 1; the fence itself stands above it
     * @param language what stands behind the fence's ticks; may be empty
     * @param code its lines
     * @param shows where its code comes from, if the text says so: {@code file} or {@code file#region}
     * @param heading the number of the heading above it, from 1
     */
    public record Fence(int line, String language, List<String> code, Optional<String> shows, int heading) {}

    /**
     * Reads a text.
     *
     * @param path from the top of the repository
     * @throws IOException if it cannot be read
     */
    public static Text read(Path path) throws IOException {
        return new Text(path, Files.readAllLines(ROOT.resolve(path)));
    }

    /** Every text of the repository, in the order of their paths. */
    public static List<Text> all() throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.find(
                ROOT,
                4,
                (file, attributes) -> attributes.isRegularFile()
                        && file.toString().endsWith(".md")
                        && !file.toString().contains("/target/")
                        && !file.toString().contains("/node_modules/"))) {
            paths = files.map(ROOT::relativize).sorted().toList();
        }
        List<Text> texts = new ArrayList<>();
        for (Path path : paths) {
            texts.add(read(path));
        }
        return texts;
    }

    /** The texts of the chapters, in both languages. */
    public static List<Text> ofChapters() throws IOException {
        return all().stream()
                .filter(text -> text.path().toString().matches("chapters/\\d\\d-[^/]*/README.*"))
                .toList();
    }

    /** Whether it is in Chinese. */
    public boolean isChinese() {
        return path.toString().endsWith(CHINESE);
    }

    /** The folder that it stands in: a chapter's NN-slug. */
    public String chapter() {
        return path.getParent().getFileName().toString();
    }

    /** Its fenced blocks, in order. */
    public List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        parse().accept(new AbstractVisitor() {
            private int headings;

            @Override
            public void visit(Heading heading) {
                headings++;
            }

            @Override
            public void visit(FencedCodeBlock block) {
                fences.add(new Fence(
                        block.getSourceSpans().getFirst().getLineIndex() + 2,
                        block.getInfo(),
                        block.getLiteral().lines().toList(),
                        shownBy(block),
                        headings));
            }
        });
        return fences;
    }

    private static Optional<String> shownBy(FencedCodeBlock block) {
        if (block.getPrevious() instanceof HtmlBlock comment) {
            Matcher shows = SHOWS.matcher(comment.getLiteral());
            return shows.matches() ? Optional.of(shows.group(1)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The text as a tree of commonmark; each block knows its lines. */
    Node parse() {
        return PARSER.parse(String.join("\n", lines));
    }

    /** A place in the text, as a person or an editor looks for it. */
    String at(int line) {
        return path + ":" + line;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
