package wireup.toolbox.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A text in GitHub's Markdown. */
final class Markdown {

    /**
     * A heading and what follows it, up to the next one.
     *
     * @param level 1 to 6
     * @param anchor the heading's id
     * @param words all that follows, without its markup
     */
    record Section(int level, String anchor, String heading, String words) {}

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** What a line of Chinese may begin and end with. */
    private static final String WIDE = "[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…]";

    private final Node document;
    private final Map<Node, String> anchors = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();

    private Markdown(Node document) {
        this.document = document;
        dropLanguages();
        joinLines();
        IdGenerator ids = IdGenerator.builder().build();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            String words = Words.of(block);
            if (block instanceof Heading heading) {
                String anchor = ids.generateId(words);
                anchors.put(heading, anchor);
                sections.add(new Section(heading.getLevel(), anchor, words, ""));
            } else if (!sections.isEmpty()) {
                Section last = sections.removeLast();
                String all = (last.words() + " " + words).strip();
                sections.add(new Section(last.level(), last.anchor(), last.heading(), all));
            }
        }
    }

    /** The line below the title that leads to the other language: a page of the book has that at its top. */
    private void dropLanguages() {
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (Words.of(block).matches("(English|简体中文)( · (English|简体中文))?")) {
                block.unlink();
                return;
            }
        }
    }

    /** Chinese has no space between words: where a line of it ends within a sentence, a browser would show one. */
    private void joinLines() {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(SoftLineBreak end) {
                if (Words.of(end.getPrevious()).matches(".*" + WIDE)
                        && Words.of(end.getNext()).matches(WIDE + ".*")) {
                    end.unlink();
                }
            }
        });
    }

    static Markdown read(Path file) throws IOException {
        return new Markdown(PARSER.parse(Files.readString(file)));
    }

    /** The words of a text's first line, which is its heading. */
    static String title(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return Words.of(PARSER.parse(lines.findFirst().orElse("")));
        }
    }

    List<Section> sections() {
        return sections;
    }

    /** Where its links and images lead, in their order. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        relink(link -> {
            links.add(link);
            return link;
        });
        return links;
    }

    /** The body of an HTML page, its links put through a function. HTML in a text stays: the texts are our own. */
    String html(UnaryOperator<String> links) {
        relink(links);
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(_ -> (node, _, attributes) -> {
                    if (anchors.containsKey(node)) {
                        attributes.put("id", anchors.get(node));
                    }
                })
                .build()
                .render(document)
                .replace("<table>", "<div class=\"scroll\"><table>")
                .replace("</table>", "</table></div>");
    }

    private void relink(UnaryOperator<String> links) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(links.apply(link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(links.apply(image.getDestination()));
            }
        });
    }
}
