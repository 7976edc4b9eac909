package wireup.handshake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {

    private static HttpRequest read(String head) throws IOException {
        return HttpRequest.read(new ByteArrayInputStream(head.getBytes(ISO_8859_1)));
    }

    private static void rejects(int status, String head) {
        assertThatThrownBy(() -> read(head))
                .isInstanceOfSatisfying(
                        RequestRejected.class,
                        rejected -> assertThat(rejected.response().status()).isEqualTo(status));
    }

    @Test
    @DisplayName("Field names are case-insensitive, their values lose the white space around them")
    void fields() throws IOException {
        HttpRequest request = read("GET /echo?id=7 HTTP/1.1\r\nhOsT:localhost:9998\r\nX: \t a b \t\r\n\r\n");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/echo");
        assertThat(request.query()).isEqualTo("id=7");
        assertThat(request.only("Host")).isEqualTo("localhost:9998");
        assertThat(request.only("x")).isEqualTo("a b");
    }

    @Test
    @DisplayName("A list may stretch over several fields")
    void list() throws IOException {
        HttpRequest request =
                read("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive,\r\nConnection: Upgrade\r\n\r\n");
        assertThat(request.list("Connection")).containsExactly("keep-alive", "Upgrade");
        assertThat(request.lists("Connection", "upgrade")).isTrue();
    }

    @Test
    @DisplayName("The absolute-form means the same as the origin-form")
    void absoluteForm() throws IOException {
        assertThat(read("GET http://a:1/x?y HTTP/1.1\r\nHost: a\r\n\r\n").target())
                .isEqualTo("/x?y");
        assertThat(read("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n").target()).isEqualTo("/");
    }

    @Test
    @DisplayName("Reading stops at the byte after the empty line")
    void leavesTheRest() throws IOException {
        var in = new ByteArrayInputStream("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest".getBytes(ISO_8859_1));
        assertThat(HttpRequest.read(in).head()).isEqualTo("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(new String(in.readAllBytes(), ISO_8859_1)).isEqualTo("rest");
    }

    @Test
    @DisplayName("A stream that ends before its first byte is no request")
    void nothing() throws IOException {
        assertThat(read("")).isNull();
    }

    @ParameterizedTest
    @DisplayName("What RFC 9112 does not allow gets 400")
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\rHost: a\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
                "GET /\r\nHost: a\r\n\r\n",
                "GET echo HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET / http/1.1\r\nHost: a\r\n\r\n",
                "GET /\u0007 HTTP/1.1\r\nHost: a\r\n\r\n",
                "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: user@a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n: no name\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: \u001b[2J\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
            })
    void malformed(String head) {
        rejects(400, head);
    }

    @Test
    @DisplayName("More than 100 fields, or more than 8 KiB, get 431")
    void limits() throws IOException {
        String start = "GET / HTTP/1.1\r\nHost: a\r\n";
        assertThat(read(start + "x: y\r\n".repeat(99) + "\r\n").all("x")).hasSize(99);
        rejects(431, start + "x: y\r\n".repeat(100) + "\r\n");

        int room = HeadReader.MAX_BYTES - (start + "x: \r\n\r\n").length();
        assertThat(read(start + "x: " + "y".repeat(room) + "\r\n\r\n").only("x"))
                .hasSize(room);
        rejects(431, start + "x: " + "y".repeat(room + 1) + "\r\n\r\n");
    }
}
