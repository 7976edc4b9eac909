package wireup.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.polling.Board;
import wireup.polling.Departure;
import wireup.polling.Departure.Status;
import wireup.testsupport.Alerts;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

@BrowserTest
class PushOverHttpPageTest {

    private static final String[] ENGLISH = Alerts.of("02-push-over-http", "en");
    private static final String[] CHINESE = Alerts.of("02-push-over-http", "zh");

    private static final Board BOARD = Trains.board();
    private static PushServer server;

    // One server for all: a page may still be listening when its test ends, and must not find its server gone.
    @BeforeAll
    static void start() throws IOException {
        server = PushServer.start(0, BOARD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void expectCell(Browser browser, String id, String condition) {
        browser.expect("((words) => " + condition + ")(document.getElementById('" + id + "').textContent)");
    }

    /** The versions that the log says a way has brought, in the log's order. */
    private static List<Long> versions(Browser browser, String way) {
        return browser.texts("#log span").stream()
                .filter(line -> line.matches(way + ": version \\d+\\."))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .toList();
    }

    @Test
    @DisplayName("The walk in English: six alerts, then the board and both bills are on the page")
    void walkInEnglish(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#run").expectAlerts(ENGLISH);
        long version = BOARD.snapshot().version();
        browser.expectText("#long-requests", "1").expectText("#sse-requests", "1");
        assertThat(browser.texts("#departures tr")).containsExactly("10:04 Zürich EC 27 " + version + " On time");
        assertThat(browser.texts("#log span"))
                .containsExactly(
                        ENGLISH[0],
                        ENGLISH[1],
                        "Long polling: version " + version + ".",
                        ENGLISH[2],
                        ENGLISH[3],
                        "SSE: version " + version + ".",
                        ENGLISH[4],
                        ENGLISH[5]);
        for (String way : List.of("long", "sse")) {
            assertThat(browser.text("#" + way + "-way")).isEqualTo("stopped");
            assertThat(Integer.parseInt(browser.text("#" + way + "-received"))).isBetween(100, 2_000);
            assertThat(browser.text("#" + way + "-usefulPercent")).matches("\\d\\d?(\\.\\d)?%");
        }
    }

    @Test
    @DisplayName("The walk in Chinese, twice: the same six alerts each time, although the board is the same")
    void walkInChinese(Browser browser) {
        browser.open(server.port(), "/?lang=zh");
        for (int time = 0; time < 2; time++) {
            browser.click("#run").expectAlerts(CHINESE);
        }
        browser.expectText("#sse-way", "已停止").expectText("#sse-requests", "2");
        assertThat(browser.texts("#departures tr"))
                .containsExactly("10:04 Zürich EC 27 " + BOARD.snapshot().version() + " 正点");
    }

    @Test
    @DisplayName("A browser without EventSource is told so, in either language; the other two ways work")
    void withoutEventSource(Browser browser) {
        browser.without("EventSource")
                .open(server.port(), "/?lang=zh")
                .click("#run")
                .expectAlerts("您的浏览器不支持 EventSource!");
        browser.open(server.port(), "/?lang=en")
                .click("#run")
                .expectAlerts("Your browser does not support EventSource!");
        browser.click("#start").expectText("#polling-requests", "1").expectText("#long-requests", "1");
        assertThat(browser.text("#sse-way")).isEqualTo("not supported");
        assertThat(browser.text("#long-way")).isEqualTo("a request waits");
    }

    @Test
    @DisplayName("Side by side: push tells every version at once, polling only the newest, and each has its own bill")
    void sideBySide(Browser browser) {
        browser.open(server.port(), "/?lang=en").click("#start");
        for (String way : List.of("polling", "long", "sse")) {
            expectCell(
                    browser, way + "-version", "words === '" + BOARD.snapshot().version() + "'");
        }
        Trains.change(BOARD, 5);
        for (String way : List.of("polling", "long", "sse")) {
            expectCell(
                    browser, way + "-version", "words === '" + BOARD.snapshot().version() + "'");
            expectCell(browser, way + "-staleMedian", "words.endsWith(' ms')");
        }
        assertThat(browser.text("#polling-missed")).isNotEqualTo("0");
        assertThat(browser.text("#long-missed")).isEqualTo("0");
        assertThat(browser.text("#sse-missed")).isEqualTo("0");
        assertThat(browser.text("#sse-requests")).isEqualTo("1");
        assertThat(browser.text("#sse-way")).isEqualTo("stream is open");
        expectCell(browser, "long-requests", "Number(words) >= 6");
        browser.click("#stop").expectText("#long-way", "stopped");
    }

    @Test
    @DisplayName(
            "The network is cut while the board changes: the page reconnects by both ways and has missed no announcement")
    void cut(Browser browser) throws IOException {
        try (Relay relay = new Relay(server.port())) {
            browser.open(relay.port(), "/?lang=en").click("#start").expectText("#sse-way", "stream is open");
            long first = BOARD.snapshot().version();
            expectCell(browser, "sse-version", "words === '" + first + "'");
            expectCell(browser, "long-version", "words === '" + first + "'");
            Trains.change(BOARD);
            relay.cut();
            browser.expectText("#sse-way", "reconnecting");
            Trains.change(BOARD, 3);
            relay.mend();
            Trains.change(BOARD, 2);
            long last = first + 6;
            expectCell(browser, "sse-version", "words === '" + last + "'");
            expectCell(browser, "long-version", "words === '" + last + "'");
            List<Long> all = LongStream.rangeClosed(first, last).boxed().toList();
            assertThat(versions(browser, "SSE")).isEqualTo(all);
            assertThat(versions(browser, "Long polling")).isEqualTo(all);
            assertThat(browser.texts("#log span"))
                    .contains("SSE: the stream is lost. The browser connects again by itself.");
            browser.click("#stop").open(server.port(), "/");
        }
        assertThat(browser.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("net::ERR_"));
    }

    @Test
    @DisplayName("A server without room is asked again later, also by the stream that the browser itself gave up")
    void noRoom(Browser browser) throws IOException {
        Limits narrow = new Limits(1, Duration.ofSeconds(25), Duration.ofMillis(100));
        try (PushServer small = PushServer.start(0, BOARD, narrow);
                Client other = new Client(small).stream("/events")) {
            browser.open(small.port(), "/?lang=en").click("#start").expectText("#sse-way", "again in 2 s");
            assertThat(browser.texts("#log span"))
                    .contains("SSE: no answer to use (the answer was no stream). Next try in 2 s.")
                    .anyMatch(line ->
                            line.matches("Long polling: no answer to use \\(HTTP 503\\)\\. Next try in \\d s\\."));
            other.reset();
            await().until(() -> small.waiting() == 0 || browser.text("#sse-way").equals("stream is open"));
            browser.expect(
                    "['sse', 'long'].some((way) => document.getElementById(way + '-version').textContent > '0')");
            browser.click("#stop").open(server.port(), "/");
        }
        assertThat(browser.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("503"));
    }

    @Test
    @DisplayName("On a small screen nothing sticks out, in either language, and a destination with markup is text")
    void smallScreen(Browser browser) {
        String markup = "<img src=x onerror=alert(1)>";
        BOARD.show(List.of(new Departure("10:04", markup, "<b>", 1, Status.ON_TIME)));
        for (String lang : List.of("en", "zh")) {
            browser.size(390, 844)
                    .open(server.port(), "/?lang=" + lang)
                    .click("#start")
                    .expectText("#sse-requests", "1")
                    .expectText("#departures td:nth-child(2)", markup);
            assertThat(browser.texts("#departures img")).isEmpty();
            assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(390L);
        }
        Trains.change(BOARD);
    }
}
