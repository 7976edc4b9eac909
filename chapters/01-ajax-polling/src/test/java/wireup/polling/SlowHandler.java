package wireup.polling;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code /slow} only when the test lets it go; holds no thread of the server meanwhile. */
final class SlowHandler extends Handler.Abstract {

    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    void letGo() {
        held.countDown();
    }

    /** How many requests have come. */
    int asked() {
        return asked.get();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/slow")) {
            return false;
        }
        asked.incrementAndGet();
        Thread.startVirtualThread(() -> {
            try {
                held.await();
                callback.succeeded();
            } catch (InterruptedException e) {
                callback.failed(e);
            }
        });
        return true;
    }
}
