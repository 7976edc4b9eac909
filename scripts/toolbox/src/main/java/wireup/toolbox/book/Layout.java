package wireup.toolbox.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wireup.toolbox.check.Language;

/** A page of the book in HTML: a text, a source or a list of files, and around it the ways to all others. */
final class Layout {

    /** The deepest headings that the list of a page's headings shows. */
    private static final int DEEPEST = 3;

    private final Site site;
    private final Page page;
    private final Labels labels;

    Layout(Site site, Page page) {
        this.site = site;
        this.page = page;
        this.labels = Labels.in(page.language());
    }

    String html() throws IOException {
        List<Markdown.Section> sections = List.of();
        String article;
        if (page.isText()) {
            Markdown text = Markdown.read(site.file(page));
            sections = text.sections();
            article = text.html(link -> site.relinked(page, link));
        } else if (Files.isDirectory(site.file(page))) {
            article = "<h1>" + escape(page.name()) + "/</h1>\n" + list(site.leadsTo(page));
        } else {
            article = source();
        }
        String book = site.title(Page.first(page.language()));
        String title = site.title(page);
        return """
                <!doctype html>
                <html lang="%s">
                  <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <title>%s</title>
                %s  </head>
                  <body>
                    <header>
                      <a class="book" href="%s">%s</a>
                      <a class="jump" href="#contents">%s</a>
                %s%s    </header>
                    <main%s>
                      <article%s>
                %s      </article>
                %s    </main>
                    <nav id="contents" aria-label="%s">
                      <h2>%s</h2>
                %s    </nav>
                %s  </body>
                </html>
                """.formatted(
                        Page.tag(page.language()),
                        escape(title.equals(book) ? book : title + " · " + book),
                        head(article),
                        page.to(Page.first(page.language()).path()),
                        escape(book),
                        labels.contents(),
                        search(),
                        languages(),
                        page.isText() ? "" : " class=\"source\"",
                        site.isEnglish(page) ? " lang=\"en\"" : "",
                        article,
                        steps(),
                        labels.contents(),
                        labels.contents(),
                        list(site.texts(page.language())),
                        sections(sections));
    }

    /** Scripts are files of the book, run when the page is there: those that the article needs, one of them is large. */
    private String head(String article) {
        return """
                    <link rel="icon" href="%s" />
                    <link rel="stylesheet" href="%s" />
                    <link rel="stylesheet" href="%s" />
                """.formatted(
                                page.to("web/shared/icon.svg"),
                                page.to("web/shared/style.css"),
                                page.to("web/shared/book/book.css"))
                + Stream.of(
                                "lib/prism/prism.js",
                                article.contains("class=\"language-mermaid\"") ? "lib/mermaid/mermaid.js" : "",
                                "web/shared/book/book.js",
                                article.contains("<details>") ? "web/shared/book/quiz.js" : "",
                                "web/shared/book/search.js")
                        .filter(script -> !script.isEmpty())
                        .map(script -> "    <script defer src=\"" + page.to(script) + "\"></script>\n")
                        .collect(Collectors.joining());
    }

    private String search() {
        return """
                      <search data-index="%s" data-top="%s" data-nothing="%s" data-found="%s">
                        <input type="search" placeholder="%s" aria-label="%s" autocomplete="off" />
                        <div class="results" role="region" aria-label="%s" hidden>
                          <p role="status"></p>
                          <ol></ol>
                        </div>
                      </search>
                """.formatted(
                        page.to(Site.searchIndex(page.language())),
                        page.to(""),
                        labels.nothing(),
                        labels.found(),
                        labels.search(),
                        labels.search(),
                        labels.results());
    }

    private String languages() {
        return Stream.of(Language.values())
                .map(language -> "        <a href=\"%s\" hreflang=\"%s\" lang=\"%s\"%s>%s</a>\n"
                        .formatted(
                                page.to(page.in(language).path()),
                                Page.tag(language),
                                Page.tag(language),
                                language == page.language() ? " aria-current=\"true\"" : "",
                                language == Language.ZH ? "简体中文" : "English"))
                .collect(Collectors.joining(
                        "",
                        "      <nav class=\"languages\" aria-label=\"" + labels.languages() + "\">\n",
                        "      </nav>\n"));
    }

    /** The way to the text before and to the one after. */
    private String steps() throws IOException {
        List<Page> texts = site.texts(page.language());
        int here = texts.indexOf(page);
        if (here < 0) {
            return "";
        }
        String previous = here == 0 ? "" : step("prev", labels.previous(), texts.get(here - 1));
        String next = here == texts.size() - 1 ? "" : step("next", labels.next(), texts.get(here + 1));
        return "      <nav class=\"steps\" aria-label=\"" + labels.pages() + "\">\n" + previous + next
                + "      </nav>\n";
    }

    private String step(String rel, String label, Page there) throws IOException {
        return "        <a rel=\"%s\" href=\"%s\"><span>%s</span> %s</a>\n"
                .formatted(rel, page.to(there.path()), label, escape(site.title(there)));
    }

    private String list(List<Page> pages) throws IOException {
        StringBuilder list = new StringBuilder("<ol>\n");
        for (Page one : pages) {
            list.append("  <li><a href=\"%s\"%s>%s</a></li>\n"
                    .formatted(
                            page.to(one.path()),
                            one.equals(page) ? " aria-current=\"page\"" : "",
                            escape(site.title(one))));
        }
        return list.append("</ol>\n").toString();
    }

    private String sections(List<Markdown.Section> sections) {
        List<Markdown.Section> shown = sections.stream()
                .filter(section -> section.level() > 1 && section.level() <= DEEPEST)
                .toList();
        if (shown.isEmpty()) {
            return "";
        }
        return shown.stream()
                .map(section -> "    <li class=\"level%d\"><a href=\"#%s\">%s</a></li>\n"
                        .formatted(section.level(), section.anchor(), escape(section.heading())))
                .collect(Collectors.joining(
                        "",
                        "    <nav id=\"sections\" aria-label=\"%s\">\n      <h2>%s</h2>\n    <ul>\n"
                                .formatted(labels.onThisPage(), labels.onThisPage()),
                        "    </ul>\n    </nav>\n"));
    }

    private String source() throws IOException {
        Path file = site.file(page);
        String name = page.name();
        return "<h1>" + escape(name) + "</h1>\n<pre><code class=\"language-" + name.substring(name.lastIndexOf('.') + 1)
                + "\">" + escape(Files.readString(file)) + "</code></pre>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
