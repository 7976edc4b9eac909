package wireup.handshake;

import java.io.IOException;
import java.net.Socket;

/** What a server does with a connection once it is open: the protocol after the handshake. */
@FunctionalInterface
public interface AfterUpgrade {

    /**
     * Serves an open connection, on a virtual thread of its own. The connection is dropped when this returns.
     *
     * @param socket the connection; its time-outs are this method's business now
     * @param early the bytes that came in one segment with the request; the socket has what comes after them
     * @param request the request of the opening handshake
     * @param response its answer, with the chosen sub-protocol and extensions
     * @throws IOException if the connection fails
     */
    void serve(Socket socket, byte[] early, HttpRequest request, HttpResponse response) throws IOException;
}
