package wireup.push;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Answer;
import wireup.polling.Bills;

/** What both ways to push have in common: a path, a screen, a method, and a place among those who wait. */
abstract class PushHandler extends Handler.Abstract {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final String path;
    private final Audience audience;

    PushHandler(String path, Audience audience) {
        this.path = path;
        this.audience = audience;
    }

    /** Makes the listener that answers a request. Nothing is sent before it begins. */
    abstract Audience.Listener listener(Request request, Response response, Callback callback);

    /** Answers HEAD as GET would be answered now (RFC 9110 §9.3.2), without waiting. */
    abstract void head(Request request, Response response, Callback callback);

    @Override
    public final boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals(path)) {
            return false;
        }
        Bills.screen(request).ifPresent(id -> request.setAttribute(Bills.SCREEN, id));
        if (Answer.refusedMethod(request, response, callback)) {
            return true;
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (HttpMethod.HEAD.is(request.getMethod())) {
            head(request, response, callback);
            return true;
        }
        if (!audience.enter(listener(request, response, callback))) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        return true;
    }
}
