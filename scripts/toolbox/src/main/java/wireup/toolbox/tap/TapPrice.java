package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import wireup.handshake.OpeningHandshake;
import wireup.jettyecho.EchoServer;
import wireup.support.Web;
import wireup.toolbox.WrittenTable;

/**
 * What the tap costs, in one run: what it adds to the round trip of a small echo of chapter 05's server, and how much
 * less passes in a second. Both ways, direct and through the tap, are measured in turn, so that whatever else the
 * machine does is the same for both.
 *
 * @param direct the round trips of the echo, in nanoseconds
 * @param tapped the same through the tap
 * @param rates what passes one way
 */
public record TapPrice(Histogram direct, Histogram tapped, List<Rate> rates) {

    /**
     * What passes one way, in MB a second: the median of some rounds.
     *
     * @param what the frames' size
     */
    record Rate(String what, double direct, double tapped) {}

    private static final WrittenTable TABLE = new WrittenTable("tap");
    private static final Path TEXT = Web.repositoryFolder("chapters").resolveSibling("CONTRIBUTING.md");

    private static final int ROUND_TRIPS = 20_000;
    private static final int PAYLOAD = 16;
    private static final int ROUNDS = 5;
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(800);
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /** Measures, in about half a minute. */
    public static TapPrice measure() throws IOException {
        return measure(ROUND_TRIPS, List.of(rate("1 KiB", 1_024), rate("64 KiB", 64 * 1_024)));
    }

    /** The echo alone. */
    static TapPrice ofEcho(int roundTrips) throws IOException {
        return measure(roundTrips, List.of());
    }

    /** Plays as many round trips before, to warm up. */
    private static TapPrice measure(int roundTrips, List<Rate> rates) throws IOException {
        try (EchoServer echo = EchoServer.startDefault(0);
                Tap tap = Tap.start(0, echo.port(), new Recorder());
                Socket straight = open(echo.port());
                Socket detour = open(tap.port())) {
            TapPrice price = new TapPrice(new Histogram(3), new Histogram(3), rates);
            byte[] frame = frame(PAYLOAD);
            for (int i = -roundTrips; i < roundTrips; i++) {
                if (i == 0) {
                    price.direct().reset();
                    price.tapped().reset();
                }
                price.direct().recordValue(roundTrip(straight, frame));
                price.tapped().recordValue(roundTrip(detour, frame));
            }
            return price;
        }
    }

    /** What the tap adds to the median round trip, in nanoseconds. */
    long added() {
        return tapped.getValueAtPercentile(50) - direct.getValueAtPercentile(50);
    }

    /** Writes the table into CONTRIBUTING.md. */
    public void publish() throws IOException {
        Files.writeString(TEXT, TABLE.put(Files.readString(TEXT), table()));
    }

    /** A row a measure: direct, through the tap, and both compared. */
    public String table() {
        return WrittenTable.row("What the tap costs", List.of("direct", "through the tap"), "")
                + WrittenTable.row("---", List.of("---:", "---:"), "---:")
                + roundTrips("median", 50)
                + roundTrips("99 %", 99)
                + rates.stream().map(TapPrice::row).collect(Collectors.joining());
    }

    private String roundTrips(String which, double percentile) {
        long before = direct.getValueAtPercentile(percentile) / 1_000;
        long after = tapped.getValueAtPercentile(percentile) / 1_000;
        return WrittenTable.row(
                "Echo of " + PAYLOAD + " bytes, " + which,
                List.of(before + " µs", after + " µs"),
                "+ " + (after - before) + " µs");
    }

    private static String row(Rate rate) {
        return WrittenTable.row(
                "Frames of " + rate.what() + ", one way",
                List.of(Math.round(rate.direct()) + " MB/s", Math.round(rate.tapped()) + " MB/s"),
                String.format(Locale.ROOT, "× %.2f", rate.tapped() / rate.direct()));
    }

    private static long roundTrip(Socket socket, byte[] frame) throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(frame);
        socket.getInputStream().readNBytes(PAYLOAD + 2);
        return System.nanoTime() - start;
    }

    private static Rate rate(String what, int payload) throws IOException {
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
            return new Rate(what, median(without), median(with));
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
