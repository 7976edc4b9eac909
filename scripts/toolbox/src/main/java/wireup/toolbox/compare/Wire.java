package wireup.toolbox.compare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A TCP connection to a server on this machine, whose bytes are counted as the socket takes and gives them. Its texts
 * are ISO-8859-1: a character is a byte.
 */
final class Wire implements Closeable {

    private static final int BUFFER = 4 * 1024;

    private final Socket socket;
    private final Meter meter;
    private final InputStream in;
    private long bytes;

    Wire(int port, Meter meter) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.meter = meter;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(new Counted(socket.getInputStream()), BUFFER);
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream socket) {
            super(socket);
        }

        /** The only one of its methods that a {@link BufferedInputStream} reads by. */
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            meter.received.add(Math.max(0, count));
            bytes += Math.max(0, count);
            return count;
        }
    }

    /** Sends a request. */
    void ask(String request) throws IOException {
        meter.requests.increment();
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        meter.sent.add(request.length());
        bytes += request.length();
    }

    /** Reads the head of a response. */
    Head readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            head.append(line).append('\n');
        }
        return Head.parse(head.toString());
    }

    /** Reads the whole body that this head announces by its length. */
    String readBody(Head head) throws IOException {
        return read(Integer.parseInt(head.field("content-length")));
    }

    /** What comes after a head, without the framing of its chunks if it comes in chunks (RFC 9112 §7.1). */
    InputStream body(Head head) {
        return head.field("transfer-encoding").equals("chunked") ? new Chunks(in) : in;
    }

    /** Reads so many bytes. */
    String read(int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw end();
        }
        return new String(read, ISO_8859_1);
    }

    /** Reads a number of so many bytes, the most significant first. */
    long readNumber(int count) throws IOException {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | readByte(in);
        }
        return number;
    }

    /** Reads up to the next LF, and leaves that and a CR before it away. */
    static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = readByte(in); b != '\n'; b = readByte(in)) {
            line.append((char) b);
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    /** How many bytes the socket has taken and given so far. */
    long bytes() {
        return bytes;
    }

    private static int readByte(InputStream in) throws IOException {
        int b = in.read();
        if (b < 0) {
            throw end();
        }
        return b;
    }

    private static EOFException end() {
        return new EOFException("the server has closed a connection");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
