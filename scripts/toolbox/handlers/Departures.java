import com.google.gson.Gson;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import wireup.polling.Board.Snapshot;
import wireup.toolbox.compare.BoardServer;

/**
 * Sends the board to each client that connects, and again at each change. For chapter 05's server, which makes one of
 * it for all connections.
 */
public class Departures implements WebSocketCreator {

    private final Gson gson = new Gson();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private String shown;

    public Departures() {
        BoardServer.BOARD.onChange(this::show);
        show(BoardServer.BOARD.snapshot());
    }

    @Override
    public Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        return new Screen();
    }

    /** The JSON is made once for all. */
    private synchronized void show(Snapshot snapshot) {
        shown = gson.toJson(snapshot);
        sessions.forEach(session -> send(session, shown));
    }

    /** Nobody gets a change before the board that it changes, or twice. */
    private synchronized void welcome(Session session) {
        sessions.add(session);
        send(session, shown);
    }

    /** Who does not read is not waited for: when too many frames wait (chapter 05's limit), the connection ends. */
    private static void send(Session session, String board) {
        session.sendText(
                board, org.eclipse.jetty.websocket.api.Callback.from(() -> {}, failure -> session.disconnect()));
    }

    public final class Screen implements Session.Listener.AutoDemanding {

        private Session session;

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            welcome(opened);
        }

        @Override
        public void onWebSocketClose(int code, String reason) {
            sessions.remove(session);
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            sessions.remove(session);
        }
    }
}
