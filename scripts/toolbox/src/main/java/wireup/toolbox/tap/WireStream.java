package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The record as an event stream to one browser. It holds one piece of it at a time, and makes the next one when the
 * browser took that: one that reads slowly costs no memory, and no thread waits for it.
 */
final class WireStream extends IteratingCallback {

    /** The bytes of a piece, at about which it is sent. */
    private static final int PIECE = 64 * 1024;

    /** A heartbeat comes after so many ticks. */
    private static final int HEARTBEAT = 40;

    private static final Gson GSON = new Gson();

    private final RecordReader reader;
    private final Duration tick;
    private final Response response;
    private final Callback done;
    private final Executor executor;
    private final Scheduler scheduler;

    /** Whether the executor will look for something to write. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private final AtomicBoolean totalsDue = new AtomicBoolean();
    private final AtomicBoolean heartbeatDue = new AtomicBoolean();
    private volatile boolean ending;
    private volatile boolean over;
    private Runnable whenOver = () -> {};
    private int ticks;

    WireStream(Recorder recorder, long after, Duration tick, Request request, Response response, Callback done) {
        this.tick = tick;
        this.response = response;
        this.done = done;
        this.executor = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
        this.reader = recorder.read(after, this::wake);
    }

    /** Begins; {@code whenOver} runs at the end. */
    void start(Runnable atTheEnd) {
        whenOver = atTheEnd;
        wake();
        tick();
    }

    /** Ends when what is being written is written. */
    void end() {
        ending = true;
        wake();
    }

    private void tick() {
        if (over) {
            return;
        }
        totalsDue.set(true);
        if (++ticks % HEARTBEAT == 0) {
            heartbeatDue.set(true);
        }
        scheduler.schedule(this::tick, tick.toMillis(), TimeUnit.MILLISECONDS);
        wake();
    }

    /** There is something to write. Others must not wait for that, least of all a tap. */
    private void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (RejectedExecutionException e) {
                abort(e); // the server stops
            }
        }
    }

    private void look() {
        woken.set(false);
        iterate();
    }

    /** Jetty calls it again when a piece is written. */
    @Override
    protected Action process() {
        if (ending) {
            return Action.SUCCEEDED;
        }
        String piece = piece();
        if (piece.isEmpty()) {
            return Action.IDLE;
        }
        response.write(false, ByteBuffer.wrap(piece.getBytes(UTF_8)), this);
        return Action.SCHEDULED;
    }

    private String piece() {
        StringBuilder piece = new StringBuilder();
        while (piece.length() < PIECE) {
            RecordReader.Change change = reader.next();
            if (change == null) {
                break;
            }
            String data = change.message() == null ? "{}" : change.message().toJson();
            add(piece, change.number(), change.message() == null ? "reset" : "message", data);
        }
        if (totalsDue.getAndSet(false)) {
            Totals totals = reader.newTotals();
            if (totals != null) {
                add(piece, reader.number(), "totals", GSON.toJson(totals));
            }
        }
        if (heartbeatDue.getAndSet(false)) {
            piece.append(":\n\n");
        }
        return piece.toString();
    }

    private static void add(StringBuilder piece, long number, String event, String data) {
        piece.append("id: ").append(number).append("\nevent: ").append(event);
        piece.append("\ndata: ").append(data).append("\n\n");
    }

    @Override
    protected void onCompleted(Throwable failure) {
        over = true;
        reader.close();
        whenOver.run();
        if (failure == null) {
            done.succeeded();
        } else {
            done.failed(failure); // the browser is gone
        }
    }
}
