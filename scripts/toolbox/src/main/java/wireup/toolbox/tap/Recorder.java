package wireup.toolbox.tap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What passed the tap: messages up to a bound of memory, the oldest dropped first, and totals over all. Each change has
 * a number, one more than the one before. A message that changes takes its new number and loses the old one, so the
 * record has each once; who reads slowly misses steps, never the outcome, and costs no memory.
 */
public final class Recorder {

    /** How much a tap remembers if nobody wants it otherwise. */
    public static final int DEFAULT_BYTES = 16 * 1024 * 1024;

    private static long lastFirstChange;

    private final int maxBytes;
    private final long began = System.nanoTime();
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Long> changes = new HashMap<>();

    /** Any thread may add and remove one, also while they are told of news. */
    private final List<RecordReader> readers = new CopyOnWriteArrayList<>();

    private long bytes;

    /** The number of the last change, and of the last one that cannot be told any more. */
    private long change;

    private long forgotten;
    private long lastId;
    private int lastConnection;

    private long overhead;
    private long useful;
    private long unknown;
    private long requests;
    private long whole;
    private long connections;
    private long open;
    private long totalsChange;

    /** A recorder that remembers {@link #DEFAULT_BYTES}. */
    public Recorder() {
        this(DEFAULT_BYTES);
    }

    /**
     * An empty recorder.
     *
     * @param maxBytes about how many bytes of memory the messages may take together
     */
    public Recorder(int maxBytes) {
        this.maxBytes = maxBytes;
        this.change = firstChange();
        this.forgotten = change;
    }

    /**
     * Numbers of changes begin with the time, in microseconds: later than those of every recorder before, if these were
     * fewer than a million a second; and below 2^53, which a page can count to.
     */
    private static synchronized long firstChange() {
        lastFirstChange = Math.max(lastFirstChange + 1, System.currentTimeMillis() * 1_000);
        return lastFirstChange;
    }

    /** Milliseconds since this recorder was made, to the microsecond. */
    double now() {
        long micros = (System.nanoTime() - began) / 1_000;
        return micros / 1e3;
    }

    synchronized long nextId() {
        return ++lastId;
    }

    /** Counts a connection that was opened. Returns its number. */
    synchronized int connectionOpened() {
        connections++;
        open++;
        totalsChange++;
        return ++lastConnection;
    }

    synchronized void connectionClosed() {
        open--;
        totalsChange++;
    }

    /** Counts a request. */
    synchronized void countRequest() {
        requests++;
        totalsChange++;
    }

    /** Counts a WebSocket message or an event. */
    synchronized void countMessage() {
        whole++;
        totalsChange++;
    }

    /**
     * Puts a message in the record, in place of what it was before.
     *
     * @param before the same message as it was put last; null if it is new
     */
    synchronized void put(Message message, Message before) {
        overhead += message.overhead() - (before == null ? 0 : before.overhead());
        useful += message.useful() - (before == null ? 0 : before.useful());
        unknown += message.unknown() - (before == null ? 0 : before.unknown());
        if (overhead < 0) {
            // A head that turned out to be none, and a clear in between: those bytes are in the unknown ones again.
            unknown += overhead;
            overhead = 0;
        }
        totalsChange++;
        change++;
        Long old = changes.put(message.id(), change);
        if (old != null) {
            bytes -= messages.remove(old).weight();
        }
        messages.put(change, message);
        bytes += message.weight();
        while (bytes > maxBytes && messages.size() > 1) {
            dropOldest();
        }
        wakeReaders();
    }

    private void dropOldest() {
        Map.Entry<Long, Message> oldest = messages.pollFirstEntry();
        forgotten = oldest.getKey();
        changes.remove(oldest.getValue().id());
        bytes -= oldest.getValue().weight();
    }

    /** Forgets all messages and sets the totals to 0, but for the connections that are open. */
    public synchronized void clear() {
        messages.clear();
        changes.clear();
        bytes = 0;
        forgotten = ++change;
        overhead = 0;
        useful = 0;
        unknown = 0;
        requests = 0;
        whole = 0;
        connections = 0;
        totalsChange++;
        wakeReaders();
    }

    private void wakeReaders() {
        readers.forEach(RecordReader::wake);
    }

    /** The messages in the record, in the order in which they began. */
    public synchronized List<Message> messages() {
        return messages.values().stream()
                .sorted(Comparator.comparingLong(Message::id))
                .toList();
    }

    /** The totals now. */
    public synchronized Totals totals() {
        return new Totals(overhead, useful, unknown, requests, whole, connections, open, now());
    }

    /** About how many bytes of memory the record takes. */
    synchronized long weight() {
        return bytes;
    }

    /**
     * Reads the record, and goes on with what comes.
     *
     * @param after the number of the last change that the reader knows; any other number if it knows none
     * @param news runs when there is something to read again, after {@link RecordReader#next} had nothing: at once, in
     *     a thread that must not wait
     */
    public RecordReader read(long after, Runnable news) {
        RecordReader reader = new RecordReader(this, after, news);
        readers.add(reader);
        return reader;
    }

    void forget(RecordReader reader) {
        readers.remove(reader);
    }

    /** How many read the record. */
    int readers() {
        return readers.size();
    }

    /** Whether the changes after this one can all be told. */
    boolean remembersAfter(long number) {
        return number >= forgotten && number <= change;
    }

    /** The last change that cannot be told any more. */
    long forgotten() {
        return forgotten;
    }

    /** The first change after this one; null if there is none. */
    Map.Entry<Long, Message> changeAfter(long number) {
        return messages.higherEntry(number);
    }

    long totalsChange() {
        return totalsChange;
    }
}
