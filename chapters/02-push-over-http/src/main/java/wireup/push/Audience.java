package wireup.push;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All who wait for news, up to a number. */
final class Audience {

    /** One who waits: a request that is held, or a stream. Its methods may be called from any thread, and do not block. */
    interface Listener {

        /** Begins to wait, and looks for what came just before it was let in. */
        void begin();

        /** Looks whether there is news, and sends it. */
        void news();

        /** Sends what there is to send at the end. */
        void end();
    }

    private final int most;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private boolean closed;

    Audience(int most) {
        this.most = most;
    }

    /** Lets a listener in and begins its waiting. Returns false if there is no room. */
    boolean enter(Listener listener) {
        synchronized (this) {
            if (closed || listeners.size() >= most) {
                return false;
            }
            listeners.add(listener);
        }
        listener.begin();
        return true;
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    int size() {
        return listeners.size();
    }

    /** Tells everyone that there is news. */
    void tell() {
        listeners.forEach(Listener::news);
    }

    /** Ends everyone's waiting, and lets nobody in any more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        listeners.forEach(Listener::end);
    }
}
