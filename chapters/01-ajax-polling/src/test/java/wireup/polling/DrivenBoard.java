package wireup.polling;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** A board that a test can break and mend, hold back and let go. */
final class DrivenBoard extends Board {

    private final AtomicInteger readers = new AtomicInteger();
    private volatile boolean broken;
    private volatile CountDownLatch held = new CountDownLatch(0);

    DrivenBoard() {}

    DrivenBoard(LongSupplier nanoTime) {
        super(nanoTime);
    }

    void setBroken(boolean broken) {
        this.broken = broken;
    }

    /** Lets whoever reads the board wait until {@link #letGo}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void letGo() {
        held.countDown();
    }

    /** How often the board has been read, or begun to be read. */
    int readers() {
        return readers.get();
    }

    @Override
    public Snapshot snapshot() {
        readers.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        return super.snapshot();
    }
}
