package wireup.toolbox.workbench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import wireup.toolbox.tap.Tap;

/**
 * The one chapter that plays: its server runs behind the tap. One thread starts and stops servers, so that two wishes
 * at once become one after the other, and the last one stays.
 */
final class Stage implements AutoCloseable {

    /** What is going on. */
    enum Status {
        EMPTY,
        STARTING,
        PLAYING,
        DIED
    }

    /**
     * The stage at a moment, as the page is told.
     *
     * @param chapter the slug; empty if none was chosen
     * @param run counts the starts of servers, so that a page knows that its server is another
     * @param port of the tap: where the chapter is found
     * @param exit the status that a server which died exited with
     * @param lines the last that it printed
     */
    record State(String chapter, Status status, int run, int port, int exit, Collection<String> lines) {}

    private final Tap tap;
    /** After the end it does nothing more, and says nothing. */
    private final ExecutorService hand = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("stage").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final Watched<State> state;
    private ChapterProcess process;

    Stage(Tap tap) {
        this.tap = tap;
        this.state = new Watched<>(new State("", Status.EMPTY, 0, tap.port(), 0, List.of()));
    }

    /** Stops the server that plays, and starts this chapter's. Returns at once. */
    void play(Chapter chapter) {
        hand.execute(() -> {
            clear();
            start(chapter);
        });
    }

    /** Stops the server that plays, if one does. Returns at once. */
    void stop() {
        hand.execute(() -> {
            clear();
            become("", Status.EMPTY, 0, List.of());
        });
    }

    /** What is on the stage. */
    Watched<State> state() {
        return state;
    }

    /** No new connection gets through to the server that stops, but it says goodbye to those that it has. */
    private void clear() {
        tap.lead(0);
        ChapterProcess old = process;
        process = null;
        if (old != null) {
            old.close();
        }
    }

    private void start(Chapter chapter) {
        become(chapter.slug(), Status.STARTING, 0, List.of());
        try {
            ChapterProcess server = ChapterProcess.start(chapter, List.of(), Redirect.PIPE);
            process = server;
            Thread.ofVirtual().name("output of " + chapter.slug()).start(() -> {
                int exit = server.read(port -> hand.execute(() -> ready(server, chapter, port)), _ -> {});
                hand.execute(() -> died(server, chapter, exit));
            });
        } catch (IOException e) {
            become(chapter.slug(), Status.DIED, 1, List.of(e.getMessage()));
        }
    }

    private void ready(ChapterProcess server, Chapter chapter, int port) {
        if (server.equals(process)) {
            tap.lead(port);
            become(chapter.slug(), Status.PLAYING, 0, List.of());
        }
    }

    private void died(ChapterProcess server, Chapter chapter, int exit) {
        if (server.equals(process)) {
            process = null;
            tap.lead(0);
            become(chapter.slug(), Status.DIED, exit, server.lastLines());
        }
    }

    private void become(String chapter, Status status, int exit, Collection<String> lines) {
        int run = state.get().run() + (status == Status.STARTING ? 1 : 0);
        state.set(new State(chapter, status, run, tap.port(), exit, lines));
    }

    /** Stops the server that plays; then nothing starts any more. */
    @Override
    public void close() {
        hand.execute(this::clear);
        hand.close();
    }
}
