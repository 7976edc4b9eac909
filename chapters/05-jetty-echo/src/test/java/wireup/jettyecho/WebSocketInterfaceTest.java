package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.support.Web;
import wireup.testsupport.Browser;
import wireup.testsupport.BrowserTest;

/** What the chapter's tables say of the browser's WebSocket interface, asked of the browser. */
@BrowserTest
class WebSocketInterfaceTest {

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

    /** The value of a JavaScript function's body, which may wait for {@code next(socket, event)}. */
    private static Object run(Browser browser, String body) {
        return browser.evaluate("""
                (async () => {
                  const next = (socket, type) =>
                    new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
                  const refusal = (action) => {
                    try {
                      return String(action());
                    } catch (error) {
                      return error.name;
                    }
                  };
                  const opened = async (...args) => {
                    const socket = new WebSocket(...args);
                    await next(socket, "open");
                    return socket;
                  };
                  %s
                })()""".formatted(body));
    }

    @Test
    @DisplayName("The constructor takes relative and http URLs, and refuses fragments, schemes and bad sub-protocols")
    void constructor(Browser browser) {
        browser.open(server.port(), "/?lang=en");
        assertThat(run(browser, """
                const relative = await opened("/echo");
                const http = await opened(`http://${location.host}/sub-protocol`, ["departures.v1", "chess"]);
                const result = [relative.url, relative.protocol, http.url, http.protocol, http.extensions];
                relative.close();
                http.close();
                return result;
                """))
                .isEqualTo(List.of(
                        "ws://localhost:" + server.port() + "/echo",
                        "",
                        "ws://localhost:" + server.port() + "/sub-protocol",
                        "departures.v1",
                        ""));
        assertThat(run(browser, """
                return ["/echo#top", "ftp://localhost/echo"].map((url) => refusal(() => new WebSocket(url)))
                  .concat([["chat", "chat"], ["two words"], [""]].map((list) =>
                    refusal(() => new WebSocket("/echo", list))));
                """))
                .isEqualTo(List.of("SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError"));
    }

    @Test
    @DisplayName("send takes text and four kinds of bytes, not before open; after close it drops and counts")
    void send(Browser browser) {
        browser.open(server.port(), "/?lang=en");
        assertThat(run(browser, """
                const socket = new WebSocket("/echo");
                const early = refusal(() => socket.send("x"));
                const states = [socket.readyState];
                await next(socket, "open");
                states.push(socket.readyState);
                const types = [socket.binaryType];
                const bytes = new Uint8Array([1, 2, 3]);
                for (const data of ["x", bytes, bytes.buffer, new DataView(bytes.buffer), new Blob([bytes])]) {
                  socket.send(data);
                  const event = await next(socket, "message");
                  types.push(typeof event.data === "string" ? event.data : `${event.data.constructor.name} ${event.data.size}`);
                }
                socket.binaryType = "nonsense";
                socket.binaryType = "arraybuffer";
                socket.send(bytes);
                const last = await next(socket, "message");
                types.push(`${last.data.constructor.name} ${last.data.byteLength}`, last.origin);
                socket.close();
                states.push(socket.readyState);
                await next(socket, "close");
                states.push(socket.readyState);
                socket.send("four");
                return { early, states, types, buffered: socket.bufferedAmount };
                """))
                .isEqualTo(Map.of(
                        "early",
                        "InvalidStateError",
                        "states",
                        List.of(0L, 1L, 2L, 3L),
                        "types",
                        List.of(
                                "blob",
                                "x",
                                "Blob 3",
                                "Blob 3",
                                "Blob 3",
                                "Blob 3",
                                "ArrayBuffer 3",
                                "ws://localhost:" + server.port()),
                        "buffered",
                        4L));
        assertThat(browser.consoleErrors()).singleElement().asString().contains("CLOSING or CLOSED");
    }

    @Test
    @DisplayName("close takes 1000 and 3000 to 4999 and a reason of 123 bytes; the close event tells code and reason")
    void close(Browser browser) {
        browser.open(server.port(), "/?lang=en");
        assertThat(run(browser, """
                const socket = await opened("/echo");
                const refused = [999, 1001, 1006, 2999, 5000].map((code) => refusal(() => socket.close(code)));
                refused.push(refusal(() => socket.close(1000, "é".repeat(62))));
                socket.close(4999, "é".repeat(61));
                const end = await next(socket, "close");
                const plain = await opened("/echo");
                plain.close();
                const without = await next(plain, "close");
                return [...refused, end.code, end.reason.length, end.wasClean, without.code, without.wasClean];
                """))
                .isEqualTo(List.of(
                        "InvalidAccessError",
                        "InvalidAccessError",
                        "InvalidAccessError",
                        "InvalidAccessError",
                        "InvalidAccessError",
                        "SyntaxError",
                        4999L,
                        61L,
                        true,
                        1005L,
                        true));
    }

    @Test
    @DisplayName("A refused handshake is an error event that says nothing, then close with 1006, whatever the status")
    void failure(Browser browser) {
        browser.open(server.port(), "/?lang=en");
        assertThat(run(browser, """
                const events = [];
                const socket = new WebSocket("/bench?count=many");
                socket.addEventListener("open", () => events.push("open"));
                socket.addEventListener("error", (event) => events.push(event.type, event.constructor.name));
                const end = await next(socket, "close");
                return [...events, end.code, end.reason, end.wasClean];
                """)).isEqualTo(List.of("error", "Event", 1006L, "", false));
        assertThat(browser.consoleErrors()).singleElement().asString().contains("400");
    }
}
