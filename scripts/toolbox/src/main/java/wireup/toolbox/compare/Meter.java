package wireup.toolbox.compare;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the clients of one measurement send and receive, from all their threads. */
final class Meter {

    final LongAdder requests = new LongAdder();
    final LongAdder boards = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder useful = new LongAdder();

    /** What was counted so far. */
    Counts counts() {
        return new Counts(requests.sum(), boards.sum(), sent.sum(), received.sum(), useful.sum());
    }
}
