package wireup.jettyecho;

import java.time.Duration;
import org.eclipse.jetty.websocket.api.Configurable;

/** What one connection may cost the server. Jetty's defaults are smaller, larger or absent; here each is a decision. */
final class Limits {

    /** The largest message in bytes; a larger one is answered with 1009. */
    static final int MAX_MESSAGE = 1024 * 1024;

    /** The most frames without payload in one message; one more is answered with 1008. */
    static final int MAX_EMPTY_FRAMES = 1024;

    /** The most data frames that may wait to be written to one client; one more fails in the handler. */
    static final int MAX_OUTGOING_FRAMES = 16;

    /** How long a connection may carry nothing, in or out, before it is closed with 1001. */
    static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

    /** How long a client may take to answer our Close frame before the TCP connection is cut. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private Limits() {}

    /** Sets the limits that Jetty enforces itself. {@link Guard} enforces the others. */
    static void applyTo(Configurable jetty) {
        jetty.setMaxTextMessageSize(MAX_MESSAGE);
        jetty.setMaxBinaryMessageSize(MAX_MESSAGE);
        jetty.setMaxFrameSize(MAX_MESSAGE);
        jetty.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
        jetty.setIdleTimeout(IDLE_TIMEOUT);
        // A frame is handed on in the pieces that each read brings. Without this Jetty would take the memory for the
        // whole frame as soon as its length is announced: 14 bytes from a client would cost 1 MiB.
        jetty.setAutoFragment(true);
    }
}
