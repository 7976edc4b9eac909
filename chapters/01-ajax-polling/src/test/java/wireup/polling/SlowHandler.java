package wireup.polling;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code /slow} only when the test lets it go, {@code /stream} with a beginning at once and with its end then;
 * holds no thread of the server meanwhile.
 */
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
        switch (Request.getPathInContext(request)) {
            case "/slow" -> end(callback);
            case "/stream" ->
                Content.Sink.write(
                        response, false, "the beginning", Callback.from(() -> end(callback), callback::failed));
            default -> {
                return false;
            }
        }
        asked.incrementAndGet();
        return true;
    }

    private void end(Callback callback) {
        Thread.startVirtualThread(() -> {
            try {
                held.await();
                callback.succeeded();
            } catch (InterruptedException e) {
                callback.failed(e);
            }
        });
    }
}
