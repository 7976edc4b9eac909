package wireup.toolbox.compare;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** All clients of a measurement, each on a virtual thread of its own. */
final class Screens implements Closeable {

    /** Connections at a time that wait to be accepted: fewer than the 50 that Java lets wait. */
    private static final int AT_ONCE = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final long SEED = 1;

    private final Meter meter = new Meter();
    private final List<Screen> screens = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder setUp = new LongAdder();
    private final CountDownLatch open;
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private volatile boolean closing;

    private Screens(int number) {
        this.open = new CountDownLatch(number);
    }

    /** Connects so many clients, and returns when each of them knows the board. */
    static Screens open(Way way, int port, int number, Duration every) throws IOException, InterruptedException {
        Screens all = new Screens(number);
        Random phases = new Random(SEED);
        Semaphore gate = new Semaphore(AT_ONCE);
        try {
            for (int i = 0; i < number; i++) {
                gate.acquire();
                Screen screen = way.connect(port, all.meter, every, phases);
                all.screens.add(screen);
                all.threads.add(Thread.startVirtualThread(() -> all.run(screen, gate)));
            }
            all.awaitOpen(number);
            return all;
        } catch (IOException | InterruptedException e) {
            all.close();
            throw e;
        }
    }

    private void awaitOpen(int number) throws IOException, InterruptedException {
        boolean all = open.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        check();
        if (!all) {
            throw new IOException(
                    "%d of %d clients got no board for %d s".formatted(open.getCount(), number, PATIENCE.toSeconds()));
        }
    }

    private void run(Screen screen, Semaphore gate) {
        try {
            try {
                screen.open();
                setUp.add(screen.wire.bytes());
            } finally {
                gate.release();
            }
            open.countDown();
            while (!closing) {
                screen.next();
            }
        } catch (SocketException e) {
            fail(new IOException("the connection to the server broke: " + e.getMessage(), e));
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(new IOException("a client failed: " + e, e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Keeps the first failure, and lets nobody wait for what will not come. */
    private void fail(IOException problem) {
        if (!closing) {
            failure.compareAndSet(null, problem);
            while (open.getCount() > 0) {
                open.countDown();
            }
        }
    }

    /** Throws what has failed, if anything has. */
    void check() throws IOException {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** What they have sent and received so far. */
    Counts counts() {
        return meter.counts();
    }

    /** The bytes among them until each knew the board. */
    long setUp() {
        return setUp.sum();
    }

    /** Waits until all know this version, or a newer one. */
    void await(long version) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long late = late(version);
        while (late > 0) {
            check();
            if (System.nanoTime() > end) {
                throw new IOException(
                        "%d of %d clients never got version %d of the board".formatted(late, screens.size(), version));
            }
            Thread.sleep(LOOK_EVERY);
            late = late(version);
        }
    }

    private long late(long version) {
        return screens.stream().filter(screen -> screen.version() < version).count();
    }

    /** Closes them, and tells which boards came to each. */
    List<List<Screen.Arrival>> end() throws IOException {
        close();
        return screens.stream().map(Screen::arrivals).toList();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        for (Screen screen : screens) {
            screen.close();
        }
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
