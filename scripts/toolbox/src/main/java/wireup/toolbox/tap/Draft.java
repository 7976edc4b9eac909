package wireup.toolbox.tap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A message while it passes. Of its bytes and fields it keeps the first; all others it counts. What {@link #message} has
 * given out does not change any more, though it shares the array: bytes are only ever added behind.
 */
final class Draft {

    /** How many bytes of a message are kept. */
    static final int MAX_BYTES = 16 * 1024;

    /** How many fields of a message are kept; with the last of them ends what is kept of the bytes. */
    static final int MAX_FIELDS = 1_000;

    /** A stream may break a rule with every byte, and this many say so. */
    private static final int MAX_FAULTS = 20;

    private final long id;
    private final int connection;
    private final Side from;
    private final double at;
    private final long start;
    private final byte[] one = new byte[1];
    private final List<Field> fields = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Kind kind;
    private Content content;
    private byte[] kept = new byte[0];
    private int keptLength;
    private boolean keepNoMore;
    private long length;
    private long useful;
    private long unknown;
    private boolean complete;
    private boolean changed = true;

    /** The field that the next bytes may go on with, if it has the same name. */
    private String open;

    private long openAt;

    Draft(long id, int connection, Side from, double at, long start, Kind kind) {
        this.id = id;
        this.connection = connection;
        this.from = from;
        this.at = at;
        this.start = start;
        this.kind = kind;
    }

    long id() {
        return id;
    }

    long length() {
        return length;
    }

    long end() {
        return start + length;
    }

    /** Adds bytes to the field of this name if it is the last and not closed; else they begin a new one. */
    void add(String field, Worth what, byte[] bytes, int from, int to) {
        if (!field.equals(open)) {
            close(null);
            open = field;
            openAt = length;
            keepNoMore |= fields.size() == MAX_FIELDS;
        }
        append(what, bytes, from, to);
    }

    void add(String field, Worth what, byte b) {
        one[0] = b;
        add(field, what, one, 0, 1);
    }

    /** Adds one byte whose fields are told by {@link #bits}. */
    void addBits(byte b) {
        close(null);
        one[0] = b;
        append(Worth.OVERHEAD, one, 0, 1);
    }

    /** Names bits of the last byte. */
    void bits(String field, int bit, int bits) {
        int value = kept[keptLength - 1] >> (8 - bit - bits) & ((1 << bits) - 1);
        fields.add(new Field(field, length - 1, 1, bit, bits, value));
    }

    /** Ends the last field: the next bytes begin another, though of the same name. */
    void close(Object value) {
        if (open != null && openAt < keptLength) {
            fields.add(new Field(open, openAt, length - openAt, value));
        }
        open = null;
        changed = true;
    }

    private void append(Worth what, byte[] bytes, int from, int to) {
        length += to - from;
        useful += what == Worth.USEFUL ? to - from : 0;
        unknown += what == Worth.UNKNOWN ? to - from : 0;
        changed = true;
        int count = keepNoMore ? 0 : Math.min(to - from, MAX_BYTES - keptLength);
        if (keptLength + count > kept.length) {
            int room = Math.max(keptLength + count, Math.min(2 * kept.length, MAX_BYTES));
            kept = Arrays.copyOf(kept, room);
        }
        System.arraycopy(bytes, from, kept, keptLength, count);
        keptLength += count;
        keepNoMore |= count < to - from;
    }

    void say(Content said) {
        content = said;
        changed = true;
    }

    void fault(String rule, long where) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(rule, where));
            changed = true;
        }
    }

    void faultIf(boolean broken, String rule, long where) {
        if (broken) {
            fault(rule, where);
        }
    }

    /** A fault of the next byte. */
    void fault(String rule) {
        fault(rule, length);
    }

    /** It was not what it seemed: all of it so far is just bytes. */
    void giveUp(Why why) {
        kind = Kind.BYTES;
        content = new Content.Undecoded(why);
        fields.clear();
        open = RawDecoder.FIELD;
        openAt = 0;
        useful = 0;
        unknown = length;
        changed = true;
    }

    void finish() {
        close(null);
        if (kept.length > keptLength) {
            kept = Arrays.copyOf(kept, keptLength);
        }
        complete = true;
    }

    /** Whether there is anything new since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    Message message() {
        List<Field> named = complete ? fields : new ArrayList<>(fields);
        if (open != null && openAt < keptLength) {
            named.add(new Field(open, openAt, length - openAt, null));
        }
        return new Message(
                id,
                connection,
                from,
                at,
                kind,
                start,
                length,
                complete,
                length - useful - unknown,
                useful,
                unknown,
                ByteBuffer.wrap(kept, 0, keptLength).slice().asReadOnlyBuffer(),
                Collections.unmodifiableList(named),
                content,
                List.copyOf(faults));
    }
}
