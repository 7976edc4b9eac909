package wireup.toolbox.stream;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.component.Graceful;

/** A handler whose answers may be streams without an end: a server that stops ends them, and need not wait for them. */
public abstract class StreamHandler extends Handler.Abstract implements Graceful {

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Answers a request with a stream. */
    protected final void begin(EventStream stream) {
        streams.add(stream);
        stream.begin(() -> streams.remove(stream));
        if (stopping) {
            stream.end();
        }
    }

    @Override
    public final CompletableFuture<Void> shutdown() {
        stopping = true;
        streams.forEach(EventStream::end);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public final boolean isShutdown() {
        return stopping;
    }
}
