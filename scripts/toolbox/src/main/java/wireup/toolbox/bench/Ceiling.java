package wireup.toolbox.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The least that can answer the load client: it looks at no frame but the first of a connection, for its length, unmasks
 * nothing, and for so many bytes that come it writes as many echoes that it had made before. What the load client
 * reaches against it is what the load client can measure at all.
 */
final class Ceiling {

    private static final byte[] SWITCHING = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

            """.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private int bytes = -1;
    private Train.Stream asked;
    private Train.Stream answered;

    /** Where a connection stands after its handshake. */
    private static final class Progress {
        private final int frame;
        private final Outgoing outgoing;
        private long unanswered;

        Progress(Train.Stream asked, Train.Stream answered) {
            frame = asked.frame();
            outgoing = new Outgoing(answered);
        }
    }

    private Ceiling(int port) throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("Ready: http://localhost:" + listener.socket().getLocalPort() + "/");
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                listener.accept().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            } else if (key.isWritable()) {
                write(key, (Progress) key.attachment());
            } else {
                read(key);
            }
        } catch (IOException _) {
            key.cancel(); // the client is gone
        }
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        int count = channel.read(buffer.clear());
        if (count < 0) {
            channel.close();
        } else if (buffer.get(0) == 'G' && key.attachment() == null) {
            channel.write(ByteBuffer.wrap(SWITCHING));
        } else {
            Progress progress = key.attachment() == null ? begin(key) : (Progress) key.attachment();
            progress.unanswered += count;
            progress.outgoing.add(progress.unanswered / progress.frame);
            progress.unanswered %= progress.frame;
            write(key, progress);
        }
    }

    /** The answer to the load client's handshake. */
    static byte[] switching() {
        return SWITCHING.clone();
    }

    /** The length of the payload of the frame that begins here, in bytes. */
    static int payload(ByteBuffer frame) {
        int length = frame.get(1) & 0x7f;
        return length < 126 ? length : length == 126 ? frame.getShort(2) & 0xffff : (int) frame.getLong(2);
    }

    private Progress begin(SelectionKey key) {
        int payload = payload(buffer);
        if (payload != bytes) {
            bytes = payload;
            asked = new Train(bytes).asked();
            answered = new Train(bytes).answered();
        }
        Progress progress = new Progress(asked, answered);
        key.attach(progress);
        return progress;
    }

    private static void write(SelectionKey key, Progress progress) throws IOException {
        boolean all = progress.outgoing.writeTo((SocketChannel) key.channel());
        key.interestOps(all ? SelectionKey.OP_READ : SelectionKey.OP_WRITE); // who does not read is not read from
    }

    /** The argument is the port; 0 for one that the system chooses. */
    public static void main(String... args) throws IOException {
        Ceiling ceiling = new Ceiling(Integer.parseInt(args[0]));
        while (true) {
            ceiling.selector.selectNow(ceiling::serve); // never sleeps, or the client would pay for waking it
        }
    }
}
