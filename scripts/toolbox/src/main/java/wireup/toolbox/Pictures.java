package wireup.toolbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import wireup.frames.RawFrames;
import wireup.handshake.RawHandshake;
import wireup.jettyecho.EchoServer;
import wireup.polling.PollingServer;
import wireup.push.PushServer;
import wireup.support.ChapterServer;
import wireup.support.Web;
import wireup.testsupport.Browser;
import wireup.testsupport.Chrome;

/** Takes the pictures of the texts: each chapter's page after its walk, in both languages, 1280 pixels wide. */
final class Pictures {

    /** Starts a chapter's server on a free port. */
    private interface Start {
        ChapterServer onPort(int port) throws IOException;
    }

    /**
     * A picture to take.
     *
     * @param chapter the NN-slug
     * @param pose brings the opened page into its most telling state
     */
    private record Shot(String chapter, Start server, Consumer<Browser> pose) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot("01-ajax-polling", port -> PollingServer.start(port, 1), page -> {
                page.click("#start");
                page.expect("document.querySelector('#departures .changed')");
            }),
            // On this day at the station something happens every few seconds.
            new Shot("02-push-over-http", port -> PushServer.start(port, 2713), page -> {
                page.click("#start").expect("document.getElementById('polling-requests').textContent > 8");
                page.expect("document.getElementById('polling-staleMedian').textContent.includes('ms')");
            }),
            new Shot("03-raw-handshake", RawHandshake::startDefault, page -> {
                walk(page, 3);
                page.expect("document.getElementById('verdict').className === 'good'");
            }),
            new Shot("04-raw-frames", RawFrames::startDefault, page -> {
                walk(page, 4);
                page.click("[data-bit='8']").expect("document.getElementById('verdict').className === 'bad'");
            }),
            new Shot("05-jetty-echo", EchoServer::startDefault, page -> {
                walk(page, 4);
                page.choose("#handler", "sub-protocol").type("#protocols", "departures.v2, departures.v1");
                page.click("#connect").expectText("#readyState", "1 OPEN");
                page.choose("#kind", "hex").type("#data", "48 69").click("#send");
            }));

    private Pictures() {}

    /** Takes all pictures. */
    public static void main(String... args) throws IOException {
        try (Chrome chrome = Chrome.start()) {
            for (Shot shot : SHOTS) {
                Path images = Web.repositoryFolder("chapters/" + shot.chapter()).resolve("images");
                try (ChapterServer server = shot.server().onPort(0)) {
                    take(chrome, server, shot, "en", images.resolve("page.en.png"));
                    take(chrome, server, shot, "zh", images.resolve("page.zh-CN.png"));
                }
            }
        }
    }

    private static void take(Chrome chrome, ChapterServer server, Shot shot, String language, Path file) {
        try (Browser page = chrome.newBrowser()) {
            page.size(1280, 800).dark(false).open(server.port(), "/?lang=" + language);
            shot.pose().accept(page);
            // As high as the page is, so that all of it is in the picture.
            page.size(1280, ((Long) page.evaluate("document.documentElement.scrollHeight")).intValue());
            page.screenshot(file);
            System.out.println(file.normalize());
        }
    }

    private static void walk(Browser page, int alerts) {
        page.click("#run");
        for (int i = 0; i < alerts; i++) {
            page.nextAlert();
        }
    }
}
