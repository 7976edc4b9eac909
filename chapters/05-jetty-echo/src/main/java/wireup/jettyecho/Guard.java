package wireup.jettyecho;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.eclipse.jetty.websocket.core.exception.CloseException;

/**
 * Sees every frame of a connection, in and out, and holds the limits that Jetty has no setting for. To Jetty it is an
 * extension (RFC 6455 §9), but an internal one: a name that begins with {@code @} is never offered to a client. Jetty
 * makes one for each connection.
 */
public final class Guard extends AbstractExtension {

    static final String NAME = "@guard";

    private int framesOfMessage;

    /** Ends a message in too many frames: while it is incomplete, each frame can hold a whole read buffer in memory. */
    @Override
    public void onFrame(Frame frame, Callback callback) {
        if (frame.isDataFrame()) {
            framesOfMessage = frame.getOpCode() == OpCode.CONTINUATION ? framesOfMessage + 1 : 1;
        }
        if (framesOfMessage > Limits.MAX_FRAGMENTS) {
            String reason = "A message in more than " + Limits.MAX_FRAGMENTS + " frames";
            callback.failed(new CloseException(CloseStatus.POLICY_VIOLATION, reason));
        } else {
            nextIncomingFrame(frame, callback);
        }
    }

    /** After a Close frame of ours the client has only so long to answer; then the TCP connection ends anyway. */
    @Override
    public void sendFrame(OutgoingEntry entry) {
        if (entry.getFrame().getOpCode() == OpCode.CLOSE) {
            CompletableFuture.delayedExecutor(Limits.CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(getCoreSession()::abort);
            nextOutgoingFrame(withoutSecrets(entry));
        } else {
            nextOutgoingFrame(entry);
        }
    }

    /** What went wrong inside a handler belongs in the server's log; the client learns only that something did. */
    private OutgoingEntry withoutSecrets(OutgoingEntry entry) {
        CloseStatus status = CloseStatus.getCloseStatus(entry.getFrame());
        if (status.getCode() != CloseStatus.SERVER_ERROR || status.getCause() == null) {
            return entry;
        }
        Report.line(getCoreSession().getRequestURI().getPath() + ": the handler failed: " + status.getCause());
        CloseStatus general = new CloseStatus(CloseStatus.SERVER_ERROR, "The handler failed.");
        return new OutgoingEntry.Builder(entry).frame(general.toFrame()).build();
    }
}
