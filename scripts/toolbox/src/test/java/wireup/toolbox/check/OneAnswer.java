package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server that opens every WebSocket and then says one thing, whatever it is asked. */
final class OneAnswer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] answer;
    private final boolean ends;

    private OneAnswer(byte[] answer, boolean ends) throws IOException {
        this.answer = answer;
        this.ends = ends;
        Thread.startVirtualThread(this::accept);
    }

    /** It says these bytes after the handshake, and keeps the connection open. */
    static OneAnswer saying(String hex) throws IOException {
        return new OneAnswer(Bytes.hex(hex), false);
    }

    /** It ends the connection when the first frame comes. */
    static OneAnswer hangingUp() throws IOException {
        return new OneAnswer(new byte[0], true);
    }

    URI url() {
        return URI.create("ws://localhost:" + server.getLocalPort() + "/echo");
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed: that is the end.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    return;
                }
                head.append((char) b);
            }
            String response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Accept.of(Request.KEY) + "\r\n\r\n";
            socket.getOutputStream().write(response.getBytes(ISO_8859_1));
            if (in.read() < 0 || ends) {
                return;
            }
            socket.getOutputStream().write(answer);
            while (in.read() >= 0) {
                // It listens and says no more.
            }
        } catch (IOException _) {
            // The checker has gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
