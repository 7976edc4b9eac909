package wireup.toolbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import wireup.testsupport.Browser;

/** What axe finds on a page: violations of WCAG 2.2 A and AA that are serious or critical. */
public final class Axe {

    private final Browser browser;

    private Axe(Browser browser) {
        this.browser = browser;
    }

    /** Goes into every page that the browser opens from now on. */
    public static Axe in(Browser browser) throws IOException {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new Axe(browser.beforeEachPage(new String(script.readAllBytes(), UTF_8)));
        }
    }

    /** The violations of all rules in what the browser shows, each with its element, once it has drawn it. */
    public List<String> violations() {
        return violations("*");
    }

    /** As above, but colours, which take axe the most time, are compared only where a selector matches. */
    @SuppressWarnings("unchecked") // what the script returns
    public List<String> violations(String coloursOf) {
        return (List<String>) browser.evaluate("""
                (async () => {
                  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                  axe.configure({ rules: [{ id: "color-contrast", selector: "%s" }] });
                  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
                  const options = { runOnly, resultTypes: ["violations"], iframes: false, preload: false };
                  const { violations } = await axe.run(options);
                  return violations
                    .filter(({ impact }) => impact === "serious" || impact === "critical")
                    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
                      `${id}: ${html} ${any.map(({ message }) => message)}`));
                })()
                """.formatted(coloursOf).strip());
    }

    /** The violations in the light and in the dark colour scheme. */
    public List<String> violationsInBothSchemes() {
        return List.of(false, true).stream()
                .flatMap(dark -> {
                    browser.dark(dark);
                    return violations().stream().map(violation -> (dark ? "dark " : "light ") + violation);
                })
                .toList();
    }
}
