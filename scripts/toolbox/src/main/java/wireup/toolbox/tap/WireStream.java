package wireup.toolbox.tap;

import com.google.gson.Gson;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.toolbox.stream.EventStream;

/** The record as an event stream to one browser, piece by piece. */
final class WireStream extends EventStream {

    /** The bytes of a piece, at about which it is sent. */
    private static final int PIECE = 64 * 1024;

    /** A heartbeat comes after so many ticks. */
    private static final int HEARTBEAT = 40;

    private static final Gson GSON = new Gson();

    private final Duration tick;
    private final RecordReader reader;
    private final AtomicBoolean totalsAreDue = new AtomicBoolean();

    /** The record after a change; totals come once a tick. */
    WireStream(Recorder recorder, long after, Duration tick, Request request, Response response, Callback done) {
        super(tick.multipliedBy(HEARTBEAT), request, response, done);
        this.tick = tick;
        this.reader = recorder.read(after, this::wake);
    }

    @Override
    protected void begins() {
        every(tick, () -> totalsAreDue.set(true));
    }

    @Override
    protected String next() {
        StringBuilder piece = new StringBuilder();
        while (piece.length() < PIECE) {
            RecordReader.Change change = reader.next();
            if (change == null) {
                break;
            }
            String data = change.message() == null ? "{}" : change.message().toJson();
            add(piece, change.number(), change.message() == null ? "reset" : "message", data);
        }
        if (totalsAreDue.getAndSet(false)) {
            Totals totals = reader.newTotals();
            if (totals != null) {
                add(piece, reader.number(), "totals", GSON.toJson(totals));
            }
        }
        return piece.toString();
    }

    private static void add(StringBuilder piece, long number, String event, String data) {
        piece.append("id: ").append(number).append("\nevent: ").append(event);
        piece.append("\ndata: ").append(data).append("\n\n");
    }

    @Override
    protected void isOver() {
        reader.close();
    }
}
