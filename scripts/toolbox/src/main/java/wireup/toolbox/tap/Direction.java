package wireup.toolbox.tap;

/** One direction of a connection: the message that is passing, and who decodes it. */
final class Direction {

    private final Recorder recorder;
    private final int connection;
    private final Side from;
    private Decoder decoder;
    private Draft draft;
    private Message told;
    private long position;
    private double now;

    Direction(Recorder recorder, int connection, Side from) {
        this.recorder = recorder;
        this.connection = connection;
        this.from = from;
    }

    Side from() {
        return from;
    }

    /** When the bytes came that are being read. */
    double now() {
        return now;
    }

    /** From the next byte on, this one decodes. */
    void become(Decoder next) {
        decoder = next;
    }

    Decoder decoder() {
        return decoder;
    }

    /** Reads bytes that came at this time. */
    void read(double time, byte[] bytes, int length) {
        now = time;
        for (int at = 0; at < length; ) {
            at = decoder.read(bytes, at, length);
        }
        tell();
    }

    void end() {
        decoder.end();
        tell();
    }

    /** Begins a message with the next byte. */
    Draft begin(Kind kind) {
        draft = new Draft(recorder.nextId(), connection, from, now, position, kind);
        return draft;
    }

    /** The message that is passing; null between two. */
    Draft draft() {
        return draft;
    }

    /** The message ends with the last byte that was added. */
    void finish() {
        draft.finish();
        abandon();
    }

    /** The message goes no further, and is not complete. */
    void abandon() {
        tell();
        position = draft.end();
        draft = null;
        told = null;
    }

    /** Tells of something that has no bytes. */
    void tell(Kind kind) {
        Draft event = new Draft(recorder.nextId(), connection, from, recorder.now(), end(draft), kind);
        event.finish();
        recorder.put(event.message(), null);
    }

    private long end(Draft last) {
        return last == null ? position : last.end();
    }

    private void tell() {
        if (draft != null && draft.takeChanged()) {
            Message message = draft.message();
            recorder.put(message, told);
            told = message;
        }
    }
}
