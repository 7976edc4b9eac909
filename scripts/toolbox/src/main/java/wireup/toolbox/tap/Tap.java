package wireup.toolbox.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import wireup.support.ChapterServer;

/** A TCP relay in front of a server of this machine. It changes no byte, and records what passes. */
public final class Tap implements ChapterServer {

    /** How many connections may wait to be accepted. */
    private static final int BACKLOG = 1024;

    /** How long a stop waits for the threads, in milliseconds; with their sockets closed they have nothing to wait for. */
    private static final long STOP = 2_000;

    private final ServerSocket listener = new ServerSocket();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private final Supplier<Witness> witnesses;
    private volatile int serverPort;

    private Tap(int port, int serverPort, Supplier<Witness> witnesses) throws IOException {
        this.serverPort = serverPort;
        this.witnesses = witnesses;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    }

    /**
     * Starts a tap on the loopback address.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @param serverPort where connections lead, see {@link #lead}
     * @throws IOException if the port cannot be had
     */
    public static Tap start(int port, int serverPort, Recorder recorder) throws IOException {
        return start(port, serverPort, () -> new Conversation(recorder));
    }

    /** As {@link #start(int, int, Recorder)}, with a witness of one's own for each connection. */
    static Tap start(int port, int serverPort, Supplier<Witness> witnesses) throws IOException {
        Tap tap = new Tap(port, serverPort, witnesses);
        Thread.ofPlatform().name("tap " + tap.port()).daemon().start(tap::accept);
        return tap;
    }

    /**
     * Leads new connections to another server. Those that are open stay where they are.
     *
     * @param port its port on this machine; 0 to break every new connection off
     */
    public void lead(int port) {
        serverPort = port;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Relay relay = new Relay(client, witnesses.get(), relays::remove, Relay.PATIENCE);
                relays.add(relay);
                begin(relay);
            } catch (IOException _) {
                // Closed; or out of file descriptors, and then others must end before the next can begin.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void begin(Relay relay) {
        try {
            threads.execute(() -> relay.run(serverPort, threads));
        } catch (RejectedExecutionException _) {
            relay.close(); // the tap was closed in this moment
        }
    }

    /** How many connections are open. */
    int connections() {
        return relays.size();
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    /** Closes both ends of every connection, and frees the port. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdown(); // first: a connection that begins in this moment is closed by who accepted it
            relays.forEach(Relay::close);
            awaitThreads();
        }
    }

    private void awaitThreads() {
        try {
            threads.awaitTermination(STOP, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
