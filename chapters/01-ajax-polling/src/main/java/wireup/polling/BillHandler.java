package wireup.polling;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code GET /bill?screen=ID}: the {@link Bill.Total} of a screen as JSON. Asking for it costs the screen nothing. */
public final class BillHandler extends Handler.Abstract {

    private final Bills bills;

    /** Answers with what stands on these bills. */
    public BillHandler(Bills bills) {
        this.bills = bills;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/bill")) {
            return false;
        }
        if (!Answer.refusedMethod(request, response, callback)) {
            String screen = Bills.screen(request)
                    .orElseThrow(() -> new HttpException.RuntimeException(
                            HttpStatus.BAD_REQUEST_400, "Say which screen's bill: /bill?screen=ID"));
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            Answer.json(request, response, callback, bills.total(screen));
        }
        return true;
    }
}
