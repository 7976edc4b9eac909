package wireup.toolbox.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The smallest echo server that does, for short messages. It answers each payload with what a function makes of it. */
final class TinyEcho implements AutoCloseable {

    private final ServerSocket listener;
    private final UnaryOperator<byte[]> answer;
    private final AtomicLong messages = new AtomicLong();

    TinyEcho(UnaryOperator<byte[]> answer) throws IOException {
        this.answer = answer;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many messages have come. */
    long messages() {
        return messages.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            for (int last = 0; last != 0x0D0A0D0A; ) {
                last = last << 8 | in.readUnsignedByte();
            }
            out.write("HTTP/1.1 101 OK\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                in.readByte();
                byte[] payload = new byte[in.readByte() & 0x7f];
                byte[] key = in.readNBytes(4);
                in.readFully(payload);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= key[i % 4];
                }
                messages.incrementAndGet();
                byte[] answered = answer.apply(payload);
                byte[] frame = new byte[2 + answered.length];
                frame[0] = (byte) 0x82;
                frame[1] = (byte) answered.length;
                System.arraycopy(answered, 0, frame, 2, answered.length);
                out.write(frame);
            }
        } catch (IOException _) {
            // the client is gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
