import java.util.Locale;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;

@WebSocket
public class Shout {
    @OnWebSocketMessage
    public void onText(Session session, String text) {
        session.sendText(text.toUpperCase(Locale.ROOT), Callback.NOOP);
    }
}
