package wireup.toolbox.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The servers side by side, the one first to which the others are compared. */
enum Contender {
    CHAPTER_04("chapter 04", "wireup.frames.RawFrames -p 0"),
    CHAPTER_05("chapter 05 (Jetty)", "wireup.jettyecho.EchoServer -p 0"),
    JAVA_WEBSOCKET("Java-WebSocket", "wireup.toolbox.bench.peers.JavaWebSocketEcho 0"),
    UNDERTOW("Undertow", "wireup.toolbox.bench.peers.UndertowEcho 0"),
    NETTY("Netty", "wireup.toolbox.bench.peers.NettyEcho 0"),
    /** No WebSocket server: how fast chapter 04 could be if it had nothing to do but read and write. */
    BARE_LOOP("a bare blocking loop", "wireup.toolbox.bench.BareLoop 0"),
    /** No WebSocket server: how fast the load client could be if the server did nothing. */
    CEILING("the client's ceiling", "wireup.toolbox.bench.Ceiling 0");

    private final String title;
    private final String command;

    Contender(String title, String command) {
        this.title = title;
        this.command = command;
    }

    String title() {
        return title;
    }

    /** As {@code --only} takes it: chapter-04, java-websocket, … */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it speaks WebSocket at all. */
    boolean isServer() {
        return this != BARE_LOOP && this != CEILING;
    }

    /** The class with {@code main}, and its arguments. */
    List<String> command() {
        return List.of(command.split(" "));
    }

    /** The one with this id. */
    static Contender of(String id) {
        return all().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    static Stream<Contender> all() {
        return Arrays.stream(values());
    }
}
