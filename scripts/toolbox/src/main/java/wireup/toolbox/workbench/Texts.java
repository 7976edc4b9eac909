package wireup.toolbox.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import wireup.support.Web;
import wireup.toolbox.check.Language;

/**
 * The chapters' texts and what they lead to: the only files that can be read here. They are found once, by following
 * the texts' own links; a path that a request names is looked up among them and never made into a file's name.
 */
final class Texts {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    /** HTML in a text stays as it is: the texts are the repository's own. */
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(_ -> (node, _, attributes) -> {
                if (node instanceof Link link && link.getDestination().contains("://")) {
                    attributes.put("target", "_blank"); // other sites do not let themselves be framed
                }
            })
            .build();

    private final Path root;
    private final Map<String, Path> files = new HashMap<>();

    /**
     * Finds all that the chapters' texts lead to.
     *
     * @throws IOException if a text cannot be read
     */
    Texts(List<Chapter> chapters) throws IOException {
        root = Web.repositoryFolder("chapters").getParent();
        ArrayDeque<Path> unread = new ArrayDeque<>();
        for (Chapter chapter : chapters) {
            for (Language language : Language.values()) {
                unread.add(chapter.text(language));
            }
        }
        while (!unread.isEmpty()) {
            Path file = unread.removeFirst();
            if (files.putIfAbsent(path(file), file) == null && file.toString().endsWith(".md")) {
                for (String link : links(parse(file))) {
                    target(file, link).ifPresent(unread::add);
                }
            }
        }
    }

    /** The path of a file from the top of the repository, with slashes. */
    String path(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The file with this path from the top of the repository, if the texts lead to it. */
    Optional<Path> file(String path) {
        return Optional.ofNullable(files.get(path)).or(() -> Optional.ofNullable(files.get(path + "README.md")));
    }

    /** A text as the body of an HTML page. */
    static String html(Path text) throws IOException {
        return HTML.render(parse(text));
    }

    /** The words of a text's first heading. */
    static String title(Path text) throws IOException {
        StringBuilder title = new StringBuilder();
        if (parse(text).getFirstChild() instanceof Heading heading) {
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text words) {
                    title.append(words.getLiteral());
                }
            });
        }
        return title.toString();
    }

    private static Node parse(Path text) throws IOException {
        return PARSER.parse(Files.readString(text));
    }

    /** Where a link of a text leads: a file of the repository, or a folder's text. Symbolic links lead nowhere. */
    private Optional<Path> target(Path text, String link) {
        String path = link.replaceFirst("#.*", "");
        if (path.isEmpty() || path.contains(":")) {
            return Optional.empty();
        }
        Path file = text.resolveSibling(path).normalize();
        Path target = Files.isDirectory(file) ? file.resolve("README.md") : file;
        return Optional.of(target).filter(there -> there.startsWith(root) && isRegular(there));
    }

    private static boolean isRegular(Path file) {
        try {
            return file.toRealPath().equals(file) && Files.isRegularFile(file);
        } catch (IOException _) {
            return false;
        }
    }

    private static List<String> links(Node document) {
        List<String> links = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }
}
