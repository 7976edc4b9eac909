package wireup.toolbox.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** A TCP connection whose reads end when their time is over. */
final class Wire implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static Wire connect(Target target) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(target.address(), CONNECT_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The next byte.
     *
     * @param deadline by {@link System#nanoTime}
     * @return 0 to 255, or -1 at the end of the stream; a reset ends it too
     * @throws java.net.SocketTimeoutException if none has come by then
     */
    int read(long deadline) throws IOException {
        if (position == limit) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            socket.setSoTimeout((int) Math.max(1, millis));
            position = 0;
            limit = 0; // also when the time is over: nothing that was read comes again
            try {
                limit = Math.max(0, in.read(buffer));
            } catch (SocketException _) {
                limit = 0;
            }
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xff;
    }

    void write(byte[] bytes, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
    }

    /** Ends our direction; the server may still send. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is as closed as it can be.
        }
    }

    static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
