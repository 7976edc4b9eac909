package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * A response of server-sent events (WHATWG HTML §9.2), each the newest state of something. No thread waits for its
 * client and nothing is queued for it: one that reads slowly misses states, and the newest is never among them.
 */
final class StateStream extends IteratingCallback implements Runnable {

    private static final Gson GSON = new Gson();
    private static final long HEARTBEAT_SECONDS = 10;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Watched<?> state;
    private Object sent;
    private volatile boolean heartbeatIsDue;
    private volatile boolean ended;

    private StateStream(Request request, Response response, Callback callback, Watched<?> state) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.state = state;
    }

    /** Answers a request with the state now, and at each change, until the client goes. */
    static void answer(Request request, Response response, Callback callback, Watched<?> state) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        StateStream stream = new StateStream(request, response, callback, state);
        state.watch(stream);
        stream.run();
        stream.planHeartbeat();
    }

    /** Sends the state if it is another than the last that was sent. */
    @Override
    public void run() {
        iterate();
    }

    /** A comment now and then keeps the connection from being idle, and finds out that a client has gone. */
    private void planHeartbeat() {
        request.getComponents().getScheduler().schedule(this::beat, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        if (!ended) {
            heartbeatIsDue = true;
            iterate();
            planHeartbeat();
        }
    }

    @Override
    protected Action process() {
        Object now = state.get();
        if (!now.equals(sent)) {
            sent = now;
            return write("data: " + GSON.toJson(now) + "\n\n");
        }
        if (heartbeatIsDue) {
            heartbeatIsDue = false;
            return write(":\n\n");
        }
        return Action.IDLE;
    }

    private Action write(String lines) {
        response.write(false, ByteBuffer.wrap(lines.getBytes(UTF_8)), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleted(Throwable failure) {
        ended = true;
        state.forget(this);
        callback.failed(failure);
    }
}
