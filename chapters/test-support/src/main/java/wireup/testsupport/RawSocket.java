package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** A TCP client at byte level for tests: send exactly these bytes, expect exactly those. Loopback only. */
public final class RawSocket implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** How long any read waits before the test fails: long enough for a busy machine, short enough to notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Socket socket;

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    /** Connects to a port of this machine. */
    public static RawSocket connect(int port) {
        return connect(port, 0);
    }

    /**
     * Connects with a small receive buffer, for a peer that is slow to read.
     *
     * @param receiveBuffer the size to ask for in bytes; 0 for the system's own
     */
    public static RawSocket connect(int port, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new RawSocket(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text as ISO-8859-1, one byte a character. Write line ends as {@code \r\n}. */
    public RawSocket send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes written in hex, for example {@code "81 00"}. */
    public RawSocket sendHex(String hex) {
        return send(HEX.parseHex(hex));
    }

    /** Sends bytes as they are, as one segment where TCP allows. */
    public RawSocket send(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes our direction; the server sees the end of the stream and may still answer. */
    public RawSocket sendEnd() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads exactly as many bytes as the expected ones and compares them, as hex. */
    public RawSocket expectHex(String hex) {
        byte[] expected = HEX.parseHex(hex);
        assertThat(HEX.formatHex(read(expected.length))).isEqualTo(HEX.formatHex(expected));
        return this;
    }

    /**
     * Reads exactly {@code count} bytes, or fewer if the stream ends before.
     *
     * @throws AssertionError if nothing comes for 15 seconds
     */
    public byte[] read(int count) {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            int more = readSome(bytes, filled, count - filled);
            if (more < 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += more;
        }
        return bytes;
    }

    /** Reads an HTTP response or request head up to and with its empty line. Fails if the stream ends before it. */
    public String readHead() {
        StringBuilder head = new StringBuilder();
        byte[] one = new byte[1];
        while (head.indexOf("\r\n\r\n") < 0) {
            assertThat(readSome(one, 0, 1))
                    .as("the stream ended after «%s»", head)
                    .isEqualTo(1);
            head.append((char) (one[0] & 0xff));
        }
        return head.toString();
    }

    /**
     * Reads one chunk of a body (RFC 9112 §7.1), and a line end that is left of the one before: a server may send it with
     * the next. The last chunk is empty.
     */
    public byte[] readChunk() {
        StringBuilder size = new StringBuilder();
        while (!size.toString().matches("(?s)(\r\n)?[0-9A-Fa-f]+\r\n")) {
            byte[] one = read(1);
            assertThat(one).as("the stream ended after «%s»", size).hasSize(1);
            size.append((char) one[0]);
        }
        return read(Integer.parseInt(size.toString().strip(), 16));
    }

    /** Reads to the end of the stream; a reset ends it too. */
    public byte[] readToEnd() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        int count = readSome(some, 0, some.length);
        while (count >= 0) {
            all.write(some, 0, count);
            count = readSome(some, 0, some.length);
        }
        return all.toByteArray();
    }

    /** Reads to the end of the stream, as ISO-8859-1 text. */
    public String readTextToEnd() {
        return new String(readToEnd(), StandardCharsets.ISO_8859_1);
    }

    /** Expects that the server sends nothing more and closes. */
    public void expectEnd() {
        assertThat(HEX.formatHex(readToEnd())).as("bytes before the end").isEmpty();
    }

    /** Closes with a TCP reset instead of an orderly end. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int readSome(byte[] into, int offset, int length) {
        try {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return socket.getInputStream().read(into, offset, length);
        } catch (SocketTimeoutException _) {
            throw new AssertionError("Nothing came for " + PATIENCE.toSeconds() + " s, and the stream is open.");
        } catch (SocketException _) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
