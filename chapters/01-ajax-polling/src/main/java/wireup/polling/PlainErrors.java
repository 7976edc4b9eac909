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
final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object reason = status < 500 ? request.getAttribute(ErrorHandler.ERROR_MESSAGE) : null;
        String line = status + " " + (reason == null ? HttpStatus.getMessage(status) : reason) + "\n";
        Answer.send(request, response, callback, "text/plain;charset=utf-8", line.getBytes(UTF_8));
        return true;
    }
}
