package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;

/** Requests that must not become a WebSocket. */
final class RefusalRules extends Rules {

    private static final Request OPENING = Request.opening();

    RefusalRules() {
        super(Group.HANDSHAKE);
        requestLine();
        fields();
        grammar();
        bodies();
    }

    private void requestLine() {
        explainedBy(Step.ASK_QUESTIONS);
        for (String method : List.of("POST", "PUT", "HEAD")) {
            refuses(
                            "4.2.1",
                            "method-" + method.toLowerCase(Locale.ROOT),
                            "a handshake with " + method + ": only GET opens a WebSocket",
                            "用 " + method + " 的握手：只有 GET 才能打开 WebSocket",
                            OPENING.line(method + " {target} HTTP/1.1"))
                    .refused();
        }
        explainedBy(Step.READ_REQUEST);
        refuses(
                        "RFC 9110 §9.1",
                        "method-lower-case",
                        "the method get: methods are case-sensitive",
                        "方法 get：方法区分大小写",
                        OPENING.line("get {target} HTTP/1.1"))
                .refused();
        refuses(
                        "4.2.1",
                        "http-1.0",
                        "HTTP/1.0, which knows no Upgrade",
                        "HTTP/1.0：它没有 Upgrade",
                        OPENING.line("GET {target} HTTP/1.0"))
                .refused();
        refuses("4.2.1", "http-0.9", "a request line without a version", "没有版本的请求行", OPENING.line("GET {target}"))
                .refused();
        refuses(
                        "RFC 9112 §2.3",
                        "version-malformed",
                        "HTTP/1.1x, which is no version",
                        "HTTP/1.1x：这不是版本",
                        OPENING.line("GET {target} HTTP/1.1x"))
                .refused();
        should(
                        "RFC 9112 §3",
                        "version-lower-case",
                        "A server should refuse http/1.1: the protocol's name is case-sensitive.",
                        "服务器应当拒绝 http/1.1：协议名区分大小写。")
                .request(OPENING.line("GET {target} http/1.1"))
                .refused();
    }

    private void fields() {
        refuses("RFC 9112 §3.2", "no-host", "a request without Host", "没有 Host 的请求", OPENING.without("Host"))
                .refused(400);
        refuses(
                        "RFC 9112 §3.2",
                        "two-hosts",
                        "a request with two Host fields",
                        "有两个 Host 字段的请求",
                        OPENING.with("Host: other.example"))
                .refused(400);
        refuses(
                        "RFC 9112 §3.2",
                        "host-malformed",
                        "a Host that is no host",
                        "不是主机名的 Host",
                        OPENING.change("Host", "Host: a b/c"))
                .refused(400);
        explainedBy(Step.ASK_QUESTIONS);
        refuses("4.2.1", "no-upgrade", "a request without Upgrade", "没有 Upgrade 的请求", OPENING.without("Upgrade"))
                .refused();
        refuses(
                        "4.2.1",
                        "upgrade-to-something-else",
                        "an upgrade to something else",
                        "升级到别的协议",
                        OPENING.change("Upgrade", "Upgrade: h2c"))
                .refused();
        refuses(
                        "4.2.1",
                        "upgrade-look-alike",
                        "Upgrade: websockets, which is another word",
                        "Upgrade: websockets：这是另一个词",
                        OPENING.change("Upgrade", "Upgrade: websockets"))
                .refused();
        refuses(
                        "4.2.1",
                        "no-connection",
                        "a request without Connection",
                        "没有 Connection 的请求",
                        OPENING.without("Connection"))
                .refused();
        refuses(
                        "4.2.1",
                        "connection-without-upgrade",
                        "a Connection that does not list Upgrade",
                        "没有列出 Upgrade 的 Connection",
                        OPENING.change("Connection", "Connection: keep-alive"))
                .refused();
        refuses(
                        "4.2.1",
                        "connection-look-alike",
                        "Connection: not-upgrade, which is another token",
                        "Connection: not-upgrade：这是另一个 token",
                        OPENING.change("Connection", "Connection: not-upgrade"))
                .refused();
        explainedBy(Step.CHOOSE_SUB_PROTOCOL);
        refuses(
                        "11.3.4",
                        "sub-protocol-malformed",
                        "a sub-protocol that is no token",
                        "不是 token 的子协议",
                        OPENING.with("Sec-WebSocket-Protocol: two words"))
                .refused(400);
        should(
                        "11.3.4",
                        "sub-protocol-empty",
                        "A server should refuse an empty list of sub-protocols.",
                        "子协议列表为空时，服务器应当拒绝。")
                .request(OPENING.with("Sec-WebSocket-Protocol:"))
                .refused(400);
    }

