package wireup.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.testsupport.RawSocket;

/** How every chapter with Jetty serves the files of its page, and errors. */
class JettyFilesTest {

    @TempDir
    private Path folder;

    private JettyServer server;

    @BeforeEach
    void start() throws IOException {
        Path web = Files.createDirectory(folder.resolve("web"));
        Files.writeString(web.resolve("index.html"), "the page");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(web.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(web.resolve("folder"), folder);
        server = JettyServer.on(0).start(JettyServer.pages(web));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket connect() {
        return RawSocket.connect(server.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e%2fsecret.txt",
                "/..%5csecret.txt",
                "/..\\secret.txt",
                "/.%2e/secret.txt",
                "/%252e%252e/secret.txt",
                "/..;/secret.txt",
                "/x/../../secret.txt",
                "//secret.txt",
                "/link.txt",
                "/folder/secret.txt",
                "/folder/web/index.html",
                "/shared/../secret.txt",
                "/shared/%2e%2e/%2e%2e/pom.xml",
                "/index.html%00.txt",
                "http://localhost/../secret.txt",
                "ABSOLUTE"
            })
    @DisplayName("A way out of the folder, by dots, encodings, links or absolute paths: 400 or 404, and no file")
    void waysOut(String target) {
        String wanted = target.equals("ABSOLUTE") ? folder.resolve("secret.txt").toString() : target;
        try (RawSocket socket = connect()) {
            Http answer = Http.get(socket, wanted, "Connection: close");
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.body())
                    .doesNotContain("secret")
                    .doesNotContain("the page")
                    .doesNotContain("<project");
        }
    }

    @Test
    @DisplayName("A file that has not changed: 304 without a body or the length of one")
    void unchangedFile() {
        try (RawSocket socket = connect()) {
            String modified = Http.get(socket, "/").field("Last-Modified");
            Http unchanged = Http.get(socket, "/", "If-Modified-Since: " + modified);
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.head()).doesNotContain("Content-Length", "Transfer-Encoding");
            assertThat(Http.get(socket, "/").body()).isEqualTo("the page");
        }
    }

    @Test
    @DisplayName("An error is one line of plain text, which no cache keeps and no browser takes for a page")
    void plainErrors() {
        try (RawSocket socket = connect()) {
            Http error = Http.get(socket, "/%3Cscript%3Ealert(1)%3C/script%3E");
            assertThat(error.body()).isEqualTo("404 Not Found\n");
            assertThat(error.field("Content-Type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(error.field("Cache-Control")).contains("no-store");
        }
    }
}
