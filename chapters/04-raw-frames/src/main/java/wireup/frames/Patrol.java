package wireup.frames;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Looks at every open connection a few times a second: ends those whose time is over, asks the silent ones whether they
 * are there, and sends the answers that a slow application holds up. One thread for all of them: no timer for a
 * connection, none for a read or a write.
 */
final class Patrol implements AutoCloseable {

    private static final Duration MAX_PERIOD = Duration.ofMillis(250);

    private final Map<Conversation, Socket> beat = new ConcurrentHashMap<>();
    private final long period;
    private volatile boolean stopped;

    Patrol(Limits limits) {
        period = Stream.of(limits.heartbeat(), limits.idle(), limits.write(), limits.close())
                .map(time -> time.toNanos() / 4)
                .reduce(MAX_PERIOD.toNanos(), Math::min);
    }

    void start() {
        Thread.ofPlatform().name("patrol").daemon().start(this::walk);
    }

    void add(Conversation conversation, Socket socket) {
        beat.put(conversation, socket);
    }

    void remove(Conversation conversation) {
        beat.remove(conversation);
    }

    /** The conversations that go on. */
    Set<Conversation> conversations() {
        return beat.keySet();
    }

    // region round
    private void walk() {
        while (!stopped) {
            LockSupport.parkNanos(period);
            round(Clock.now());
        }
    }

    private void round(long now) {
        beat.forEach((conversation, socket) -> {
            if (conversation.isOverdue(now)) {
                cut(socket);
            } else if (conversation.wantsPing(now)) {
                aside(conversation.session()::ping);
            } else if (conversation.session().isLate(now)) {
                aside(conversation.session()::flush);
            }
        });
    }

    private interface Sending {
        void run() throws IOException;
    }

    /** Sending may have to wait, and a round must not. */
    private static void aside(Sending sending) {
        Thread.startVirtualThread(() -> tryTo(sending));
    }

    private static void tryTo(Sending sending) {
        try {
            sending.run();
        } catch (IOException _) {
            // The connection is closing or lost: whoever reads from it knows.
        }
    }

    /** What waits for this socket fails with an exception, and so ends. */
    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is as closed as it can be.
        }
    }
    // endregion

    @Override
    public void close() {
        stopped = true;
    }
}
