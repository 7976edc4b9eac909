package wireup.jettyecho;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;

/**
 * Sees every frame of a connection, in and out, and holds the limits that Jetty has no setting for. To Jetty it is an
 * extension (RFC 6455 §9), but an internal one: a name that begins with {@code @} is never offered to a client. Jetty
 * makes one for each connection.
 */
public final class Guard extends AbstractExtension {

    static final String NAME = "@guard";

    /** The binary message that is still coming in; null for a text, which Jetty decodes piece by piece. */
    private ByteArrayOutputStream incoming;

    private int emptyFrames;

    @Override
    public void onFrame(Frame frame, Callback callback) {
        try {
            nextIncomingFrame(frame.isDataFrame() ? bounded(frame) : frame, callback);
        } catch (CloseException e) {
            callback.failed(e);
        }
    }

    /**
     * Lets a message cost the memory that its payload needs and no more. A frame comes here in the pieces in which it
     * was read. Jetty would hold the whole read buffer of each piece of a binary message until the last has come, so
     * the bytes are gathered here: Jetty gets empty pieces, and with the last one the message.
     */
    private Frame bounded(Frame frame) {
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            incoming = frame.getOpCode() == OpCode.BINARY && !frame.isFin() ? new ByteArrayOutputStream() : null;
            emptyFrames = 0;
        }
        if (!frame.hasPayload() && ++emptyFrames > Limits.MAX_EMPTY_FRAMES) {
            throw new CloseException(CloseStatus.POLICY_VIOLATION, "Too many empty frames in a message");
        }
        if (incoming == null) {
            return frame;
        }
        if (incoming.size() + frame.getPayloadLength() > Limits.MAX_MESSAGE) {
            throw new MessageTooLargeException("A message over " + Limits.MAX_MESSAGE + " bytes");
        }
        incoming.writeBytes(BufferUtil.toArray(frame.getPayload()));
        Frame passedOn = new Frame(frame.getOpCode());
        passedOn.setFin(frame.isFin());
        if (frame.isFin()) {
            passedOn.setPayload(ByteBuffer.wrap(incoming.toByteArray()));
            incoming = null;
        }
        return passedOn;
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
