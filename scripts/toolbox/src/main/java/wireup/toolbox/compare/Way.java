package wireup.toolbox.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import wireup.jettyecho.EchoServer;
import wireup.polling.Board;
import wireup.polling.PollingServer;
import wireup.push.PushServer;
import wireup.support.ChapterServer;
import wireup.support.Web;
import wireup.toolbox.check.Language;

/** The ways by which a change of the board reaches a screen. */
enum Way {
    POLLING_1S("polling, 1 s", "轮询，1 秒", Duration.ofSeconds(1)),
    POLLING_100MS("polling, 100 ms", "轮询，100 毫秒", Duration.ofMillis(100)),
    LONG_POLLING("long polling", "长轮询", Duration.ZERO),
    SSE("Server-Sent Events", "Server-Sent Events", Duration.ZERO),
    WEBSOCKET("WebSocket", "WebSocket", Duration.ZERO);

    private final String title;
    private final String chineseTitle;
    private final Duration interval;

    Way(String title, String chineseTitle, Duration interval) {
        this.title = title;
        this.chineseTitle = chineseTitle;
        this.interval = interval;
    }

    String title(Language language) {
        return language == Language.EN ? title : chineseTitle;
    }

    /** As the CSV has it: polling-1s, websocket, … */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with this id. */
    static Way of(String id) {
        return all().stream().filter(way -> way.id().equals(id)).findFirst().orElseThrow();
    }

    static List<Way> all() {
        return Arrays.asList(values());
    }

    /** The time from an answer to the next question; zero where nobody asks in vain. */
    Duration interval() {
        return interval;
    }

    boolean isPolling() {
        return !interval.isZero();
    }

    /** Starts a server that brings this board to its clients, on a port that the system chooses. */
    ChapterServer serve(Board board) throws IOException {
        return switch (this) {
            case POLLING_1S, POLLING_100MS -> PollingServer.start(0, board);
            case LONG_POLLING, SSE -> PushServer.start(0, board);
            case WEBSOCKET ->
                EchoServer.start(
                        0, Web.repositoryFolder("scripts/toolbox/handlers"), Web.repositoryFolder("web/05-jetty-echo"));
        };
    }

    /**
     * Connects a client to such a server.
     *
     * @param every the interval to poll at
     * @param phases when in the interval each client asks
     */
    Screen connect(int port, Meter meter, Duration every, Random phases) throws IOException {
        return switch (this) {
            case POLLING_1S, POLLING_100MS ->
                new PollingScreen(port, meter, every, Duration.ofNanos((long) (every.toNanos() * phases.nextDouble())));
            case LONG_POLLING -> new LongPollingScreen(port, meter);
            case SSE -> new EventScreen(port, meter);
            case WEBSOCKET -> new SocketScreen(port, meter);
        };
    }
}
