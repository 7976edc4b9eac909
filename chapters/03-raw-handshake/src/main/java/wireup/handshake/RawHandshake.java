package wireup.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;

/** Chapter 03: the connection opens, and the server cannot speak yet. */
@Command(name = "scripts/run 03", description = "Chapter 03: the opening handshake by hand, and then silence.")
public final class RawHandshake extends ServerCommand {

    @Option(
            names = "--drop-after",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How long an open connection is kept, 1 to 60. Default: ${DEFAULT-VALUE}.")
    private int dropAfter;

    @Option(names = "--wrong-accept", description = "Sabotage: forget the GUID in Sec-WebSocket-Accept.")
    private boolean wrongAccept;

    /** Starts the server. */
    public static void main(String... args) {
        main(new RawHandshake(), args);
    }

    @Override
    protected ChapterServer start(int port) throws IOException {
        if (dropAfter < 1 || dropAfter > 60) {
            throw badOption("--drop-after takes 1 to 60 seconds, not " + dropAfter + ".");
        }
        UnaryOperator<String> accept = wrongAccept ? OpeningHandshake::acceptWithoutGuid : OpeningHandshake::accept;
        return start(port, accept, Duration.ofSeconds(dropAfter), Duration.ofSeconds(10), System.out);
    }

    @Override
    protected String nextStep(boolean chinese) {
        return chinese ? "点击“运行 WebSocket”" : "click \"Run WebSocket\"";
    }

    /**
     * Starts the chapter's server as {@code main} does without options.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the port cannot be had
     */
    public static ChapterServer startDefault(int port) throws IOException {
        return start(port, OpeningHandshake::accept, Duration.ofSeconds(3), Duration.ofSeconds(10), System.out);
    }

    /**
     * Starts the chapter's server.
     *
     * @param accept how Sec-WebSocket-Accept is computed
     * @param dropAfter how long an open connection is kept
     * @param deadline how long a peer may take for its handshake
     */
    static HandshakeServer start(
            int port, UnaryOperator<String> accept, Duration dropAfter, Duration deadline, PrintStream log)
            throws IOException {
        OpeningHandshake handshake = new OpeningHandshake(Set.of("departures.v1"), accept);
        AfterUpgrade silence = (socket, _, _, _) -> listen(socket, dropAfter);
        return HandshakeServer.start(
                port, new HandshakeServer.Setup("03-raw-handshake", handshake, silence, Map.of(), deadline, log));
    }

    // region silence
    /** Reads what comes and understands none of it, until the time is over or the peer leaves. */
    private static void listen(Socket socket, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        InputStream in = socket.getInputStream();
        byte[] frames = new byte[8192];
        try {
            for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                socket.setSoTimeout((int) left);
                if (in.read(frames) < 0) {
                    return;
                }
            }
        } catch (SocketTimeoutException _) {
            // The time is over: that is the plan.
        }
    }
    // endregion
}
