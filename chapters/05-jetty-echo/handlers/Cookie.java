import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** The opening handshake is HTTP, so it carries cookies both ways. The first message says whether one came back. */
public class Cookie implements WebSocketCreator {

    /** Out of reach of scripts, and not sent with requests that another site begins. */
    private static final HttpCookie VISITED = HttpCookie.build("visited", "yes")
            .httpOnly(true)
            .sameSite(HttpCookie.SameSite.STRICT)
            .path("/")
            .build();

    @Override
    public Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        boolean seen = Request.getCookies(request).stream()
                .anyMatch(cookie -> cookie.getName().equals(VISITED.getName()));
        Response.addCookie(response, VISITED);
        return new Greeting(
                seen ? "Welcome back: you sent visited=yes." : "First visit: the cookie visited=yes is set.");
    }

    public record Greeting(String text) implements Session.Listener.AutoDemanding {
        @Override
        public void onWebSocketOpen(Session session) {
            session.sendText(text, org.eclipse.jetty.websocket.api.Callback.NOOP);
        }
    }
}
