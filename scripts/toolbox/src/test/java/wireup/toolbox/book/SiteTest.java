package wireup.toolbox.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireup.toolbox.check.Language;

class SiteTest {

    private static final Pattern LINK = Pattern.compile("<(a|img|link|script)\\b[^>]*? (?:href|src)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    private Path repository;

    private static String page(Site site, String path) throws IOException {
        return new String(site.read(path).orElseThrow(), UTF_8);
    }

    private static List<String> found(Pattern pattern, int group, String html) {
        return pattern.matcher(html)
                .results()
                .map((MatchResult result) -> result.group(group))
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    @DisplayName(
            "Every link, picture, style and script of the book leads to a file of it and to an anchor of that page")
    void links() throws IOException {
        Site site = new Site();
        Map<String, Set<String>> anchors = new HashMap<>();
        List<String> broken = new ArrayList<>();
        for (String path : site.paths()) {
            anchors.put(
                    path,
                    path.endsWith(".html")
                            ? found(ID, 1, page(site, path)).stream().collect(Collectors.toSet())
                            : Set.of());
        }
        for (String path :
                site.paths().stream().filter(one -> one.endsWith(".html")).toList()) {
            for (MatchResult link : LINK.matcher(page(site, path)).results().toList()) {
                if (link.group(1).equals("a") && link.group(2).matches("https?://.*")) {
                    continue;
                }
                String[] parts = link.group(2).split("#", 2);
                Path folder = Path.of("/book/" + path).getParent();
                String there = parts[0].isEmpty()
                        ? path
                        : Path.of("/book")
                                .relativize(folder.resolve(parts[0]).normalize())
                                .toString()
                                .replace('\\', '/');
                if (!anchors.containsKey(there)
                        || (parts.length == 2 && !anchors.get(there).contains(parts[1]))) {
                    broken.add(path + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(site.texts(Language.EN)).hasSizeGreaterThan(6);
        assertThat(site.texts(Language.ZH)).hasSameSizeAs(site.texts(Language.EN));
    }

    @Test
    @DisplayName(
            "A text leads to texts in its reader's language, to sources, folders and pictures, and to nothing outside")
    void leadsTo() throws IOException {
        write("README.md", """
                # The top
                [zh](README.zh-CN.md) [a](a/) [source](a/A.java) [folder](b) [english](ONLY.md#here)
                [secret](../secret.md) [gone](gone.md) [site](https://example.org/a.md) ![picture](a/p.png)
                """);
        write("README.zh-CN.md", "# 顶部\n[a](a/) [source](a/A.java) [english](ONLY.md)\n");
        write("a/README.md", "# A & B\n[up](../)\n");
        write("a/README.zh-CN.md", "# 甲\n第一行，\n第二行 `c`\nline\n\n<p>第三\n行</p>\n");
        write("a/A.java", "class A<T> {}\n");
        write("a/p.png", "");
        write("b/c.txt", "c");
        write("ONLY.md", "# Only\n## Here\n");
        Site site = new Site(repository.toRealPath());
        assertThat(site.paths())
                .contains("a/A.java.html", "a/A.java.zh-CN.html", "a/p.png", "b.html", "b/c.txt.html")
                .contains("ONLY.html", "ONLY.zh-CN.html", "a/index.html", "a/index.zh-CN.html")
                .noneMatch(path -> path.contains("secret") || path.contains("gone"));
        assertThat(page(site, "index.html"))
                .contains(
                        "href=\"a/index.html\"", "href=\"a/A.java.html\"", "href=\"b.html\"", "href=\"ONLY.html#here\"")
                .contains(
                        "href=\"https://example.org/a.md\"",
                        "src=\"a/p.png\"",
                        "<a rel=\"next\" href=\"a/index.html\">")
                .contains("<li><a href=\"a/index.html\">A &amp; B</a></li>");
        assertThat(page(site, "index.zh-CN.html"))
                .contains("<html lang=\"zh-CN\">", "href=\"a/index.zh-CN.html\"", "href=\"ONLY.zh-CN.html\"");
        assertThat(page(site, "a/index.zh-CN.html")).contains("第一行，第二行 <code>c</code>\nline", "第三行");
        assertThat(page(site, "a/index.html")).contains("<a href=\"../index.html\">up</a>");
        assertThat(page(site, "a/A.java.zh-CN.html")).contains("class A&lt;T&gt; {}", "<article lang=\"en\">");
        assertThat(page(site, "b.html")).contains("<a href=\"b/c.txt.html\">");
        assertThat(page(site, "ONLY.zh-CN.html")).contains("<h2 id=\"here\">", "<article lang=\"en\">", "目录");
        assertThat(page(site, "search.en.js"))
                .contains("{\"path\":\"ONLY.html#here\",\"page\":\"Only\",\"heading\":\"Here\",\"words\":\"\"}");
    }

    @Test
    @DisplayName("A text is read anew each time, and only a page with a diagram or a quiz loads the script for it")
    void live() throws IOException {
        write("README.md", "# One\n");
        Site site = new Site(repository.toRealPath());
        assertThat(page(site, "index.html")).contains("<h1 id=\"one\">One</h1>").doesNotContain("mermaid", "quiz");
        write(
                "README.md",
                "# Two\n```mermaid\nsequenceDiagram\n```\n<details><summary>1. Why?</summary>So.</details>\n");
        assertThat(page(site, "index.html"))
                .contains("<h1 id=\"two\">Two</h1>", "lib/mermaid/mermaid.js", "book/quiz.js");
    }

    @Test
    @DisplayName("The libraries come with their licences")
    void libraries() throws IOException {
        Site site = new Site();
        assertThat(page(site, "lib/prism/LICENSE")).contains("MIT");
        assertThat(page(site, "lib/mermaid/LICENSE")).contains("MIT");
        assertThat(page(site, "lib/prism/prism.js")).contains("languages.java=", "languages.http=");
        assertThat(page(site, "lib/mermaid/mermaid.js")).contains("sequenceDiagram");
    }
}
