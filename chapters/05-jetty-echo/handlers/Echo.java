import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketOpen;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;

/**
 * Sends every message back as it came. After the text "Goodbye" it closes with 1000.
 *
 * <p>Back-pressure: with {@code autoDemand = false} Jetty reads the next message only when it is asked to, and it is
 * asked when the last echo is written. A client that sends and never reads is stopped by TCP, not by a full heap.
 */
// region handler
@WebSocket(autoDemand = false)
public class Echo {

    @OnWebSocketOpen
    public void onOpen(Session session) {
        session.demand();
    }

    @OnWebSocketMessage
    public void onText(Session session, String text) {
        session.sendText(text, Callback.from(() -> afterText(session, text), gone -> session.disconnect()));
    }

    private void afterText(Session session, String text) {
        if (text.equals("Goodbye")) {
            session.close(StatusCode.NORMAL, "Goodbye", Callback.NOOP);
        }
        session.demand(); // after a Close frame too: the client's own Close frame is still to come
    }

    @OnWebSocketMessage
    public void onBinary(Session session, ByteBuffer bytes, Callback read) {
        // The buffer is Jetty's: it is given back (read) when the echo is written, not before.
        session.sendBinary(bytes, Callback.from(read, session::demand));
    }
}
// endregion
