package wireup.handshake;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import wireup.support.ChapterServer;

/**
 * A WebSocket server as far as the opening handshake: a server socket and a virtual thread a connection. It serves the
 * chapter's page at {@code /} and the WebSocket at {@code /echo}.
 */
public final class HandshakeServer implements ChapterServer {

    /**
     * What a server is made of.
     *
     * @param chapter the NN-slug of the chapter, which names the folder of its pages
     * @param handshake the rules of the opening handshake
     * @param afterUpgrade what happens on a connection that is open
     * @param resources what is at other paths than the WebSocket's and the pages'
     * @param deadline how long a peer may take to send its request and to read the answer
     * @param log where one line a request goes
     */
    public record Setup(
            String chapter,
            OpeningHandshake handshake,
            AfterUpgrade afterUpgrade,
            Map<String, Resource> resources,
            Duration deadline,
            PrintStream log) {}

    /** How many connections may wait to be accepted. */
    private static final int BACKLOG = 1024;

    private final Setup setup;
    private final Site site;
    private final ServerSocket listener = new ServerSocket();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("watchdog").daemon().factory());

    private HandshakeServer(int port, Setup setup) throws IOException {
        this.setup = setup;
        watchdog.setRemoveOnCancelPolicy(true); // a deadline that was met holds no memory
        this.site = new Site(setup.chapter(), setup.handshake(), setup.resources());
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    }

    /**
     * Starts a server on the loopback address.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the port cannot be had
     */
    public static HandshakeServer start(int port, Setup setup) throws IOException {
        HandshakeServer server = new HandshakeServer(port, setup);
        Thread.ofPlatform().name("accept").daemon().start(server::accept);
        return server;
    }

    // region accept
    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().name("connection").start(() -> serve(socket));
            } catch (IOException e) {
                // Closed; or out of file descriptors, and then others must end before the next can begin.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void serve(Socket socket) {
        Connection connection = new Connection(socket, site, setup.log());
        connections.add(connection);
        // Whatever the peer does or does not do, the handshake is over in time.
        var deadline = watchdog.schedule(connection::close, setup.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try (connection) {
            connection.serve(setup.afterUpgrade(), () -> deadline.cancel(false));
        } catch (IOException e) {
            setup.log().println("connection lost: " + e.getMessage());
        } finally {
            deadline.cancel(false);
            connections.remove(connection);
        }
    }
    // endregion

    /** How many connections are being served. */
    int connections() {
        return connections.size();
    }

    /** How many connections were upgraded and are not over: from just before their peer can know of it. */
    public int upgraded() {
        return (int) connections.stream().filter(Connection::isUpgraded).count();
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            connections.forEach(Connection::close);
            watchdog.shutdownNow();
        }
    }
}
