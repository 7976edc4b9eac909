package wireup.push;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import wireup.polling.Answer;
import wireup.polling.Bills;

/**
 * {@code GET /news?after=ID}: the version that came after, as JSON, with its id as entity tag. The request is held until
 * there is one; at the deadline it is answered with 204.
 */
final class LongPolling extends PushHandler {

    private final Audience audience;
    private final News news;
    private final Limits limits;

    LongPolling(Audience audience, News news, Limits limits) {
        super("/news", audience);
        this.audience = audience;
        this.news = news;
        this.limits = limits;
    }

    @Override
    Audience.Listener listener(Request request, Response response, Callback callback) {
        return new HeldRequest(request, response, callback);
    }

    @Override
    void head(Request request, Response response, Callback callback) {
        news.after(news.position(request).version())
                .ifPresentOrElse(item -> send(item, request, response, callback), () -> nothingNew(response, callback));
    }

    private static void send(News.Item item, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.ETAG, "\"" + item.id() + "\"");
        Answer.send(request, response, callback, "application/json", item.body());
    }

    private static void nothingNew(Response response, Callback callback) {
        response.setStatus(HttpStatus.NO_CONTENT_204);
        callback.succeeded();
    }

    /** A request that waits, and no thread with it: three references and a timer are all that is kept. */
    private final class HeldRequest implements Audience.Listener {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final News.Position position;
        private final AtomicBoolean answered = new AtomicBoolean();
        private volatile Scheduler.Task deadline = () -> false;

        HeldRequest(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.position = news.position(request);
        }

        @Override
        public void begin() {
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(this::end, limits.hold().toMillis(), TimeUnit.MILLISECONDS);
            news();
        }

        @Override
        // region news
        public void news() {
            Optional<News.Item> next = news.after(position.version());
            if (next.isPresent() && isTheAnswer()) {
                // endregion
                if (position.named()) {
                    request.setAttribute(Bills.SEEN, position.version());
                }
                send(next.get(), request, response, callback);
            }
        }

        @Override
        public void end() {
            if (isTheAnswer()) {
                nothingNew(response, callback);
            }
        }

        /** News and the deadline may come at the same moment: the first of them answers. */
        private boolean isTheAnswer() {
            if (!answered.compareAndSet(false, true)) {
                return false;
            }
            audience.leave(this);
            deadline.cancel();
            return true;
        }
    }
}
