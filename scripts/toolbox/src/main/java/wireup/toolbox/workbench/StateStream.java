package wireup.toolbox.workbench;

import com.google.gson.Gson;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.toolbox.stream.EventStream;

/** The newest state of something as an event, at each change. Who reads slowly misses states, and never the newest. */
final class StateStream extends EventStream {

    private static final Gson GSON = new Gson();
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Watched<?> state;
    private final Runnable watcher = this::wake;
    private Object sent;

    StateStream(Watched<?> state, Request request, Response response, Callback done) {
        super(HEARTBEAT, request, response, done);
        this.state = state;
    }

    @Override
    protected void begins() {
        state.watch(watcher);
    }

    @Override
    protected String next() {
        Object now = state.get();
        if (now.equals(sent)) {
            return "";
        }
        sent = now;
        return "data: " + GSON.toJson(now) + "\n\n";
    }

    @Override
    protected void isOver() {
        state.forget(watcher);
    }
}
