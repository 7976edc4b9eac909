package wireup.polling;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers errors with one line of plain text. It says what was wrong with a request; of what is wrong in the server,
 * only that something is: exceptions tell strangers how a program is built.
 */
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            Answer.notModified(response, callback); // Jetty's own files come here too
            return true;
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        String reason = status < 500 ? message : HttpStatus.getMessage(status);
        String line = status + " " + reason + "\n";
        Answer.send(request, response, callback, "text/plain;charset=utf-8", line.getBytes(UTF_8));
    }
}
