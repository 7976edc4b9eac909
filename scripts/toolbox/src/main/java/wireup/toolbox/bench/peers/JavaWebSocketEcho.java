package wireup.toolbox.bench.peers;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Java-WebSocket, like the server of its README. It has no back-pressure: what is not written yet waits in a queue.
 *
 * <p>Now and then an echo stays in that queue until the next message, which in a closed loop never comes: in 1.6.0
 * {@code doWrite} finds the queue empty and then takes back the wish to write, also one that another thread has made in
 * between. The load client waits for it in vain, and measures again.
 */
public final class JavaWebSocketEcho extends WebSocketServer {

    private JavaWebSocketEcho(InetSocketAddress address) {
        super(address);
        setConnectionLostTimeout(0); // no heartbeat: the load client answers no Ping
        setTcpNoDelay(true); // off by default here, on by default in every other server
    }

    @Override
    public void onMessage(WebSocket connection, String text) {
        connection.send(text);
    }

    @Override
    public void onMessage(WebSocket connection, ByteBuffer bytes) {
        connection.send(bytes);
    }

    @Override
    public void onStart() {
        Peer.ready(getPort());
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception problem) {
        System.err.println(problem);
    }

    public static void main(String... args) {
        new JavaWebSocketEcho(Peer.address(args)).start();
    }
}
