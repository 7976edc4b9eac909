package wireup.frames;

import java.io.IOException;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;

/** Chapter 04: RFC 6455 by hand, and the echo on top of it. */
@Command(name = "scripts/run 04", description = "Chapter 04: frames and messages by hand; the echo at /echo.")
public final class RawFrames extends ServerCommand {

    // region echo
    private static final Application ECHO = Session::send;
    // endregion

    @Option(names = "--deflate", description = "Agree to compress messages (permessage-deflate, RFC 7692).")
    private boolean deflate;

    /** Starts the server. */
    public static void main(String... args) {
        main(new RawFrames(), args);
    }

    @Override
    protected ChapterServer start(int port) throws IOException {
        return start(port, deflate, Limits.DEFAULT);
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
        return start(port, false, Limits.DEFAULT);
    }

    /**
     * Starts the echo server.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @param deflate whether to agree to compression
     * @throws IOException if the port cannot be had
     */
    public static FrameServer start(int port, boolean deflate, Limits limits) throws IOException {
        return FrameServer.start(
                port, new FrameServer.Setup(ECHO, Set.of("departures.v1"), deflate, limits, System.out));
    }
}
