package wireup.toolbox.tap;

import java.time.Duration;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.toolbox.stream.StreamHandler;

/**
 * {@code GET /wire/events}: the record of a tap as an event stream; {@code POST /wire/clear} clears it. Whoever asks gets
 * it: a handler before this one has to see who that is.
 */
public final class WireHandler extends StreamHandler {

    /** No number of a change: a reader that knows none. */
    private static final long NONE = -1;

    /** How often totals are told. */
    private static final Duration TICK = Duration.ofMillis(250);

    private final Recorder recorder;
    private final Duration tick;

    /** Serves a recorder. */
    public WireHandler(Recorder recorder) {
        this(recorder, TICK);
    }

    /** As {@link #WireHandler(Recorder)}; totals come once a tick, and a heartbeat every 40 ticks. */
    WireHandler(Recorder recorder, Duration tick) {
        this.recorder = recorder;
        this.tick = tick;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (path.equals("/wire/events") && HttpMethod.GET.is(request.getMethod())) {
            begin(new WireStream(recorder, after(request), tick, request, response, callback));
            return true;
        }
        if (path.equals("/wire/clear") && HttpMethod.POST.is(request.getMethod())) {
            recorder.clear();
            response.setStatus(HttpStatus.NO_CONTENT_204);
            callback.succeeded();
            return true;
        }
        return false;
    }

    /** A browser that connects again asks for the same URL, and tells in a field what it has since seen. */
    private static long after(Request request) {
        String seen = request.getHeaders().get("Last-Event-ID");
        String asked = seen == null ? Request.extractQueryParameters(request).getValue("after") : seen;
        return asked != null && asked.matches("[0-9]{1,18}") ? Long.parseLong(asked) : NONE;
    }
}
