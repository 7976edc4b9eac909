package wireup.jettyecho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wireup.polling.JettyServer;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;
import wireup.support.Web;

/** Chapter 05: Jetty serves a folder of WebSocket handlers, each a Java source file, beside the chapter's page. */
public final class EchoServer implements ChapterServer {

    private static final String HANDLERS = "chapters/05-jetty-echo/handlers";
    private static final String WEB_ROOT = "web/05-jetty-echo";

    private final JettyServer server;
    private final ServerWebSocketContainer sockets;
    private final HandlerFolder handlers;

    private EchoServer(JettyServer server, ServerWebSocketContainer sockets, HandlerFolder handlers) {
        this.server = server;
        this.sockets = sockets;
        this.handlers = handlers;
    }

    /**
     * Starts the server.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @param handlerFolder the folder whose Java files answer WebSocket connections, {@code Echo.java} at {@code /echo}
     * @param webRoot the folder whose files answer every other request
     * @throws IOException if the port cannot be had or a folder cannot be read
     */
    public static EchoServer start(int port, Path handlerFolder, Path webRoot) throws IOException {
        JettyServer server = JettyServer.on(port, StrictEndPoint::new);
        ServerWebSocketContainer sockets = ServerWebSocketContainer.ensure(server.jetty());
        Limits.applyTo(sockets);
        WebSocketServerComponents.getWebSocketComponents(server.jetty())
                .getExtensionRegistry()
                .register(Guard.NAME, Guard.class);
        HandlerFolder handlers = new HandlerFolder(handlerFolder);
        try {
            server.start(new SocketHandler(handlers, sockets), JettyServer.pages(webRoot));
            return new EchoServer(server, sockets, handlers);
        } catch (IOException e) {
            handlers.close();
            throw e;
        }
    }

    /**
     * Starts the server with the chapter's own handlers and pages.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the port cannot be had
     */
    public static EchoServer startDefault(int port) throws IOException {
        return start(port, Web.repositoryFolder(HANDLERS), Web.repositoryFolder(WEB_ROOT));
    }

    @Override
    public int port() {
        return server.port();
    }

    /** Tells every open session that the server goes away (1001), waits at most 2 seconds for that, then stops. */
    @Override
    public void close() {
        handlers.close();
        CompletableFuture<?>[] goodbyes =
                sockets.getOpenSessions().stream().map(EchoServer::sayGoodbye).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(goodbyes)
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .exceptionally(_ -> null) // a client that left by itself needs no goodbye
                .join();
        server.close();
    }

    private static CompletableFuture<Void> sayGoodbye(Session session) {
        return Callback.Completable.with(
                written -> session.close(StatusCode.SHUTDOWN, "The server is stopping.", written));
    }

    /** Starts the server from the command line. */
    public static void main(String... args) {
        ServerCommand.main(new Start(), args);
    }

    @Command(name = "scripts/run 05", description = "Serves a folder of WebSocket handlers, /echo among them.")
    static final class Start extends ServerCommand {

        @Option(
                names = {"-w", "--websockets"},
                paramLabel = "FOLDER",
                description = "The folder of handlers: Echo.java there answers /echo. Default: the chapter's own.")
        private Path handlers;

        @Option(
                names = {"-d", "--webroot"},
                paramLabel = "WEBROOT",
                description = "The folder of the pages. Default: the chapter's own.")
        private Path webRoot;

        @Override
        protected ChapterServer start(int port) throws IOException {
            return EchoServer.start(port, folder("-w", handlers, HANDLERS), folder("-d", webRoot, WEB_ROOT));
        }

        private Path folder(String option, Path given, String ownFolder) {
            Path folder = given == null ? Web.repositoryFolder(ownFolder) : given.toAbsolutePath();
            if (!Files.isDirectory(folder)) {
                throw badOption(option + " " + given + " is not a folder: give one that exists.");
            }
            return folder;
        }

        @Override
        protected String nextStep(boolean chinese) {
            return chinese ? "点击“运行”" : "click \"Run\"";
        }
    }
}
