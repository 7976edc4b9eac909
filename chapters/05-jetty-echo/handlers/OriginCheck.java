import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/**
 * Lets in only pages that came from this server (RFC 6455 §10.2). A browser opens a WebSocket to anywhere for any page,
 * and sends the user's cookies along; the Origin field is how the server learns whose page it is.
 */
public class OriginCheck implements WebSocketCreator {

    @Override
    public Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String scheme = request.isSecure() ? "https://" : "http://";
        String own = scheme + request.getHeaders().get(HttpHeader.HOST);
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        // Every browser sends Origin and no page can change it. Without one the client is a program, which could
        // send any Origin it likes: to keep programs out takes a password, not this check.
        if (origin == null || origin.equals(own)) {
            return new Greeting(origin == null ? "Welcome, program." : "Welcome, page of " + origin + ".");
        }
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, "Only pages of " + own);
        return null;
    }

    public record Greeting(String text) implements Session.Listener.AutoDemanding {
        @Override
        public void onWebSocketOpen(Session session) {
            session.sendText(text, org.eclipse.jetty.websocket.api.Callback.NOOP);
        }
    }
}
