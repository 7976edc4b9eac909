package wireup.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;

/** One connection: a request, its answer, and if that is 101, the protocol after it. */
final class Connection implements AutoCloseable {

    /** How many bytes after a refused request are read and dropped, so that no TCP reset overtakes the answer. */
    private static final int MAX_DRAINED = 1024 * 1024;

    private final Socket socket;
    private final Site site;
    private final PrintStream log;
    private volatile boolean upgraded;

    Connection(Socket socket, Site site, PrintStream log) {
        this.socket = socket;
        this.site = site;
        this.log = log;
    }

    // region serve
    /**
     * Serves the connection until it ends.
     *
     * @param opened run when the handshake is done, before the protocol after it begins
     */
    void serve(AfterUpgrade afterUpgrade, Runnable opened) throws IOException {
        socket.setTcpNoDelay(true);
        HeadStream in = new HeadStream(socket.getInputStream());
        HttpRequest request = null;
        HttpResponse response;
        try {
            request = HttpRequest.read(in);
            if (request == null) {
                return;
            }
            response = site.answer(request);
            log.println(response.status() + " " + request.target());
        } catch (RequestRejected rejected) {
            response = rejected.response();
            log.println(response.status() + " " + rejected.getMessage());
        }
        upgraded = response.status() == 101;
        response.writeTo(socket.getOutputStream());
        if (upgraded) {
            opened.run();
            afterUpgrade.serve(socket, in.takeRest(), request, response);
        } else {
            socket.shutdownOutput();
            drain(in);
        }
    }
    // endregion

    /** Whether the peer was told 101, or is being told. */
    boolean isUpgraded() {
        return upgraded;
    }

    private static void drain(InputStream in) throws IOException {
        byte[] dropped = new byte[8192];
        int total = 0;
        for (int count = in.read(dropped); count >= 0 && total < MAX_DRAINED; count = in.read(dropped)) {
            total += count;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is as closed as it can be.
        }
    }
}
