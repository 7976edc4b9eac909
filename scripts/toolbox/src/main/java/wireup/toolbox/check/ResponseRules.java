package wireup.toolbox.check;

import java.util.List;
import java.util.function.Predicate;

/** What the response to a right handshake must be. */
final class ResponseRules extends Rules {

    ResponseRules() {
        super(Group.HANDSHAKE);
        explainedBy(Step.OPEN_CONNECTION);
        must("4.2.2", "status-101", "The answer to a right handshake is HTTP/1.1 101.", "对正确握手的回答是 HTTP/1.1 101。")
                .request(Request.opening())
                .opens();
        answer(
                "4.2.2",
                "upgrade",
                "The answer has Upgrade: websocket.",
                "回答里有 Upgrade: websocket。",
                "Upgrade: websocket",
                head -> head.all("Upgrade").size() == 1 && head.lists("Upgrade", "websocket"));
        answer(
                "4.2.2",
                "connection",
                "The answer has Connection: Upgrade.",
                "回答里有 Connection: Upgrade。",
                "Connection: Upgrade",
                head -> head.lists("Connection", "upgrade"));
        answer(
                "RFC 9110 §8.6",
                "no-content-length",
                "A 101 answer has no Content-Length.",
                "101 响应没有 Content-Length。",
                "no Content-Length",
                head -> head.all("Content-Length").isEmpty());
        answer(
                "RFC 9112 §6.1",
                "no-transfer-encoding",
                "A 101 answer has no Transfer-Encoding.",
                "101 响应没有 Transfer-Encoding。",
                "no Transfer-Encoding",
                head -> head.all("Transfer-Encoding").isEmpty());
        accept();
        explainedBy(Step.CHOOSE_SUB_PROTOCOL);
        answer(
                "4.2.2",
                "no-extension-unasked",
                "An extension that nobody offered is not agreed on.",
                "没有提议过的扩展不能出现在回答里。",
                "no Sec-WebSocket-Extensions",
                head -> head.all("Sec-WebSocket-Extensions").isEmpty());
        answer(
                "4.2.2",
                "no-sub-protocol-unasked",
                "A sub-protocol that nobody offered is not agreed on.",
                "没有提议过的子协议不能出现在回答里。",
                "no Sec-WebSocket-Protocol",
                head -> head.all("Sec-WebSocket-Protocol").isEmpty());
        protocol(
                "sub-protocol-unknown",
                "A sub-protocol in the answer is one of those offered.",
                "回答里的子协议必须是提议过的一个。",
                Request.opening().with("Sec-WebSocket-Protocol: wire-up.unheard-of"),
                "wire-up.unheard-of");
        protocol(
                "sub-protocols-in-two-fields",
                "Sub-protocols offered in two fields are one list.",
                "分在两个字段里的子协议是同一个列表。",
                Request.opening()
                        .with("Sec-WebSocket-Protocol: wire-up.one")
                        .with("Sec-WebSocket-Protocol: wire-up.two"),
                "wire-up.(one|two)");
        protocol(
                "sub-protocol-case",
                "Names of sub-protocols are compared with their case.",
                "子协议的名字区分大小写。",
                Request.opening().with("Sec-WebSocket-Protocol: WIRE-UP.Mixed"),
                "WIRE-UP\\.Mixed");
    }

    private void accept() {
        explainedBy(Step.COMPUTE_ANSWER);
        accepts(
                "accept-value",
                Request.KEY,
                "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                "the example in section 1.3",
                "第 1.3 节的例子");
        accepts("accept-of-zeros", "AAAAAAAAAAAAAAAAAAAAAA==", null, "a key of 16 zero bytes", "16 个零字节的 key");
        accepts("accept-of-ones", "/////////////////////w==", null, "a key of 16 bytes FF", "16 个 FF 字节的 key");
        answer(
                "4.2.2",
                "accept-once",
                "Sec-WebSocket-Accept stands in the answer once.",
                "Sec-WebSocket-Accept 在回答里只出现一次。",
                "one Sec-WebSocket-Accept",
                head -> head.all("Sec-WebSocket-Accept").size() == 1);
    }

    private void accepts(String name, String key, String known, String en, String zh) {
        String value = known == null ? Accept.of(key) : known;
        Text expected = Text.same("Sec-WebSocket-Accept: " + value);
        must(
                        "4.2.2",
                        name,
                        "Sec-WebSocket-Accept is the base64 of the SHA-1 of the key and the GUID; here for " + en + ".",
                        "Sec-WebSocket-Accept 是 key 加 GUID 的 SHA-1 的 base64；这里用" + zh + "。")
                .request(Request.opening().change("Sec-WebSocket-Key", "Sec-WebSocket-Key: " + key))
                .then(Expect.response(
                        expected, head -> head.all("Sec-WebSocket-Accept").contains(value)));
    }

    private void answer(
            String section, String name, String en, String zh, String expected, Predicate<Event.Response> property) {
        must(section, name, en, zh)
                .request(Request.opening())
                .then(Expect.response(
                        Text.of(expected, expected.replace("no ", "没有 ").replace("one ", "恰好一个 ")), property));
    }

    private void protocol(String name, String en, String zh, Request request, String pattern) {
        Text expected = Text.of("101 with no sub-protocol, or with one of those offered", "101，没有子协议，或者有提议过的一个");
        must("4.2.2", name, en, zh).request(request).then(Expect.response(expected, head -> {
            List<String> chosen = head.all("Sec-WebSocket-Protocol");
            return chosen.isEmpty() || (chosen.size() == 1 && chosen.getFirst().matches(pattern));
        }));
    }
}
