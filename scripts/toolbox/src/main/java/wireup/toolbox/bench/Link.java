package wireup.toolbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** One WebSocket connection of the load client, and its messages under way. */
final class Link implements Closeable {

    private static final int PATIENCE_MS = 10_000;

    /** The key of RFC 6455 §1.3 and the answer to it. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

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

    /** Connects to a port of this machine and shakes hands, blocking; then reads and writes do not block. */
    static Link open(int port, Outgoing outgoing, Incoming incoming, int inFlight) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            shakeHands(channel, port);
            channel.configureBlocking(false);
            return new Link(channel, outgoing, incoming, inFlight);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void shakeHands(SocketChannel channel, int port) throws IOException {
        String request = """
                GET /echo HTTP/1.1
                Host: localhost:%d
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: %s

                """.formatted(port, KEY).replace("\n", "\r\n");
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        channel.socket().setSoTimeout(PATIENCE_MS);
        InputStream in = channel.socket().getInputStream();
        StringBuilder head = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.append((char) next);
                if (head.length() > 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                    break;
                }
            }
        } catch (SocketTimeoutException _) {
            head.append("(nothing more)");
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ") || head.indexOf(ACCEPT) < 0) {
            String first = head.toString().lines().findFirst().orElse("nothing");
            throw new WrongEcho("the opening handshake was answered with «" + first + "»");
        }
    }

    void register(Selector selector) throws IOException {
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
            throw new WrongEcho("a connection was closed after " + answered + " messages");
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
