package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import wireup.handshake.OpeningHandshake;
import wireup.jettyecho.EchoServer;

/**
 * What the tap costs, in one run: what it adds to the round trip of a small echo of chapter 05's server, and how much
 * less passes in a second. Both ways, direct and through the tap, are measured in turn, so that whatever else the
 * machine does is the same for both.
 */
public final class TapPrice {

    private static final int WARM_UP = 20_000;
    private static final int ROUND_TRIPS = 20_000;
    private static final int PAYLOAD = 16;
    private static final int ROUNDS = 5;
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(800);
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private TapPrice() {}

    /** Measures and prints, in about half a minute. */
    public static void main(String... args) throws IOException {
        latency();
        throughput("1 KiB frames", 1_024);
        throughput("64 KiB frames", 64 * 1_024);
    }

    private static void latency() throws IOException {
        try (EchoServer echo = EchoServer.startDefault(0);
                Tap tap = Tap.start(0, echo.port(), new Recorder());
                Socket direct = open(echo.port());
                Socket tapped = open(tap.port())) {
            Histogram without = new Histogram(3);
            Histogram with = new Histogram(3);
            byte[] frame = frame(PAYLOAD);
            for (int i = 0; i < WARM_UP + ROUND_TRIPS; i++) {
                if (i == WARM_UP) {
                    without.reset();
                    with.reset();
                }
                without.recordValue(roundTrip(direct, frame));
                with.recordValue(roundTrip(tapped, frame));
            }
            System.out.printf(
                    Locale.ROOT,
                    "Echo of %d bytes, %,d round trips each way, in microseconds:%n",
                    PAYLOAD,
                    ROUND_TRIPS);
            for (double percent : new double[] {50, 99}) {
                double before = without.getValueAtPercentile(percent) / 1e3;
                double after = with.getValueAtPercentile(percent) / 1e3;
                System.out.printf(
                        Locale.ROOT,
                        "  p%.0f  direct %7.1f  tap %7.1f  added %7.1f%n",
                        percent,
                        before,
                        after,
                        after - before);
            }
            System.out.printf(
                    Locale.ROOT,
                    "  ratio of the medians: %.2f%n",
                    (double) with.getValueAtPercentile(50) / without.getValueAtPercentile(50));
        }
    }

    private static long roundTrip(Socket socket, byte[] frame) throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(frame);
        socket.getInputStream().readNBytes(PAYLOAD + 2);
        return System.nanoTime() - start;
    }

    private static void throughput(String what, int payload) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Tap tap = Tap.start(0, listener.getLocalPort(), new Recorder())) {
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double direct = rate(listener, listener.getLocalPort(), payload);
                double tapped = rate(listener, tap.port(), payload);
                if (round > 0) { // the first is to warm up
                    without.add(direct);
                    with.add(tapped);
                }
            }
            double direct = median(without);
            double tapped = median(with);
            System.out.printf(Locale.ROOT, "%s one way, median of %d rounds, in MB/s:%n", what, ROUNDS);
            System.out.printf(Locale.ROOT, "  direct %7.0f  tap %7.0f  ratio %.2f%n", direct, tapped, tapped / direct);
        }
    }

    /** How many MB a second a client gets rid of, as the one counts who reads and ignores them. */
    private static double rate(ServerSocket listener, int port, int payload) throws IOException {
        Thread server = Thread.ofPlatform().daemon().unstarted(() -> answer(listener));
        server.start();
        try (Socket client = open(port)) {
            byte[] frame = frame(payload);
            byte[] frames = new byte[Math.max(1, 64 * 1_024 / frame.length) * frame.length];
            for (int at = 0; at < frames.length; at += frame.length) {
                System.arraycopy(frame, 0, frames, at, frame.length);
            }
            long start = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - start < ROUND) {
                client.getOutputStream().write(frames);
                sent += frames.length;
            }
            client.shutdownOutput();
            client.getInputStream().readAllBytes(); // the server ends when it has read all
            return sent * 1e3 / (System.nanoTime() - start);
        }
    }

    private static void answer(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + OpeningHandshake.accept(KEY) + "\r\n\r\n";
            head(socket);
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            byte[] some = new byte[64 * 1_024];
            while (socket.getInputStream().read(some) >= 0) {
                // It is only to be read.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        String request = "GET /echo HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        head(socket);
        return socket;
    }

    private static void head(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (int last = 0; last != 0x0d0a0d0a; ) {
            last = last << 8 | in.readUnsignedByte();
        }
    }

    /** A client's binary frame with the masking key 0. */
    private static byte[] frame(int payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload + 14).put((byte) 0x82);
        if (payload < 126) {
            frame.put((byte) (0x80 | payload));
        } else if (payload < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload);
        }
        byte[] bytes = new byte[frame.position() + 4 + payload];
        frame.get(0, bytes, 0, frame.position());
        return bytes;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
