import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** Closes each connection at once, with the code and the reason of the query: {@code /close?code=4000&reason=bye}. */
public class Close implements WebSocketCreator {

    @Override
    public Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        Fields query = Request.extractQueryParameters(request);
        String code = requireNonNullElse(query.getValue("code"), "1000");
        String reason = requireNonNullElse(query.getValue("reason"), "");
        if (code.matches("\\d{4}") && maySend(Integer.parseInt(code)) && reason.getBytes(UTF_8).length <= 123) {
            return new Closing(Integer.parseInt(code), reason);
        }
        String help = "code: 1000-1003, 1007-1011 or 3000-4999; reason: at most 123 bytes in UTF-8";
        Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400, help);
        return null;
    }

    /** Whether a Close frame may carry this code (RFC 6455 §7.4). */
    private static boolean maySend(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1011 || code >= 3000 && code <= 4999;
    }

    public record Closing(int code, String reason) implements Session.Listener.AutoDemanding {
        @Override
        public void onWebSocketOpen(Session session) {
            session.close(code, reason, org.eclipse.jetty.websocket.api.Callback.NOOP);
        }
    }
}
