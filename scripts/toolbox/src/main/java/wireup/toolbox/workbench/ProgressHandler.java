package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Answer;
import wireup.toolbox.practice.Progress;

/** {@code GET /progress}: what is done of each chapter's practice, as JSON. */
final class ProgressHandler extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!Request.getPathInContext(request).equals("/progress")) {
            return false;
        }
        if (!Answer.refusedMethod(request, response, callback)) {
            byte[] json =
                    new Gson().toJson(Progress.in(Progress.folder()).chapters()).getBytes(UTF_8);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            Answer.send(request, response, callback, "application/json", json);
        }
        return true;
    }
}
