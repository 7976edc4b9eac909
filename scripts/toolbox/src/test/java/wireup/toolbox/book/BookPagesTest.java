package wireup.toolbox.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;
import wireup.toolbox.Axe;

/** The book as a reader without a server and without a network opens it: as files. */
@BrowserTest
class BookPagesTest {

    /**
     * What has the same tags and classes from the root on looks the same: axe, which takes its time, compares the colours
     * of one of each kind and of what is drawn, and reads one word of each kind in code.
     */
    private static final String MARK_ONE_OF_EACH_KIND = """
            (() => {
              const kinds = new Map([[null, ""]]);
              const seen = new Set();
              for (const element of document.querySelectorAll("*")) {
                const { parentElement, tagName, classList, ariaCurrent } = element;
                const kind = `${kinds.get(parentElement)} ${tagName}.${classList} ${ariaCurrent}`;
                kinds.set(element, kind);
                if (!seen.has(kind) || element.closest("svg")) {
                  element.dataset.looked = "";
                } else if (element.matches("pre .token")) {
                  element.replaceWith(element.textContent);
                }
                seen.add(kind);
              }
            })()""";

    @TempDir
    private static Path folder;

    private static Site site;

    @BeforeAll
    static void write() throws IOException {
        site = new Site();
        Book.write(site, folder);
    }

    private static Browser open(Browser browser, String path) {
        return browser.open(folder.resolve(path).toUri().toString())
                .expect("document.documentElement.dataset.drawn !== undefined");
    }

    @Test
    @DisplayName("axe finds nothing serious on any page, in both languages, light and dark; none is wider than a phone")
    void accessible(Browser browser) throws IOException {
        Axe axe = Axe.in(browser);
        List<String> found = new ArrayList<>();
        for (String path :
                site.paths().stream().filter(one -> one.endsWith(".html")).toList()) {
            open(browser.size(1280, 900).dark(false), path).evaluate(MARK_ONE_OF_EACH_KIND);
            axe.violations("[data-looked]").forEach(violation -> found.add(path + " " + violation));
            browser.size(390, 844).dark(true);
            axe.violations("[data-looked]").forEach(violation -> found.add(path + " dark " + violation));
            if (!browser.evaluate("document.documentElement.scrollWidth").equals(390L)) {
                found.add(path + " is wider than 390 pixels");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("A quiz wants a prediction before it answers, counts what was right, and keeps it in both languages")
    void quiz(Browser browser) throws IOException {
        Axe axe = Axe.in(browser);
        open(browser, "chapters/03-raw-handshake/index.html");
        List<String> answers = List.of("No. It would have to", "No. The head is read", "Neither. It is random");
        for (int i = 0; i < answers.size(); i++) {
            String question = "details:nth-of-type(" + (i + 1) + ") ";
            browser.press(question + "button", Keys.ENTER);
            assertThat(browser.texts(question + ".answer")).containsExactly("");
            browser.press(question + "textarea", "I think so", Keys.TAB)
                    .press(question + "button", Keys.ENTER)
                    .expect("document.activeElement.className === 'answer'");
            assertThat(browser.texts(question + "button")).containsExactly("");
            assertThat(browser.text(question + ".answer")).startsWith(answers.get(i));
            browser.press(question + (i == 1 ? "[value=wrong]" : "[value=right]"), Keys.SPACE);
        }
        browser.expectText(".count[role=status]", "2 of 3 right");
        assertThat(axe.violationsInBothSchemes()).isEmpty();

        browser.click(".languages [hreflang=zh-CN]").expectText(".count", "3 题预测对了 2 题");
        assertThat(browser.evaluate("document.getElementById('prediction-2').value"))
                .isEqualTo("I think so");
        browser.click(".score button").expectText(".count", "").expectText(".score button", "");
        open(browser.without("localStorage"), "chapters/03-raw-handshake/index.html")
                .press("textarea", "No")
                .click("details button")
                .click("[value=right]")
                .expectText(".count", "1 of 3 right");
    }

    @Test
    @DisplayName("The key / goes to the search; a result leads to its section, in English and in Chinese")
    void search(Browser browser) {
        open(browser, "index.html").press("body", "/").press("search input", "masking key");
        browser.expect("document.querySelectorAll('.results li').length > 1");
        assertThat(browser.texts(".results mark")).allMatch(text -> text.matches("(?i)masking key|masking|key"));
        browser.press("search input", Keys.ENTER)
                .expect("location.href.includes('/chapters/04-raw-frames/index.html#')");

        open(browser, "index.zh-CN.html").press("search input", "服务器推送事件的握手");
        browser.expectText("[role=status]", "没有找到。");
        browser.press("search input", Keys.ESCAPE).press("search input", "手写握手");
        browser.expectText(".results li a", "03 · 手写握手");
        browser.click(".results li a").expect("document.title.startsWith('03 · 手写握手')");
    }

    @Test
    @DisplayName("Code is coloured, the other language is the same page, and its contents name where one is")
    void around(Browser browser) {
        open(browser, "chapters/03-raw-handshake/index.html");
        assertThat(browser.texts("#contents [aria-current=page]")).containsExactly("03 · The handshake by hand");
        browser.expect("document.querySelector('.language-java .token.keyword')");
        browser.click(".languages [hreflang=zh-CN]")
                .expectText("h1", "03 · 手写握手")
                .click("[rel=next]");
        browser.expectText("#contents [aria-current=page]", browser.text("h1"));
    }

    @Test
    @DisplayName("A diagram is drawn in the colours of the light and of the dark scheme")
    void diagram(Browser browser, @TempDir Path repository) throws IOException {
        Files.writeString(repository.resolve("README.md"), """
                # Polling

                ```mermaid
                sequenceDiagram
                  participant Page
                  participant Station
                  Page->>Station: GET /departures
                  Station-->>Page: 304 Not Modified
                ```
                """);
        Path book = repository.resolve("book");
        Book.write(new Site(repository.toRealPath()), book);
        Axe axe = Axe.in(browser);
        for (boolean dark : List.of(false, true)) {
            browser.dark(dark).open(book.resolve("index.html").toUri().toString());
            browser.expect("document.documentElement.dataset.drawn === '1'");
            assertThat(browser.texts(".diagram > div").stream().filter(text -> text.contains("GET /departures")))
                    .hasSize(1);
            assertThat(axe.violations()).isEmpty();
        }
    }
}
