package wireup.polling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What handlers of the board answer in the same way. */
public final class Answer {

    private static final Gson GSON = new Gson();

    private Answer() {}

    /** Answers 405 to everything but GET and HEAD (RFC 9110 §15.5.6). Returns whether it did. */
    public static boolean refusedMethod(Request request, Response response, Callback callback) {
        if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
            return false;
        }
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        return true;
    }

    /**
     * Answers 304 with the header fields set so far. Jetty would add {@code Content-Length: 0}, which a 304 must not
     * have (RFC 9110 §8.6) since it would be the length of the body that the client has; but not to a write that may
     * not be the last.
     */
    public static void notModified(Response response, Callback callback) {
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        response.write(false, null, callback);
    }

    /** Answers with a record as a JSON object. */
    public static void json(Request request, Response response, Callback callback, Record body) {
        send(request, response, callback, "application/json", GSON.toJson(body).getBytes(UTF_8));
    }

    /** Answers with a body; to HEAD with the same header fields and no body (RFC 9110 §9.3.2). */
    public static void send(Request request, Response response, Callback callback, String type, byte... body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, head ? null : ByteBuffer.wrap(body), callback);
    }
}
