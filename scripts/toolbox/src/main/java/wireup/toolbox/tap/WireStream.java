package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The record as an event stream to one browser. It holds one piece of it at a time, and makes the next one when the
 * browser took that: one that reads slowly costs no memory, and no thread waits for it.
 */
final class WireStream implements Callback {

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

    /** Whether a piece is being made or written, and whether there is more to do after it. */
    private boolean busy;

    private boolean more;
    private boolean ending;
    private boolean over;
    private Runnable whenOver = () -> {};
    private int ticks;
    private boolean totalsDue;
    private boolean heartbeatDue;

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
    synchronized void end() {
        ending = true;
        wake();
    }

    private synchronized void tick() {
        if (over) {
            return;
        }
        totalsDue = true;
        heartbeatDue |= ++ticks % HEARTBEAT == 0;
        scheduler.schedule(this::tick, tick.toMillis(), TimeUnit.MILLISECONDS);
        wake();
    }

    /** There is something to write. Others must not wait for that, least of all a tap. */
    private synchronized void wake() {
        if (busy || over) {
            more = true;
            return;
        }
        busy = true;
        try {
            executor.execute(this::write);
        } catch (RejectedExecutionException e) {
            failed(e); // the server stops
        }
    }

    private void write() {
        if (isEnding()) {
            finish(done::succeeded);
            return;
        }
        String piece = piece();
        if (piece.isEmpty()) {
            rest();
        } else {
            response.write(false, ByteBuffer.wrap(piece.getBytes(UTF_8)), this);
        }
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
        if (take(true)) {
            Totals totals = reader.newTotals();
            if (totals != null) {
                add(piece, reader.number(), "totals", GSON.toJson(totals));
            }
        }
        if (take(false)) {
            piece.append(":\n\n");
        }
        return piece.toString();
    }

    private synchronized boolean take(boolean totals) {
        boolean due = totals ? totalsDue : heartbeatDue;
        if (totals) {
            totalsDue = false;
        } else {
            heartbeatDue = false;
        }
        return due;
    }

    private static void add(StringBuilder piece, long number, String event, String data) {
        piece.append("id: ").append(number).append("\nevent: ").append(event);
        piece.append("\ndata: ").append(data).append("\n\n");
    }

    /** The browser took a piece. */
    @Override
    public void succeeded() {
        synchronized (this) {
            busy = false;
        }
        wake();
    }

    private synchronized void rest() {
        busy = false;
        if (more) {
            more = false;
            wake();
        }
    }

    /** The browser is gone. */
    @Override
    public void failed(Throwable problem) {
        finish(() -> done.failed(problem));
    }

    private synchronized boolean isEnding() {
        return ending;
    }

    private void finish(Runnable last) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        reader.close();
        whenOver.run();
        last.run();
    }
}
