package wireup.toolbox.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A response of server-sent events (WHATWG HTML §9.2) that goes on until its client or its server goes. What is to be
 * sent is asked for when the client has taken what was sent before: one that reads slowly costs no memory, and no thread
 * waits for it.
 */
public abstract class EventStream extends IteratingCallback {

    private final Duration heartbeat;
    private final Response response;
    private final Callback done;
    private final Executor executor;
    private final Scheduler scheduler;

    /** Whether the executor will look for something to send. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private final AtomicBoolean heartbeatIsDue = new AtomicBoolean();
    private volatile boolean ending;
    private volatile boolean over;
    private Runnable whenOver = () -> {};

    /** A stream that {@link StreamHandler#begin} begins; a comment is sent once a heartbeat, also when there is nothing new. */
    protected EventStream(Duration heartbeat, Request request, Response response, Callback done) {
        this.heartbeat = heartbeat;
        this.response = response;
        this.done = done;
        this.executor = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
    }

    /** Begins to see what is to be sent. */
    protected abstract void begins();

    /** The events to be sent now; empty if there are none. Called by one thread at a time. */
    protected abstract String next();

    /** The client is gone, or the server stops: nothing more is to be seen. */
    protected abstract void isOver();

    void begin(Runnable atTheEnd) {
        whenOver = atTheEnd;
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "text/event-stream")
                .put(HttpHeader.CACHE_CONTROL, "no-store");
        // A comment now and then keeps the connection from being idle, and finds out that a client is gone.
        every(heartbeat, () -> heartbeatIsDue.set(true));
        begins();
        iterate();
    }

    /** Ends when what is being sent is sent. */
    void end() {
        ending = true;
        iterate();
    }

    /** Does something again and again as long as the stream goes on, and then looks whether there is something to send. */
    protected final void every(Duration time, Runnable what) {
        scheduler.schedule(
                () -> {
                    if (!over) {
                        what.run();
                        wake();
                        every(time, what);
                    }
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** There is something to send. Whoever says so does not wait for it. */
    protected final void wake() {
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

    /** Jetty calls it again when what was written has reached the socket. */
    @Override
    protected final Action process() {
        if (ending) {
            return Action.SUCCEEDED;
        }
        String lines = next() + (heartbeatIsDue.getAndSet(false) ? ":\n\n" : "");
        if (lines.isEmpty()) {
            return Action.IDLE;
        }
        response.write(false, ByteBuffer.wrap(lines.getBytes(UTF_8)), this);
        return Action.SCHEDULED;
    }

    @Override
    protected final void onCompleted(Throwable failure) {
        over = true;
        isOver();
        whenOver.run();
        if (failure == null) {
            done.succeeded();
        } else {
            done.failed(failure);
        }
    }
}
