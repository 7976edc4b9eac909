package wireup.polling;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import wireup.support.ChapterServer;
import wireup.support.Web;

/** Jetty, set up as every chapter that is built with it wants it: on loopback only, bounded, and quick to stop. */
public final class JettyServer implements ChapterServer {

    /** The largest request head in bytes; a larger one is answered with 431. */
    private static final int MAX_REQUEST_HEAD = 8 * 1024;

    /** How long an HTTP connection may be silent, in milliseconds. */
    private static final long IDLE_TIMEOUT = 30_000;

    /** Half of the time that a connection has for a whole request head. */
    private static final Duration REQUEST_DEADLINE_LOOK = Duration.ofSeconds(5);

    /** How long a stop waits for requests that are being answered, in milliseconds. */
    private static final long STOP_TIMEOUT = 1_000;

    /** How long a stop waits for the next bytes of a connection, in milliseconds: those that are only kept alive go. */
    private static final long STOP_IDLE_TIMEOUT = 100;

    /** Makes the server's end of a TCP connection that was accepted. */
    @FunctionalInterface
    public interface EndPoints {
        SocketChannelEndPoint of(
                SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler);
    }

    private final Server server;
    private final ServerConnector connector;
    private final RequestDeadline deadline;

    private JettyServer(Server server, ServerConnector connector, RequestDeadline deadline) {
        this.server = server;
        this.connector = connector;
        this.deadline = deadline;
    }

    /**
     * Makes a server that is not started yet, so that handlers which need it can be made first.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     */
    public static JettyServer on(int port) {
        return on(port, SocketChannelEndPoint::new);
    }

    /** As {@link #on(int)}, with ends of connections of one's own, for who must see each byte that comes in. */
    public static JettyServer on(int port, EndPoints ends) {
        return on(port, ends, REQUEST_DEADLINE_LOOK);
    }

    /** As {@link #on(int)}, with another half of the deadline for a request, so that a test need not wait so long. */
    static JettyServer on(int port, Duration deadlineLook) {
        return on(port, SocketChannelEndPoint::new, deadlineLook);
    }

    private static JettyServer on(int port, EndPoints ends, Duration deadlineLook) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setStopTimeout(STOP_TIMEOUT);
        server.setErrorHandler(new PlainErrors());
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_REQUEST_HEAD);
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http)) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                SocketChannelEndPoint end = ends.of(channel, selector, key, getScheduler());
                end.setIdleTimeout(getIdleTimeout());
                return end;
            }

            @Override
            protected void interruptAcceptors() {
                // A stop closes the socket that listens, which ends the thread that accepts. An interrupt besides
                // would lose what it has just accepted, and the client there would wait forever.
            }
        };
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_TIMEOUT);
        connector.setShutdownIdleTimeout(STOP_IDLE_TIMEOUT);
        RequestDeadline deadline = new RequestDeadline(connector.getScheduler(), deadlineLook);
        connector.addBean(deadline);
        server.addConnector(connector);
        return new JettyServer(server, connector, deadline);
    }

    /** Jetty's own server object. */
    public Server jetty() {
        return server;
    }

    /**
     * Starts to serve.
     *
     * @param handlers asked in turn until one answers the request
     * @throws IOException if the port cannot be had
     */
    public JettyServer start(Handler... handlers) throws IOException {
        server.setHandler(deadline.around(new Handler.Sequence(handlers)));
        try {
            server.start();
            return this;
        } catch (Exception e) {
            close();
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    /** Serves the pages of a folder at {@code /}, and {@code web/shared} at {@code /shared}. Links are not followed. */
    public static Handler pages(Path folder) throws IOException {
        return new Handler.Sequence(files("/shared", Web.folder("shared")), files("/", folder));
    }

    /** Serves the files of a folder below a path, and lists none. Links are not followed. */
    public static Handler files(String path, Path folder) throws IOException {
        ResourceHandler files = new ResourceHandler();
        files.setDirAllowed(false);
        files.setCacheControl("no-cache");
        ContextHandler context = new ContextHandler(files, path);
        context.setBaseResource(ResourceFactory.of(context).newResource(folder.toRealPath()));
        context.setAliasChecks(List.of());
        return context;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException _) {
            // What took longer than STOP_TIMEOUT to answer was cut off.
        } catch (Exception e) {
            throw new IllegalStateException("Jetty did not stop in order.", e);
        }
    }
}
