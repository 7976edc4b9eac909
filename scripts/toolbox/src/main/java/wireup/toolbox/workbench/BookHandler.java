package wireup.toolbox.workbench;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Answer;
import wireup.toolbox.book.Site;

/** {@code GET /book/PATH}: the texts and what they lead to, as in the book; an edit shows when the page is loaded again. */
final class BookHandler extends Handler.Abstract {

    static final String PREFIX = "/book/";

    /** A diagram is an SVG with a style sheet in it. Styles alone: a script is still a file of ours. */
    private static final String POLICY = Guard.POLICY + "; style-src 'self' 'unsafe-inline'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml");

    private final Site book;

    BookHandler(Site book) {
        this.book = book;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        Optional<byte[]> content =
                path.startsWith(PREFIX) ? book.read(path.substring(PREFIX.length())) : Optional.empty();
        if (content.isEmpty()) {
            return false;
        }
        if (!Answer.refusedMethod(request, response, callback)) {
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain;charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache").put("Content-Security-Policy", POLICY);
            Answer.send(request, response, callback, type, content.get());
        }
        return true;
    }
}
