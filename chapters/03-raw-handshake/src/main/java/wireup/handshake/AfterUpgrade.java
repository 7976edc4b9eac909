package wireup.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What a server does with a connection once it is open: the protocol after the handshake. */
@FunctionalInterface
public interface AfterUpgrade {

    /**
     * Serves an open connection, on a virtual thread of its own. The connection is dropped when this returns.
     *
     * @param socket the connection; its time-outs are this method's business now
     * @param in what comes next from the client; it may hold bytes that came in one segment with the request
     * @param request the request of the opening handshake
     * @param protocol the chosen sub-protocol, or null
     * @throws IOException if the connection fails
     */
    void serve(Socket socket, InputStream in, HttpRequest request, String protocol) throws IOException;
}
