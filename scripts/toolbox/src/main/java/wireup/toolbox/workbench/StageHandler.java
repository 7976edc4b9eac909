package wireup.toolbox.workbench;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.toolbox.stream.StreamHandler;

/**
 * The stage over HTTP: {@code GET /stage} is a stream of its states, {@code POST /stage/SLUG} plays a chapter,
 * {@code DELETE /stage} stops it. Whoever starts or stops a process must know the token.
 */
final class StageHandler extends StreamHandler {

    private static final String PATH = "/stage";

    private final Stage stage;
    private final List<Chapter> chapters;
    private final Token token;

    StageHandler(Stage stage, List<Chapter> chapters, Token token) {
        this.stage = stage;
        this.chapters = chapters;
        this.token = token;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return false;
        }
        Optional<Chapter> chapter = chapters.stream()
                .filter(one -> path.equals(PATH + "/" + one.slug()))
                .findFirst();
        if (path.length() > PATH.length() && chapter.isEmpty()) {
            return error(HttpStatus.NOT_FOUND_404, "There is no such chapter.", request, response, callback);
        }
        String method = request.getMethod();
        String allowed = chapter.isPresent() ? "POST" : "GET, DELETE";
        if (!List.of(allowed.split(", ")).contains(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, allowed);
            return error(HttpStatus.METHOD_NOT_ALLOWED_405, "Allowed: " + allowed, request, response, callback);
        }
        if (method.equals("GET")) {
            begin(new StateStream(stage.state(), request, response, callback));
            return true;
        }
        if (!token.refused(request, response, callback)) {
            chapter.ifPresentOrElse(stage::play, stage::stop);
            response.setStatus(HttpStatus.ACCEPTED_202);
            callback.succeeded();
        }
        return true;
    }

    private static boolean error(int status, String why, Request request, Response response, Callback callback) {
        Response.writeError(request, response, callback, status, why);
        return true;
    }
}
