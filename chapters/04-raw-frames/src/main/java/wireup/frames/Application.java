package wireup.frames;

import java.io.IOException;

/**
 * What a server does with messages. Each connection calls from one thread of its own, one call after the other; while a
 * call lasts, nothing more is read from that peer. The echo is {@code Session::send}.
 */
@FunctionalInterface
public interface Application {

    /**
     * A message has come.
     *
     * @throws IOException if an answer cannot be sent; the connection ends
     */
    void onMessage(Session session, Message message) throws IOException;

    /** A connection has opened. */
    default void onOpen(Session session) throws IOException {}

    /**
     * A connection has ended. Nothing can be sent any more.
     *
     * @param code the close code: the peer's, or the one of our complaint, or {@link CloseCode#ABNORMAL}
     * @param reason the reason that came with it; it is the peer's text, so treat it as such
     */
    default void onClose(Session session, int code, String reason) {}
}
