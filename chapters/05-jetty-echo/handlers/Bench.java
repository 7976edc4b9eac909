import static java.util.Objects.requireNonNullElse;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.api.Callback.Completable;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** Sends binary messages as fast as the client reads them, then closes: {@code /bench?count=1000&size=1024}. */
public class Bench implements WebSocketCreator {

    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_SIZE = 1024 * 1024;

    @Override
    public Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        Fields query = Request.extractQueryParameters(request);
        int count = number(requireNonNullElse(query.getValue("count"), "1000"), MAX_COUNT);
        int size = number(requireNonNullElse(query.getValue("size"), "1024"), MAX_SIZE);
        if (count >= 0 && size >= 0) {
            return new Sender(count, size);
        }
        String help = "count: 0 to " + MAX_COUNT + "; size: 0 to " + MAX_SIZE + " bytes";
        Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400, help);
        return null;
    }

    private static int number(String text, int max) {
        return text.matches("\\d{1,7}") && Integer.parseInt(text) <= max ? Integer.parseInt(text) : -1;
    }

    public record Sender(int count, int size) implements Session.Listener.AutoDemanding {
        @Override
        public void onWebSocketOpen(Session session) {
            Thread.startVirtualThread(() -> send(session));
        }

        /** A virtual thread that waits costs next to nothing: no queue, no callback of a callback. */
        private void send(Session session) {
            byte[] payload = new byte[size];
            try {
                for (int sent = 0; sent < count; sent++) {
                    Completable.with(written -> session.sendBinary(ByteBuffer.wrap(payload), written))
                            .join();
                }
                session.close();
            } catch (CompletionException e) {
                // The client has gone: there is nobody left to send to.
            }
        }
    }
}
