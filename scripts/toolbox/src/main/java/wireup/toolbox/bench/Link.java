package wireup.toolbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** One WebSocket connection of the load client, and its messages under way. */
final class Link implements Closeable {

    private static final int PATIENCE_MS = 30_000;

    /** The answer to the key of RFC 6455 §1.3. */
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final SocketChannel channel;
    private final Outgoing outgoing;
    private final Incoming incoming;
    private final long[] sentAt;
    private SelectionKey key;
    private long asked;
    private long answered;

    private Link(SocketChannel channel, Outgoing outgoing, Incoming incoming, int inFlight) {
        this.channel = channel;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.sentAt = new long[inFlight];
    }

    /** Connects to a port of this machine and asks for the upgrade. */
    static Link connect(int port, Outgoing outgoing, Incoming incoming, int inFlight) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request(port).getBytes(StandardCharsets.ISO_8859_1)));
            return new Link(channel, outgoing, incoming, inFlight);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String request(int port) {
        return """
                GET /echo HTTP/1.1
                Host: localhost:%d
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """.formatted(port).replace("\n", "\r\n");
    }

    /** Waits until the upgrade is granted. From then on nothing here blocks. */
    void begin(Selector selector) throws IOException {
        channel.socket().setSoTimeout(PATIENCE_MS);
        InputStream in = channel.socket().getInputStream();
        byte[] some = new byte[1024];
        String head = "";
        try {
            // The server sends no frame before the client does, so the head is all that comes.
            while (!head.endsWith("\r\n\r\n")) {
                int count = in.read(some);
                if (count < 0) {
                    break;
                }
                head += new String(some, 0, count, StandardCharsets.ISO_8859_1);
            }
        } catch (SocketTimeoutException _) {
            head += "(nothing more for " + PATIENCE_MS / 1000 + " s)";
        }
        if (!head.startsWith("HTTP/1.1 101 ") || !head.contains(ACCEPT)) {
            throw new WrongEcho("the opening handshake was answered with «"
                    + head.lines().findFirst().orElse("") + "»");
        }
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends so many more messages. */
    void ask(int messages, long now) throws IOException {
        for (int i = 0; i < messages; i++) {
            sentAt[(int) (asked++ % sentAt.length)] = now;
        }
        outgoing.add(messages);
        flush();
    }

    /** Writes what is due, and asks to be told when the socket takes more. */
    void flush() throws IOException {
        int interest = outgoing.writeTo(channel) ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /**
     * Reads once.
     *
     * @param buffer to read into
     * @return how many messages are answered by it
     */
    int read(ByteBuffer buffer) throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            throw new LostEcho("a connection was closed after " + answered + " messages");
        }
        return incoming.read(buffer.flip());
    }

    /** Notes the latency of answered messages, in nanoseconds. */
    void note(int messages, long now, Histogram latency) {
        for (int i = 0; i < messages; i++) {
            latency.recordValue(now - sentAt[(int) (answered++ % sentAt.length)]);
        }
    }

    boolean isQuiet() {
        return answered == asked;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
