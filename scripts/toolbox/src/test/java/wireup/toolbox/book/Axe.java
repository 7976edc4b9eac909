package wireup.toolbox.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import wireup.testsupport.Browser;

/** What axe finds on a page: violations of WCAG 2.2 A and AA that are serious or critical. */
final class Axe {

    private static final String ALL = "type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";
    private static final String COLOURS = "type: 'rule', values: ['color-contrast']";

    private final Browser browser;

    private Axe(Browser browser) {
        this.browser = browser;
    }

    /** Goes into every page that the browser opens from now on. */
    static Axe in(Browser browser) throws IOException {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new Axe(browser.beforeEachPage(new String(script.readAllBytes(), UTF_8)));
        }
    }

    /** The violations of all rules, each with its element. */
    List<String> violations() {
        return run(ALL);
    }

    /** Those of the one rule that another colour scheme may break. */
    List<String> lowContrasts() {
        return run(COLOURS);
    }

    @SuppressWarnings("unchecked") // what the script returns
    private List<String> run(String rules) {
        return (List<String>) browser.evaluate("""
                axe.run({ runOnly: { %s }, resultTypes: ["violations"], iframes: false, preload: false }).then(({ violations }) =>
                  violations
                    .filter(({ impact }) => impact === "serious" || impact === "critical")
                    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
                      `${id}: ${html} ${any.map(({ message }) => message)}`)))
                """.formatted(rules).strip());
    }
}
