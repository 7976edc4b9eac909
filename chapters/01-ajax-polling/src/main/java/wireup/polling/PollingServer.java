package wireup.polling;

import java.io.IOException;
import picocli.CommandLine.Command;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;
import wireup.support.Web;

/** Chapter 01: a departures board that its page asks for again and again, and the bill for the asking. */
public final class PollingServer implements ChapterServer {

    private final JettyServer jetty;
    private final Runnable stopTheBoard;

    private PollingServer(JettyServer jetty, Runnable stopTheBoard) {
        this.jetty = jetty;
        this.stopTheBoard = stopTheBoard;
    }

    /**
     * Starts with a board that somebody else changes.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the port cannot be had
     */
    public static PollingServer start(int port, Board board) throws IOException {
        return start(port, board, () -> {});
    }

    /**
     * Starts with a station that changes the board by itself.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @param seed decides what happens at the station, and when
     * @throws IOException if the port cannot be had
     */
    public static PollingServer start(int port, long seed) throws IOException {
        Board board = new Board();
        Station station = new Station(board, seed);
        PollingServer server = start(port, board, station::close);
        station.run();
        return server;
    }

    private static PollingServer start(int port, Board board, Runnable stopTheBoard) throws IOException {
        Bills bills = new Bills(board);
        JettyServer jetty = JettyServer.on(port);
        jetty.jetty().setRequestLog(bills);
        jetty.start(
                new DeparturesHandler(board), new BillHandler(bills), JettyServer.pages(Web.folder("01-ajax-polling")));
        return new PollingServer(jetty, stopTheBoard);
    }

    @Override
    public int port() {
        return jetty.port();
    }

    @Override
    public void close() {
        stopTheBoard.run();
        jetty.close();
    }

    /** Starts the chapter's server; {@code --help} shows the options. */
    public static void main(String... args) {
        ServerCommand.main(new Start(), args);
    }

    @Command(name = "scripts/run 01", description = "Starts chapter 01: a departures board by polling.")
    private static final class Start extends StationCommand {

        @Override
        protected ChapterServer start(int port, long seed) throws IOException {
            return PollingServer.start(port, seed);
        }
    }
}
