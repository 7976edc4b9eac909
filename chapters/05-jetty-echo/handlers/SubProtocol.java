import java.util.Set;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/**
 * Picks the first sub-protocol it knows of those that the client offers, in the client's order, or none (RFC 6455
 * §4.2.2). The first message says which. A browser that offered some and got none gives the connection up.
 */
public class SubProtocol implements WebSocketCreator {

    private static final Set<String> KNOWN = Set.of("departures.v2", "departures.v1");

    @Override
    public Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String chosen = request.getSubProtocols().stream()
                .filter(KNOWN::contains)
                .findFirst()
                .orElse(null);
        response.setAcceptedSubProtocol(chosen);
        return new Greeting(chosen == null ? "We speak no sub-protocol." : "We speak " + chosen + ".");
    }

    public record Greeting(String text) implements Session.Listener.AutoDemanding {
        @Override
        public void onWebSocketOpen(Session session) {
            session.sendText(text, org.eclipse.jetty.websocket.api.Callback.NOOP);
        }
    }
}
