package wireup.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;
import wireup.polling.Bills;

/**
 * {@code GET /events}: a stream of Server-Sent Events (WHATWG HTML §9.2), an event a version, which goes on after the
 * one that {@code Last-Event-ID} names.
 */
final class EventStreams extends PushHandler {

    /** How long the browser waits before it connects again, in milliseconds. */
    private static final String RETRY = "retry: 2000\n\n";

    /** A line that begins with a colon is a comment: it says nothing, but fails when the client is gone. */
    private static final String HEARTBEAT = ":\n\n";

    private final Audience audience;
    private final News news;
    private final Bills bills;
    private final Limits limits;

    EventStreams(Audience audience, News news, Bills bills, Limits limits) {
        super("/events", audience);
        this.audience = audience;
        this.news = news;
        this.bills = bills;
        this.limits = limits;
    }

    @Override
    Audience.Listener listener(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        return new Stream(request, response, callback);
    }

    @Override
    void head(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.write(
                false, null, callback); // not the last: Jetty would add Content-Length: 0, which GET does not have
    }

    /**
     * One client's stream. Jetty calls {@link #process} again when a write has reached the socket, so there is never
     * more than one event in memory for a client, however slowly it reads.
     */
    private final class Stream extends IteratingCallback implements Audience.Listener {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private News.Position position;
        private boolean begun;
        private long useful;
        private volatile boolean heartbeatIsDue;
        private volatile boolean ending;
        private volatile Scheduler.Task nextHeartbeat = () -> false;

        Stream(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.position = news.position(request);
        }

        @Override
        public void begin() {
            planHeartbeat();
            iterate();
        }

        @Override
        public void news() {
            iterate();
        }

        @Override
        public void end() {
            ending = true;
            iterate();
        }

        private void planHeartbeat() {
            nextHeartbeat = request.getComponents()
                    .getScheduler()
                    .schedule(this::heartbeat, limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        }

        private void heartbeat() {
            if (heartbeatIsDue) {
                tooSlow();
                return;
            }
            heartbeatIsDue = true;
            iterate();
            if (!ending) {
                planHeartbeat();
            }
        }

        /** Since the last heartbeat the client has not taken all that there was. It may come back, and go on where it is. */
        private void tooSlow() {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
        }

        @Override
        protected Action process() {
            useful = 0;
            request.removeAttribute(Bills.SEEN);
            if (!begun) {
                begun = true;
                return write(RETRY);
            }
            // region next
            Optional<News.Item> next = news.after(position.version());
            if (next.isPresent()) {
                return write(event(next.get()));
            }
            // endregion
            if (ending) {
                return Action.SUCCEEDED;
            }
            if (heartbeatIsDue) {
                heartbeatIsDue = false;
                return write(HEARTBEAT);
            }
            return Action.IDLE;
        }

        private String event(News.Item item) {
            if (position.named()) {
                request.setAttribute(Bills.SEEN, position.version());
            }
            position = new News.Position(item.version(), true);
            useful = item.body().length;
            return "id: " + item.id() + "\ndata: " + item.json() + "\n\n";
        }

        private Action write(String lines) {
            response.write(false, ByteBuffer.wrap(lines.getBytes(UTF_8)), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onSuccess() {
            bills.addPart(request, useful);
        }

        @Override
        protected void onCompleted(Throwable failure) {
            ending = true;
            nextHeartbeat.cancel();
            audience.leave(this);
            if (failure == null) {
                callback.succeeded();
            } else {
                callback.failed(failure);
            }
        }
    }
}
