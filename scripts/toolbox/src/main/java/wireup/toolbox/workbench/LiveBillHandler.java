package wireup.toolbox.workbench;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.toolbox.compare.LiveBill;
import wireup.toolbox.stream.StreamHandler;

/**
 * The live bill over HTTP: {@code GET /bill} is a stream of its states, {@code POST /bill} opens its servers,
 * {@code POST /bill/run} lets the board change for half a minute.
 */
final class LiveBillHandler extends StreamHandler implements AutoCloseable {

    private static final SortedMap<Long, Long> NOTHING_SHOWN = new TreeMap<>();

    private final Watched<LiveBill.State> state = new Watched<>(new LiveBill.State(0, false, NOTHING_SHOWN, List.of()));
    private final LiveBill bill = new LiveBill(state::set);
    private final Token token;

    LiveBillHandler(Token token) {
        this.token = token;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        switch (request.getMethod() + " " + Request.getPathInContext(request)) {
            case "GET /bill" -> begin(new StateStream(state, request, response, callback));
            case "POST /bill" -> {
                if (!token.refused(request, response, callback)) {
                    bill.open();
                    accepted(response, callback);
                }
            }
            case "POST /bill/run" -> {
                if (!token.refused(request, response, callback)) {
                    bill.run();
                    accepted(response, callback);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void accepted(Response response, Callback callback) {
        response.setStatus(HttpStatus.ACCEPTED_202);
        callback.succeeded();
    }

    @Override
    public void close() {
        bill.close();
    }
}
