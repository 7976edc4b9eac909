package wireup.toolbox.tap;

import java.util.Map;

/** Reads a record change by change, at its own pace. It is used by one thread at a time. */
public final class RecordReader implements AutoCloseable {

    /**
     * What changed.
     *
     * @param number after which one may go on with {@link Recorder#read}
     * @param message the message that is new or has changed; null if all that was read before is to be forgotten
     */
    public record Change(long number, Message message) {}

    private final Recorder recorder;
    private final Runnable news;
    private long number;
    private long totalsTold = -1;
    private boolean waiting;

    RecordReader(Recorder recorder, long after, Runnable news) {
        this.recorder = recorder;
        this.number = after;
        this.news = news;
    }

    /** The next change; null if there is none now. */
    public Change next() {
        synchronized (recorder) {
            if (!recorder.remembersAfter(number)) {
                number = recorder.forgotten();
                return new Change(number, null);
            }
            Map.Entry<Long, Message> next = recorder.changeAfter(number);
            waiting = next == null;
            if (waiting) {
                return null;
            }
            number = next.getKey();
            return new Change(number, next.getValue());
        }
    }

    /** The number of the last change that was read. */
    public long number() {
        return number;
    }

    /** The totals, if they are not as they were when this was asked last; else null. */
    public Totals newTotals() {
        synchronized (recorder) {
            if (totalsTold == recorder.totalsChange()) {
                return null;
            }
            totalsTold = recorder.totalsChange();
            return recorder.totals();
        }
    }

    /** Called by the recorder, with its lock. */
    void wake() {
        if (waiting) {
            waiting = false;
            news.run();
        }
    }

    /** There is no news any more. */
    @Override
    public void close() {
        recorder.forget(this);
    }
}
