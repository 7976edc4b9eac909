package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.frames.RawFrames;
import wireup.handshake.RawHandshake;
import wireup.jettyecho.EchoServer;
import wireup.polling.PollingServer;
import wireup.push.PushServer;
import wireup.support.ChapterServer;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** What all chapters' pages have to be. */
@BrowserTest
class ChapterPagesTest {

    @Test
    @DisplayName(
            "axe finds nothing serious on a chapter's page, at first and in use, in both languages, light and dark")
    void accessible(Browser browser) throws IOException {
        Axe axe = Axe.in(browser);
        List<String> found = new ArrayList<>();
        found.addAll(violations(axe, browser, PollingServer.start(0, 1), ChapterPagesTest::startTheBoard));
        found.addAll(violations(axe, browser, PushServer.start(0, 1), ChapterPagesTest::startTheBoard));
        found.addAll(violations(axe, browser, RawHandshake.startDefault(0), page -> walk(page, 3)));
        found.addAll(violations(axe, browser, RawFrames.startDefault(0), page -> walk(page, 4)));
        found.addAll(violations(axe, browser, EchoServer.startDefault(0), page -> walk(page, 4)));
        assertThat(found).isEmpty();
    }

    private static void startTheBoard(Browser page) {
        page.click("#start").expect("document.querySelectorAll('#departures tr').length > 1");
    }

    private static void walk(Browser page, int alerts) {
        page.click("#run");
        for (int i = 0; i < alerts; i++) {
            page.nextAlert();
        }
    }

    private static List<String> violations(Axe axe, Browser browser, ChapterServer server, Consumer<Browser> use) {
        List<String> found = new ArrayList<>();
        try (server) {
            browser.size(390, 844).open(server.port(), "/?lang=zh").expect("document.title");
            found.addAll(axe.violationsInBothSchemes());
            use.accept(browser.open(server.port(), "/?lang=en"));
            found.addAll(axe.violationsInBothSchemes());
            browser.open("about:blank"); // a page that goes on asking must not find its server gone
        }
        return found.stream()
                .map(server.getClass().getSimpleName().concat(" ")::concat)
                .toList();
    }
}
