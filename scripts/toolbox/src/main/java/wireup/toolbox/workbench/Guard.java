package wireup.toolbox.workbench;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in who sits at this machine and reads the workbench's own pages. A page of another site can send requests here
 * too, from the same browser: its {@code Origin} tells (RFC 6454 §7). If it has made its own name lead to this machine
 * (DNS rebinding), {@code Host} tells.
 */
final class Guard extends Handler.Wrapper {

    /**
     * Scripts are files of ours, never part of a page. The pages of the servers behind the taps are shown in frames; nobody
     * else may put ours into one.
     */
    static final String POLICY = "default-src 'self'; frame-src 'self' http://localhost:*; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    Guard(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int port = Request.getLocalPort(request);
        Set<String> hosts = Set.of("localhost:" + port, "127.0.0.1:" + port);
        HttpFields fields = request.getHeaders();
        List<String> named = fields.getValuesList(HttpHeader.HOST);
        if (named.isEmpty() || !hosts.containsAll(named)) { // HTTP/1.0 names none
            return refuse("The workbench has no such host: open the URL that it printed.", request, response, callback);
        }
        if (fields.getValuesList(HttpHeader.ORIGIN).stream()
                .anyMatch(origin -> hosts.stream().noneMatch(host -> origin.equals("http://" + host)))) {
            return refuse("The workbench answers its own pages only.", request, response, callback);
        }
        if (request.getHttpURI().hasViolation(UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT)) {
            return refuse("The workbench has no such path.", request, response, callback);
        }
        response.getHeaders()
                .put("Content-Security-Policy", POLICY)
                .put("X-Content-Type-Options", "nosniff")
                .put("Cross-Origin-Resource-Policy", "same-origin")
                .put("Referrer-Policy", "no-referrer");
        return super.handle(request, response, callback);
    }

    private static boolean refuse(String why, Request request, Response response, Callback callback) {
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, why);
        return true;
    }
}
