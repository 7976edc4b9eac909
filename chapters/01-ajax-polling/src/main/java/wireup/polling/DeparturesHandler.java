package wireup.polling;

import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Board.Snapshot;

/**
 * {@code GET /departures}: the board as JSON with a strong entity tag (RFC 9110 §8.8.3), or 304 if the
 * {@code If-None-Match} of the request shows that the client has this board already.
 */
public final class DeparturesHandler extends Handler.Abstract {

    private final Board board;

    /** A server that starts again counts versions from 1 again; with this part no entity tag repeats. */
    private final String start = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);

    private final Pattern ourTag = Pattern.compile("\"" + start + "-(\\d{1,18})\"");

    /** Answers with what this board shows. */
    public DeparturesHandler(Board board) {
        this.board = board;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/departures")) {
            return false;
        }
        Bills.screen(request).ifPresent(id -> request.setAttribute(Bills.SCREEN, id));
        if (Answer.refusedMethod(request, response, callback)) {
            return true;
        }
        try {
            answer(request, response, callback);
        } catch (RuntimeException e) {
            // Jetty would do the same, but the response that it writes then hides its length from the bill.
            Response.writeError(request, response, callback, e);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        // region condition
        Snapshot snapshot = board.snapshot();
        String entityTag = "\"" + start + "-" + snapshot.version() + "\"";
        IfNoneMatch condition = IfNoneMatch.of(request.getHeaders());
        response.getHeaders().put(HttpHeader.ETAG, entityTag);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        if (condition.matches(entityTag)) {
            Answer.notModified(response, callback);
            return;
        }
        // endregion
        if (HttpMethod.GET.is(request.getMethod())) {
            noteWhatWasSeen(condition, request);
        }
        Answer.json(request, response, callback, snapshot);
    }

    private void noteWhatWasSeen(IfNoneMatch condition, Request request) {
        condition.tags().stream()
                .map(ourTag::matcher)
                .filter(Matcher::matches)
                .map(tag -> Long.valueOf(tag.group(1)))
                .max(Long::compare)
                .ifPresent(version -> request.setAttribute(Bills.SEEN, version));
    }
}
