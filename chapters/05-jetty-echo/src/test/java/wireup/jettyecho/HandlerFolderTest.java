package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireup.support.Web;
import wireup.testsupport.RawSocket;

/** What the server makes of the files in its folder of handlers while it runs. */
class HandlerFolderTest {

    private static final String BROKEN = "public class Hello {\n    int number = \"none\";\n}\n";

    @TempDir
    private Path folder;

    private final ErrorLog log = new ErrorLog();
    private EchoServer server;

    @BeforeEach
    void start() throws IOException {
        server = EchoServer.start(0, folder, Web.folder("05-jetty-echo"));
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    /** A handler that greets with a text and answers each message with the same text. */
    private static String handler(String className, String text) {
        return """
                import org.eclipse.jetty.websocket.api.*;
                import org.eclipse.jetty.websocket.api.annotations.*;
                @WebSocket
                public class %s {
                    @OnWebSocketMessage
                    public void on(Session session, String message) {
                        session.sendText("%s", Callback.NOOP);
                    }
                }
                """.formatted(className, text);
    }

    private void save(String fileName, String source) throws IOException {
        Files.writeString(folder.resolve(fileName), source);
    }

    private String answer(String path) {
        try (WireClient client = WireClient.open(server.port(), path)) {
            return client.text("?").read().text();
        }
    }

    private String refusal(String path) {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String closing = WireClient.handshake(server.port(), path, "");
            return socket.send(closing).sendEnd().readTextToEnd();
        }
    }

    @Test
    @DisplayName("A file that is saved later is served; the next connection gets each new version, open ones the old")
    void newVersion() throws IOException {
        assertThat(refusal("/hello")).startsWith("HTTP/1.1 404 ");
        save("Hello.java", handler("Hello", "one"));
        try (WireClient old = WireClient.open(server.port(), "/hello")) {
            assertThat(old.text("?").read().text()).isEqualTo("one");
            save("Hello.java", handler("Hello", "two"));
            assertThat(answer("/hello")).isEqualTo("two");
            assertThat(old.text("?").read().text()).isEqualTo("one");
        }
        log.expectLine("Hello.java: compiled. The next connection to /hello gets it.");
    }

    @Test
    @DisplayName("A mistake is reported when it is saved, with file, line, the compiler's words and the line itself")
    void reported() throws IOException {
        save("Hello.java", BROKEN);
        log.expectLine("Hello.java:2: error: incompatible types: java.lang.String cannot be converted to int");
        assertThat(log.lines())
                .containsExactly(
                        "Hello.java:2: error: incompatible types: java.lang.String cannot be converted to int",
                        "    int number = \"none\";");
    }

    @Test
    @DisplayName("A mistake leaves the last good version in place")
    void lastGood() throws IOException {
        save("Hello.java", handler("Hello", "good"));
        assertThat(answer("/hello")).isEqualTo("good");
        save("Hello.java", BROKEN);
        assertThat(answer("/hello")).isEqualTo("good");
        log.expectLine("Hello.java:2: error: incompatible types: java.lang.String cannot be converted to int");
        save("Hello.java", handler("Hello", "better"));
        assertThat(answer("/hello")).isEqualTo("better");
    }

    @Test
    @DisplayName("A handler that never compiled answers 503 with the report, and is served once it compiles")
    void neverGood() throws IOException {
        save("Hello.java", BROKEN);
        assertThat(refusal("/hello"))
                .startsWith("HTTP/1.1 503 ")
                .contains("Content-Type: text/plain")
                .endsWith(
                        "Hello.java:2: error: incompatible types: java.lang.String cannot be converted to int\n    int number = \"none\";\n");
        save("Hello.java", handler("Hello", "at last"));
        assertThat(answer("/hello")).isEqualTo("at last");
    }

    @Test
    @DisplayName("A deleted file answers 404; its open connections live on")
    void deleted() throws IOException {
        save("Hello.java", handler("Hello", "here"));
        try (WireClient open = WireClient.open(server.port(), "/hello")) {
            Files.delete(folder.resolve("Hello.java"));
            assertThat(refusal("/hello")).startsWith("HTTP/1.1 404 ");
            assertThat(open.text("?").read().text()).isEqualTo("here");
        }
        log.expectLine("Hello.java: gone. /hello answers 404.");
    }

