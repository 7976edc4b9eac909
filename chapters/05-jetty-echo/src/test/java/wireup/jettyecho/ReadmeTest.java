package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;
import wireup.testsupport.RawSocket;

/** What the chapter's text promises, in both languages. */
class ReadmeTest {

    private static final Path CHAPTER = Web.repositoryFolder("chapters/05-jetty-echo");
    private static final Path HANDLERS = CHAPTER.resolve("handlers");
    private static final Path SHOUT = CHAPTER.resolve("src/test/resources/handlers/Shout.java");

    @TempDir
    private Path folder;

    private static String readme(String name) throws IOException {
        return Files.readString(CHAPTER.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName("The reader's own handler stands in the text as it is, and works in a folder with nothing else")
    void shout(String text) throws IOException {
        assertThat(readme(text)).contains("```java\n" + Files.readString(SHOUT) + "```\n");
        Files.copy(SHOUT, folder.resolve("Shout.java"));
        try (EchoServer server = EchoServer.start(0, folder, Web.folder("05-jetty-echo"));
                WireClient client = WireClient.open(server.port(), "/shout")) {
            assertThat(client.text("platform 4").read().text()).isEqualTo("PLATFORM 4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName("The bytes of the walk are those that the text shows")
    void bytes(String text) throws IOException {
        List<String> lines = readme(text)
                .lines()
                .filter(line -> line.matches("[→←]( [0-9a-f]{2})+"))
                .toList();
        assertThat(lines).hasSize(4);
        try (EchoServer server = EchoServer.start(0, HANDLERS, Web.folder("05-jetty-echo"));
                RawSocket socket = RawSocket.connect(server.port())) {
            socket.send(WireClient.handshake(server.port(), "/echo", "")).readHead();
            for (String line : lines) {
                String hex = line.substring(2);
                if (line.startsWith("→")) {
                    socket.sendHex(hex);
                } else {
                    socket.expectHex(hex);
                }
            }
            socket.expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName("Break it: the misspelt Echo.java gives the report that the text shows")
    void breakIt(String text) throws IOException {
        String echo = Files.readString(HANDLERS.resolve("Echo.java"));
        try (ErrorLog log = new ErrorLog();
                EchoServer server = EchoServer.start(0, folder, Web.folder("05-jetty-echo"))) {
            Files.writeString(folder.resolve("Echo.java"), echo.replace("session.sendText(", "session.sendTxt("));
            log.expectLine("    session.sendTxt(");
            assertThat(readme(text)).contains("```text\n" + String.join("\n", log.lines()) + "\n```\n");
            Files.writeString(folder.resolve("Echo.java"), echo);
            log.expectLine("Echo.java: compiled. The next connection to /echo gets it.");
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    @DisplayName("The handlers that ship compile without a single warning")
    void noWarnings() throws IOException {
        List<Path> files = Stream.of("Bench", "Close", "Cookie", "Echo", "OriginCheck", "SubProtocol")
                .map(name -> HANDLERS.resolve(name + ".java"))
                .toList();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, Locale.ENGLISH, null)) {
            List<String> options = List.of("-Xlint:all,-path", "-Werror", "-proc:none", "-d", folder.toString());
            assertThat(javac.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                            .call())
                    .isTrue();
        }
    }
}
