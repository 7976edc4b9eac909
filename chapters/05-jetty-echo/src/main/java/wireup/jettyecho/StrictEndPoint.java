package wireup.jettyecho;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.exception.ProtocolException;

/**
 * The server's end of a TCP connection. Once it carries frames, a length that is not in its shortest form ends it with
 * 1002 (RFC 6455 §5.2). Jetty's parser accepts such a length and keeps no trace of it, so it is looked for here, where
 * the bytes come in. The frames before it are still answered.
 */
final class StrictEndPoint extends SocketChannelEndPoint {

    private final FrameLengths lengths = new FrameLengths();
    private boolean framesBegan;
    private boolean refused;

    /** Has the parameters of Jetty's own. */
    StrictEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** As Jetty does it, but the frames that came together with the opening handshake are looked at too. */
    @Override
    public void upgrade(Connection webSocket) {
        Connection http = getConnection();
        ByteBuffer early = ((Connection.UpgradeFrom) http).onUpgradeFrom();
        http.onClose(null);
        setConnection(webSocket);
        framesBegan = true;
        if (BufferUtil.hasContent(early)) {
            early.limit(early.limit() - bytesAfterTheGood(early, early.remaining()));
            ((Connection.UpgradeTo) webSocket).onUpgradeTo(early);
        }
        webSocket.onOpen();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = refused ? 0 : super.fill(buffer);
        if (framesBegan && filled > 0) {
            int bad = bytesAfterTheGood(buffer, filled);
            buffer.limit(buffer.limit() - bad);
            filled -= bad;
        }
        if (refused && filled == 0) {
            throw new ProtocolException("A length that is not in its shortest form");
        }
        return filled;
    }

    /** How many of the last bytes of a buffer are not to be handed on. */
    private int bytesAfterTheGood(ByteBuffer buffer, int fresh) {
        ByteBuffer look = buffer.duplicate();
        look.position(look.limit() - fresh);
        refused = !lengths.follow(look);
        return look.remaining();
    }
}