    @Test
    @DisplayName("A symbolic link, a folder and a name that is no class are ignored and named once")
    void ignored(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("Link.java"), handler("Link", "outside"));
        Files.createSymbolicLink(folder.resolve("Link.java"), elsewhere.resolve("Link.java"));
        Files.createDirectory(folder.resolve("Folder.java"));
        save("Hello copy.java", handler("Hello", "copy"));
        save("Notes.txt", "not a handler");
        for (String path : new String[] {"/link", "/folder", "/hello%20copy", "/notes", "/link"}) {
            assertThat(refusal(path)).as(path).startsWith("HTTP/1.1 404 ");
        }
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("Link.java: ignored."))
                .hasSize(1);
        log.expectLine("Hello copy.java: ignored.");
    }

    @Test
    @DisplayName("A handler cannot refer to another file of the folder")
    void alone() throws IOException {
        save("Other.java", handler("Other", "other"));
        save("Hello.java", "public class Hello extends Other {}");
        assertThat(refusal("/hello")).startsWith("HTTP/1.1 503 ").contains("Hello.java:1: error: cannot find symbol");
    }

    @ParameterizedTest(name = "«{0}» is reported: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "public class Hello {}                                | a handler is a @WebSocket, a Session.Listener or",
                "package a; public class Hello {}                     | no class Hello in the default package",
                "class Hello {}                                       | Hello is not a public class",
                "public class Hello { public Hello(int i) {} }        | Hello has no public constructor without parameters",
                "public class Other {}                                | class Other is public, should be declared",
                "                                                     | no class Hello in the default package",
            })
    void notAHandler(String source, String problem) throws IOException {
        save("Hello.java", source == null ? "" : source);
        assertThat(refusal("/hello")).startsWith("HTTP/1.1 503 ").contains("Hello.java:", "error: ", problem);
    }

    @Test
    @DisplayName("A file over 256 KiB is not compiled")
    void tooLarge() throws IOException {
        save("Hello.java", handler("Hello", "large") + " ".repeat(256 * 1024));
        assertThat(refusal("/hello")).startsWith("HTTP/1.1 503 ").contains("error: larger than 262144 bytes");
    }

    @Test
    @DisplayName("A constructor that throws gives 500 without its reason; the log has it in one escaped line")
    void constructorThrows() throws IOException {
        save("Hello.java", """
                @org.eclipse.jetty.websocket.api.annotations.WebSocket
                public class Hello {
                    public Hello() { throw new IllegalStateException("line\\r\\nforged \\u001b[31mred"); }
                }
                """);
        assertThat(refusal("/hello")).startsWith("HTTP/1.1 500 ").endsWith("The handler failed.\n");
        log.expectLine("Hello.java: the connection was not accepted: "
                + "java.lang.IllegalStateException: line\\u000d\\u000aforged \\u001b[31mred");
    }

    @Test
    @DisplayName("A handler that throws on a message closes with 1011 without the reason; the log has one escaped line")
    void messageThrows() throws IOException {
        save(
                "Hello.java",
                handler("Hello", "number")
                        .replace("session.sendText(\"number\", Callback.NOOP);", "Integer.parseInt(message);"));
        try (WireClient client = WireClient.open(server.port(), "/hello")) {
            assertThat(client.text("1\n2").read().close()).isEqualTo("1011 The handler failed.");
        }
        log.expectLine("/hello: the handler failed: ");
        assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("\"1\\u000a2\""));
    }

    @Test
    @Timeout(10)
    @DisplayName("A page does not wait for the compiler")
    void pagesDoNotWait() throws IOException {
        try (HandlerFolder compiling = new HandlerFolder(folder)) {
            synchronized (compiling) { // as long as it compiles
                for (String page : new String[] {"/", "/index.html", "/shared/page.js"}) {
                    assertThat(CompletableFuture.supplyAsync(() -> compiling.find(page))
                                    .orTimeout(5, TimeUnit.SECONDS)
                                    .join())
                            .as(page)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    @DisplayName("OriginCheck answers /origin-check, HTTPEcho /http-echo, Echo2Go /echo2-go")
    void paths() {
        assertThat(HandlerFile.path("OriginCheck")).isEqualTo("/origin-check");
        assertThat(HandlerFile.path("HTTPEcho")).isEqualTo("/http-echo");
        assertThat(HandlerFile.path("Echo2Go")).isEqualTo("/echo2-go");
    }
}
