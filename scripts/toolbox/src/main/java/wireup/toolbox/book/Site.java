package wireup.toolbox.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wireup.support.Web;
import wireup.toolbox.check.Language;

/**
 * The texts of the repository and what they lead to, as pages. They are found once, by following the texts' own links
 * from the README at the top; what stands on a page is read anew each time. A path that a request names is looked up
 * among them and never made into a file's name.
 */
public final class Site {

    /** What stands at a path. */
    @FunctionalInterface
    private interface Content {
        byte[] read() throws IOException;
    }

    private static final WebJar PRISM = new WebJar("prismjs");
    private static final WebJar MERMAID = new WebJar("mermaid");

    /** The languages of the texts and sources, each after those that it builds upon. */
    private static final List<String> HIGHLIGHTED = Stream.of(
                    "core",
                    "markup",
                    "css",
                    "clike",
                    "javascript",
                    "java",
                    "json",
                    "http",
                    "diff",
                    "bash",
                    "shell-session")
            .map(language -> "components/prism-" + language + ".min.js")
            .toList();

    private final Path root;
    private final Map<String, Content> contents = new LinkedHashMap<>();
    private final List<Page> texts = new ArrayList<>();

    /**
     * Finds all that the texts lead to.
     *
     * @throws IOException if a text cannot be read
     */
    public Site() throws IOException {
        this(Web.repositoryFolder("chapters").getParent());
    }

    /** As above, for the texts of another repository, which has a {@code README.md} at its top. */
    Site(Path root) throws IOException {
        this.root = root;
        ArrayDeque<Page> unread = new ArrayDeque<>();
        for (Language language : Language.values()) {
            unread.add(Page.first(language));
        }
        while (!unread.isEmpty()) {
            Page page = unread.removeFirst();
            if (contents.putIfAbsent(page.path(), () -> content(page)) == null) {
                if (page.isText()) {
                    texts.add(page);
                }
                unread.addAll(leadsTo(page));
                Stream.of(Language.values()).map(page::in).forEach(unread::add);
            }
        }
        addLibraries();
    }

    private void addLibraries() {
        Path shared = Web.folder("shared");
        for (String name :
                List.of("style.css", "icon.svg", "book/book.css", "book/book.js", "book/quiz.js", "book/search.js")) {
            contents.put("web/shared/" + name, () -> Files.readAllBytes(shared.resolve(name)));
        }
        contents.put("lib/prism/prism.js", () -> PRISM.script(HIGHLIGHTED));
        contents.put("lib/prism/LICENSE", () -> PRISM.file("LICENSE"));
        contents.put("lib/mermaid/mermaid.js", () -> MERMAID.file("dist/mermaid.min.js"));
        contents.put("lib/mermaid/LICENSE", () -> MERMAID.file("LICENSE"));
        for (Language language : Language.values()) {
            contents.put(searchIndex(language), () -> index(language).script());
        }
    }

    static String searchIndex(Language language) {
        return "search." + Page.tag(language) + ".js";
    }

    /** The paths of all that the book has, with slashes. */
    public Set<String> paths() {
        return contents.keySet();
    }

    /**
     * What stands at a path, as it is now; empty if the book has no such path.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<byte[]> read(String path) throws IOException {
        Content content = contents.get(path);
        return content == null ? Optional.empty() : Optional.of(content.read());
    }

    /** The texts of a language in their order: as the README at the top leads to them. */
    List<Page> texts(Language language) {
        return texts.stream().filter(page -> page.language() == language).toList();
    }

    /** The file or folder that a page shows: the translation where there is one. */
    Path file(Page page) {
        Path translation = translation(page.name());
        return page.language() == Language.ZH && Files.exists(translation) ? translation : root.resolve(page.name());
    }

    /** Whether a page's words are English for every reader. */
    boolean isEnglish(Page page) {
        return page.language() == Language.EN || !Files.exists(translation(page.name()));
    }

    private Path translation(String name) {
        return root.resolve(name.replaceFirst("(\\.md)?$", ".zh-CN.md"));
    }

    String title(Page page) throws IOException {
        return page.isText() ? Markdown.title(file(page)) : page.name();
    }

    private byte[] content(Page page) throws IOException {
        return page.isPicture()
                ? Files.readAllBytes(file(page))
                : new Layout(this, page).html().getBytes(UTF_8);
    }

    private SearchIndex index(Language language) throws IOException {
        SearchIndex index = new SearchIndex();
        for (Page page : texts(language)) {
            index.add(page, Markdown.read(file(page)));
        }
        return index;
    }

    /** The pages that a page leads to: by a text's links, or from a folder to its files. */
    List<Page> leadsTo(Page page) throws IOException {
        Path file = file(page);
        if (Files.isDirectory(file)) {
            try (Stream<Path> files = Files.list(file)) {
                return files.filter(Site::isReal)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .map(one -> of(one, page.language()))
                        .toList();
            }
        }
        if (!page.isText()) {
            return List.of();
        }
        return Markdown.read(file).links().stream()
                .flatMap(link -> target(page, link).stream())
                .toList();
    }

    /** A link of a text, as it must stand on its page. */
    String relinked(Page page, String link) {
        String anchor = link.replaceFirst("^[^#]*", "");
        return target(page, link).map(there -> page.to(there.path()) + anchor).orElse(link);
    }

    /** Where a link of a text leads in the repository; a folder with a text stands for it. */
    private Optional<Page> target(Page page, String link) {
        String path = link.replaceFirst("#.*", "");
        if (path.isEmpty() || path.contains(":")) {
            return Optional.empty();
        }
        Path there = file(page).resolveSibling(path).normalize();
        if (!there.startsWith(root) || !isReal(there)) {
            return Optional.empty();
        }
        Page text = of(there.resolve("README.md"), page.language()).in(page.language());
        return Optional.of(Files.exists(file(text)) ? text : of(there, page.language()));
    }

    /** The page of a file. A text that has a translation speaks one language, all else that of its reader. */
    private Page of(Path file, Language reader) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".zh-CN.md")) {
            return new Page(name.replace(".zh-CN.md", ".md"), Language.ZH);
        }
        return new Page(name, Files.exists(translation(name)) ? Language.EN : reader);
    }

    /** Whether a file or folder is there, and no symbolic link leads to it. */
    private static boolean isReal(Path file) {
        try {
            return file.toRealPath().equals(file);
        } catch (IOException _) {
            return false;
        }
    }
}
