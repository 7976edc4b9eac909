package wireup.toolbox.workbench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A value that others watch: they are told when it is another. */
final class Watched<T> {

    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private volatile T value;

    Watched(T value) {
        this.value = value;
    }

    T get() {
        return value;
    }

    /** Makes this the value, and tells who watches. */
    void set(T value) {
        this.value = value;
        watchers.forEach(Runnable::run);
    }

    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void forget(Runnable watcher) {
        watchers.remove(watcher);
    }
}
