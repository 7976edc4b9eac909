package wireup.toolbox.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * The least that chapter 04's way can do: a virtual thread a connection, blocking streams, and nothing in between. Like
 * {@link Ceiling} it understands no frame and writes echoes that it had made before. What chapter 04 lacks to it is the
 * price of its protocol; what it lacks to the others is the price of blocking.
 */
final class BareLoop {

    private BareLoop() {}

    /** The argument is the port; 0 for one that the system chooses. */
    public static void main(String... args) throws IOException {
        try (ServerSocket listener =
                new ServerSocket(Integer.parseInt(args[0]), 1000, InetAddress.getLoopbackAddress())) {
            System.out.println("Ready: http://localhost:" + listener.getLocalPort() + "/");
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            byte[] buffer = new byte[64 * 1024];
            InputStream in = socket.getInputStream();
            if (in.read(buffer) > 0) { // the load client sends its handshake in one piece, and waits
                socket.getOutputStream().write(Ceiling.switching());
                echo(in, socket.getOutputStream(), buffer);
            }
        } catch (IOException _) {
            // The client is gone.
        }
    }

    private static void echo(InputStream in, OutputStream out, byte[] buffer) throws IOException {
        int count = in.read(buffer);
        Train train = new Train(Ceiling.payload(ByteBuffer.wrap(buffer)));
        int frame = train.asked().frame();
        Train.Stream answers = train.answered();
        byte[] echoes = new byte[answers.bytes().capacity()];
        answers.bytes().get(0, echoes);
        long answered = 0;
        long received = 0;
        while (count >= 0) {
            received += count;
            while (answered < received / frame) {
                int frames = (int) Math.min(received / frame - answered, Train.AT_ONCE);
                out.write(echoes, (int) (answered % Train.DIFFERENT) * answers.frame(), frames * answers.frame());
                answered += frames;
            }
            count = in.read(buffer);
        }
    }
}
