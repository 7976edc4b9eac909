package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;

/** The handlers that ship beside Echo. */
class HandlersTest {

    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.start(
                0, Web.repositoryFolder("chapters/05-jetty-echo/handlers"), Web.folder("05-jetty-echo"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String firstMessage(String path, String moreHeaders) {
        try (WireClient client = WireClient.open(server.port(), path, moreHeaders, 0)) {
            return client.read().text();
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("The handler SubProtocol picks the first sub-protocol that it knows")
    @CsvSource(
            delimiter = '|',
            value = {
                "departures.v1                        | departures.v1",
                "departures.v2, departures.v1         | departures.v2",
                "departures.v1, departures.v2         | departures.v1",
                "chat, departures.v2                  | departures.v2",
            })
    void subProtocolChosen(String offered, String chosen) {
        String header = "Sec-WebSocket-Protocol: " + offered + "\r\n";
        assertThat(WireClient.answer(server.port(), "/sub-protocol", header))
                .contains("\r\nSec-WebSocket-Protocol: " + chosen + "\r\n");
        assertThat(firstMessage("/sub-protocol", header)).isEqualTo("We speak " + chosen + ".");
    }

    @ParameterizedTest(name = "offered «{0}», the server picks none and says so")
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: chat, departures.v3\r\n"})
    void noSubProtocol(String header) {
        assertThat(WireClient.answer(server.port(), "/sub-protocol", header)).doesNotContain("Sec-WebSocket-Protocol");
        assertThat(firstMessage("/sub-protocol", header)).isEqualTo("We speak no sub-protocol.");
    }

    @Test
    @DisplayName("The handshake sets a cookie that scripts and other sites cannot use, and knows it again")
    void cookie() {
        assertThat(WireClient.answer(server.port(), "/cookie", ""))
                .contains("\r\nSet-Cookie: visited=yes; Path=/; HttpOnly; SameSite=Strict\r\n");
        assertThat(firstMessage("/cookie", "")).startsWith("First visit");
        assertThat(firstMessage("/cookie", "Cookie: a=b; visited=yes\r\n")).startsWith("Welcome back");
    }

    @ParameterizedTest(name = "Origin {0} is refused with 403")
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "https://localhost:PORT",
                "http://localhost",
                "http://localhost:PORT.evil.example",
                "http://evil-localhost:PORT",
                "http://localhost:PORT/",
                "http://LOCALHOST:PORT"
            })
    void foreignOrigin(String origin) {
        String header = "Origin: " + origin.replace("PORT", "" + server.port()) + "\r\n";
        assertThat(WireClient.answer(server.port(), "/origin-check", header)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    @DisplayName("The server's own Origin is let in, and so is a program, which sends none")
    void ownOrigin() {
        String own = "http://localhost:" + server.port();
        assertThat(firstMessage("/origin-check", "Origin: " + own + "\r\n")).isEqualTo("Welcome, page of " + own + ".");
        assertThat(firstMessage("/origin-check", "")).isEqualTo("Welcome, program.");
    }

    @ParameterizedTest(name = "/close?{0} closes with «{1}»")
    @CsvSource({
        "'', 1000",
        "code=4000&reason=bye, 4000 bye",
        "code=1001, 1001",
        "code=1011, 1011",
        "code=3000&reason=%E5%86%8D%E8%A7%81, 3000 再见",
        "code=4999, 4999"
    })
    void closes(String query, String close) {
        try (WireClient client = WireClient.open(server.port(), "/close?" + query)) {
            assertThat(client.read().close()).isEqualTo(close);
        }
    }

    @ParameterizedTest(name = "/close?{0} is refused with 400")
    @ValueSource(
            strings = {
                "code=999",
                "code=1004",
                "code=1005",
                "code=1006",
                "code=1012",
                "code=1015",
                "code=2999",
                "code=5000",
                "code=",
                "code=1e3",
                "code=%zz",
                "code=99999999999",
                "code=%D9%A1%D9%A0%D9%A0%D9%A0",
                "reason=124",
                "reason=UTF8"
            })
    void refusesToClose(String query) {
        String long124 = query.replace("124", "x".repeat(124)).replace("UTF8", "%E5%86%8D".repeat(42));
        assertThat(WireClient.answer(server.port(), "/close?" + long124, "")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("The bench sends as many messages of a size as asked, then closes with 1000")
    void bench() {
        try (WireClient client = WireClient.open(server.port(), "/bench?count=1000&size=300")) {
            for (int i = 0; i < 1000; i++) {
                WireClient.Frame frame = client.read();
                assertThat(frame.firstByte()).isEqualTo(0x82);
                assertThat(frame.bytes()).hasSize(300);
            }
            assertThat(client.read().close()).isEqualTo("1000");
        }
    }

    @Test
    @DisplayName("The bench waits for a client that does not read yet: all 64 MiB arrive, though 16 frames may wait")
    void benchWaits() {
        try (WireClient client = WireClient.open(server.port(), "/bench?count=64&size=1048576", "", 4096);
                WireClient other = WireClient.open(server.port(), "/echo")) {
            assertThat(other.text("still served").read().text()).isEqualTo("still served");
            for (int i = 0; i < 64; i++) {
                assertThat(client.read().bytes()).hasSize(1024 * 1024);
            }
            assertThat(client.read().close()).isEqualTo("1000");
        }
    }

    @ParameterizedTest(name = "/bench?{0} is refused with 400")
    @ValueSource(strings = {"count=1000001", "count=-1", "count=x", "size=1048577", "size=", "size=1e3", "size=%zz"})
    void benchBounds(String query) {
        assertThat(WireClient.answer(server.port(), "/bench?" + query, "")).startsWith("HTTP/1.1 400 ");
    }
}