    private void grammar() {
        explainedBy(Step.READ_REQUEST);
        refuses(
                        "RFC 9112 §5.1",
                        "space-before-colon",
                        "a space before a field's colon",
                        "字段冒号之前的空格",
                        OPENING.with("X-Space : 1"))
                .refused(400);
        refuses("4.2.1", "line-without-colon", "a line without a colon", "没有冒号的一行", OPENING.with("Nonsense"))
                .refused(400);
        refuses("4.2.1", "field-without-name", "a field without a name", "没有名字的字段", OPENING.with(": value"))
                .refused(400);
        refuses(
                        "4.2.1",
                        "field-name-malformed",
                        "a field's name with a control character",
                        "名字里有控制字符的字段",
                        OPENING.with("X-\u0001: 1"))
                .refused(400);
        refuses(
                        "4.2.1",
                        "nul-in-the-key",
                        "a NUL in the key",
                        "key 里的 NUL",
                        OPENING.change("Sec-WebSocket-Key", "Sec-WebSocket-Key: dGhlIHNh\0XBsZSBub25jZQ=="))
                .refused(400);
        should(
                        "RFC 9112 §3",
                        "target-with-space",
                        "A server should refuse a space in the request target.",
                        "请求目标里有空格时，服务器应当拒绝。")
                .request(OPENING.line("GET {target} {target} HTTP/1.1"))
                .refused();
        should(
                        "RFC 9112 §3",
                        "target-with-control",
                        "A server should refuse a control character in the request target.",
                        "请求目标里有控制字符时，服务器应当拒绝。")
                .request(OPENING.line("GET {target}\u0001 HTTP/1.1"))
                .refused();
    }

    private void bodies() {
        explainedBy(Step.READ_REQUEST);
        body("content-length", "Content-Length", "Content-Length", OPENING.with("Content-Length: 5"));
        body("chunked", "Transfer-Encoding", "Transfer-Encoding", OPENING.with("Transfer-Encoding: chunked"));
        body(
                "content-length-and-chunked",
                "both Content-Length and Transfer-Encoding",
                "同时有 Content-Length 和 Transfer-Encoding",
                OPENING.with("Content-Length: 5").with("Transfer-Encoding: chunked"));
        refuses(
                        "RFC 9112 §6.3",
                        "two-content-lengths",
                        "two lengths of content that differ",
                        "两个不同的 Content-Length",
                        OPENING.with("Content-Length: 5").with("Content-Length: 6"))
                .refused(400);
        refuses(
                        "RFC 9112 §6.3",
                        "content-length-malformed",
                        "a Content-Length that is no number",
                        "不是数字的 Content-Length",
                        OPENING.with("Content-Length: five"))
                .refused(400);
        Bytes hidden = new Bytes("GET / HTTP/1.1\r\nHost: hidden.example\r\n\r\n".getBytes(US_ASCII), List.of());
        Text expected = Text.of(
                "one answer, and no answer to the request that is hidden in the content", "只有一个响应，藏在内容里的请求得不到回答");
        robust(
                        "RFC 9112 §11.2",
                        "no-smuggling",
                        "What a refused handshake carries must not be taken for another request.",
                        "被拒绝的握手里携带的内容，不能当成另一个请求。")
                .raw()
                .send(
                        OPENING.with("Content-Length: " + hidden.length()).with("Transfer-Encoding: chunked"),
                        hidden.mark(0, hidden.length(), Text.of("hidden request", "夹带的请求")))
                .refused()
                .then(dialogue -> Finding.of(!dialogue.anotherResponse(), expected));
    }

    private void body(String name, String en, String zh, Request request) {
        robust(
                        "RFC 9112 §11.2",
                        name,
                        "A server must refuse a handshake with " + en + ", or requests can be smuggled.",
                        "服务器必须拒绝带有 " + zh + " 的握手，否则可以夹带请求。")
                .request(request)
                .refused(400);
    }
}
