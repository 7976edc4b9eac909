package wireup.jettyecho;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An HTTP answer that is not a WebSocket: plain text, and the end of the connection.
 *
 * @param status the HTTP status code
 * @param text what is wrong and what to do about it
 * @param headers further header fields, by name
 */
record Answer(int status, String text, Map<String, String> headers) {

    Answer(int status, String text) {
        this(status, text, Map.of());
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        headers.forEach(response.getHeaders()::put);
        // Whatever follows a refused handshake is not read as another request.
        boolean upgrade = headers.containsKey("Upgrade");
        response.getHeaders().put(HttpHeader.CONNECTION, upgrade ? "Upgrade, close" : "close");
        Content.Sink.write(response, true, text + "\n", callback);
    }
}
