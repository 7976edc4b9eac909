package wireup.jettyecho;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Runs an action on a thread of its own: at once, and again each time something in a folder has changed. */
final class FolderWatch implements AutoCloseable {

    /** A save can be several writes: the action runs when this many milliseconds brought no further one. */
    private static final long QUIET = 50;

    private final WatchService changes;
    private final Runnable action;

    /**
     * Begins to watch.
     *
     * @throws IOException if the folder cannot be watched
     */
    FolderWatch(Path folder, Runnable action) throws IOException {
        this.action = action;
        this.changes = folder.getFileSystem().newWatchService();
        folder.register(
                changes,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        Thread.ofVirtual().name("watch " + folder).start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                action.run();
                for (WatchKey key = changes.take(); key != null; key = changes.poll(QUIET, TimeUnit.MILLISECONDS)) {
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // closed: the watch is over
        }
    }

    @Override
    public void close() {
        try {
            changes.close();
        } catch (IOException e) {
            Report.line("The watch over the folder of handlers did not end in order: " + e);
        }
    }
}
