package wireup.frames;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import wireup.handshake.HandshakeServer;
import wireup.handshake.HttpRequest;
import wireup.handshake.HttpResponse;
import wireup.handshake.OpeningHandshake;
import wireup.handshake.Resource;
import wireup.support.ChapterServer;
import wireup.support.Web;

/** A WebSocket server, RFC 6455: chapter 03's opening handshake, and a {@link Conversation} on each connection. */
public final class FrameServer implements ChapterServer {

    /**
     * What a server is made of.
     *
     * @param application what it does with messages
     * @param subProtocols the sub-protocols that the application speaks
     * @param compression whether it agrees to permessage-deflate
     * @param log where one line a request and a failed connection goes
     */
    public record Setup(
            Application application, Set<String> subProtocols, boolean compression, Limits limits, PrintStream log) {}

    private static final String CHAPTER = "04-raw-frames";

    private static final long MAX_GOODBYE = TimeUnit.SECONDS.toNanos(2);

    private final Setup setup;
    private final Patrol patrol;
    private final HandshakeServer server;
    private volatile boolean stopping;

    private FrameServer(int port, Setup setup) throws IOException {
        this.setup = setup;
        this.patrol = new Patrol(setup.limits());
        OpeningHandshake handshake = new OpeningHandshake(
                setup.subProtocols(),
                OpeningHandshake::accept,
                setup.compression() ? FrameServer::agree : _ -> Optional.empty());
        Map<String, Resource> resources =
                Map.of("/frame", new FrameTrial(setup), "/runoob_websocket.html", FrameServer::classicPage);
        this.server = HandshakeServer.start(
                port,
                new HandshakeServer.Setup(
                        CHAPTER,
                        handshake,
                        this::serve,
                        resources,
                        setup.limits().handshake(),
                        setup.log()));
        patrol.start();
    }

    /**
     * Starts a server on the loopback address.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the port cannot be had
     */
    public static FrameServer start(int port, Setup setup) throws IOException {
        return new FrameServer(port, setup);
    }

    private static Optional<String> agree(List<String> offers) {
        return PerMessageDeflate.negotiate(offers).map(PerMessageDeflate::answer);
    }

    /** The lesson that this book grew from; chapter 05 keeps its page. */
    private static HttpResponse classicPage(HttpRequest request) throws IOException {
        String page = Files.readString(Web.folder("05-jetty-echo").resolve("runoob_websocket.html"));
        return HttpResponse.of(200, "text/html; charset=utf-8", page, List.of());
    }

    // region serve
    private void serve(Socket socket, byte[] early, HttpRequest request, HttpResponse response) throws IOException {
        Conversation conversation = new Conversation(
                early,
                socket.getInputStream(),
                socket.getOutputStream(),
                PerMessageDeflate.negotiated(response.field("Sec-WebSocket-Extensions")),
                response.field("Sec-WebSocket-Protocol"),
                setup);
        patrol.add(conversation, socket);
        try {
            if (stopping) {
                sayGoodbye(conversation);
            }
            if (conversation.run()) {
                socket.shutdownOutput();
                conversation.drain();
            }
        } finally {
            patrol.remove(conversation);
        }
    }
    // endregion

    /** How many connections are open. */
    int connections() {
        return patrol.conversations().size();
    }

    @Override
    public int port() {
        return server.port();
    }

    // region close
    /** Tells every peer that the server goes away (1001), gives them 2 seconds to answer, then cuts what is left. */
    @Override
    public void close() {
        stopping = true;
        patrol.conversations().forEach(conversation -> Thread.startVirtualThread(() -> sayGoodbye(conversation)));
        long end = Clock.now() + MAX_GOODBYE;
        while (server.upgraded() > 0 && Clock.now() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        server.close();
        patrol.close();
    }

    private static void sayGoodbye(Conversation conversation) {
        try {
            conversation.session().close(CloseCode.GOING_AWAY, "The server is stopping.");
        } catch (IOException _) {
            // The peer has left by itself.
        }
    }
    // endregion
}
