package wireup.push;

import java.io.IOException;
import org.eclipse.jetty.util.thread.ThreadPool;
import picocli.CommandLine.Command;
import wireup.polling.BillHandler;
import wireup.polling.Bills;
import wireup.polling.Board;
import wireup.polling.DeparturesHandler;
import wireup.polling.JettyServer;
import wireup.polling.Station;
import wireup.polling.StationCommand;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;
import wireup.support.Web;

/** Chapter 02: chapter 01's board, which now also comes by itself: by long polling and by Server-Sent Events. */
public final class PushServer implements ChapterServer {

    private final JettyServer jetty;
    private final Audience audience;
    private final Runnable stopTheBoard;

    private PushServer(JettyServer jetty, Audience audience, Runnable stopTheBoard) {
        this.jetty = jetty;
        this.audience = audience;
        this.stopTheBoard = stopTheBoard;
    }

    /**
     * Starts with a board that somebody else changes.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the port cannot be had
     */
    public static PushServer start(int port, Board board) throws IOException {
        return start(port, board, Limits.DEFAULT);
    }

    /**
     * Starts with a station that changes the board by itself.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @param seed decides what happens at the station, and when
     * @throws IOException if the port cannot be had
     */
    public static PushServer start(int port, long seed) throws IOException {
        Board board = new Board();
        Station station = new Station(board, seed);
        PushServer server = start(port, board, Limits.DEFAULT, station::close);
        station.run();
        return server;
    }

    /** As {@link #start(int, Board)}, with limits of a test's own. */
    static PushServer start(int port, Board board, Limits limits) throws IOException {
        return start(port, board, limits, () -> {});
    }

    private static PushServer start(int port, Board board, Limits limits, Runnable stopTheBoard) throws IOException {
        Bills bills = new Bills(board);
        News news = new News(board);
        Audience audience = new Audience(limits.waiting());
        JettyServer jetty = JettyServer.on(port);
        jetty.jetty().setRequestLog(bills);
        jetty.start(
                new DeparturesHandler(board),
                new LongPolling(audience, news, limits),
                new EventStreams(audience, news, bills, limits),
                new BillHandler(bills),
                JettyServer.files("/01-ajax-polling", Web.folder("01-ajax-polling")),
                JettyServer.pages(Web.folder("02-push-over-http")));
        // The board waits for its listeners: another thread does the telling.
        Runnable forget = board.onChange(_ -> jetty.jetty().getThreadPool().execute(audience::tell));
        audience.tell(); // what changed while it did not listen yet
        return new PushServer(jetty, audience, () -> {
            forget.run();
            stopTheBoard.run();
        });
    }

    /** How many requests are held and streams are open, together. */
    int waiting() {
        return audience.size();
    }

    /** The threads that serve requests. */
    ThreadPool threads() {
        return jetty.jetty().getThreadPool();
    }

    @Override
    public int port() {
        return jetty.port();
    }

    @Override
    public void close() {
        stopTheBoard.run();
        audience.close();
        jetty.close();
    }

    /** Starts the chapter's server; {@code --help} shows the options. */
    public static void main(String... args) {
        ServerCommand.main(new Start(), args);
    }

    @Command(name = "scripts/run 02", description = "Starts chapter 02: a departures board that is pushed over HTTP.")
    private static final class Start extends StationCommand {

        @Override
        protected ChapterServer start(int port, long seed) throws IOException {
            return PushServer.start(port, seed);
        }
    }
}
