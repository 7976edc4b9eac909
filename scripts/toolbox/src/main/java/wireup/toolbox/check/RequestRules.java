package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.stream.Stream;

/** Handshakes that a server must accept, however they are written. */
final class RequestRules extends Rules {

    private static final Request OPENING = Request.opening();

    RequestRules() {
        super(Group.HANDSHAKE);
        spelling();
        otherFields();
    }

    private void spelling() {
        explainedBy(Step.READ_REQUEST);
        accepted(
                "RFC 9110 §5.1",
                "lower-case-names",
                "names of fields in lower case",
                "小写的字段名",
                OPENING.change("Upgrade", "upgrade: websocket")
                        .change("Connection", "connection: Upgrade")
                        .change("Sec-WebSocket-Key", "sec-websocket-key: " + Request.KEY)
                        .change("Sec-WebSocket-Version", "sec-websocket-version: 13"));
        accepted(
                "RFC 9110 §5.1",
                "upper-case-names",
                "names of fields in upper case",
                "大写的字段名",
                OPENING.change("Host", "HOST: {host}")
                        .change("Upgrade", "UPGRADE: websocket")
                        .change("Sec-WebSocket-Key", "SEC-WEBSOCKET-KEY: " + Request.KEY));
        accepted(
                "RFC 9112 §5",
                "no-space-after-colon",
                "fields without a space after the colon",
                "冒号后没有空格的字段",
                OPENING.change("Upgrade", "Upgrade:websocket")
                        .change("Sec-WebSocket-Version", "Sec-WebSocket-Version:13"));
        accepted(
                "RFC 9112 §5",
                "space-around-value",
                "spaces and tabs around a field's value",
                "字段值前后的空格和制表符",
                OPENING.change("Upgrade", "Upgrade: \t websocket \t")
                        .change("Sec-WebSocket-Key", "Sec-WebSocket-Key:   " + Request.KEY + "  "));
        accepted(
                "4.2.1",
                "fields-in-another-order",
                "the fields in any order",
                "任意的字段顺序",
                new Request(
                        Stream.concat(
                                        OPENING.lines().stream().limit(1),
                                        OPENING.lines().reversed().stream().limit(5))
                                .toList(),
                        "\r\n"));
        explainedBy(Step.ASK_QUESTIONS);
        accepted(
                "4.2.1",
                "upgrade-mixed-case",
                "Upgrade: WebSocket, since case does not matter there",
                "Upgrade: WebSocket（这里不区分大小写）",
                OPENING.change("Upgrade", "Upgrade: WebSocket"));
        accepted(
                "4.2.1",
                "connection-lower-case",
                "Connection: upgrade, since case does not matter there",
                "Connection: upgrade（这里不区分大小写）",
                OPENING.change("Connection", "Connection: upgrade"));
        accepted(
                "4.2.1",
                "connection-list",
                "Connection: keep-alive, Upgrade",
                "Connection: keep-alive, Upgrade",
                OPENING.change("Connection", "Connection: keep-alive, Upgrade"));
        accepted(
                "RFC 9110 §5.3",
                "connection-in-two-fields",
                "the list of Connection in two fields",
                "分成两个字段的 Connection 列表",
                OPENING.change("Connection", "Connection: keep-alive").with("Connection: Upgrade"));
    }

    private void otherFields() {
        accepted(
                "4.2.1",
                "unknown-fields",
                "fields that it does not know, which it ignores",
                "它不认识的字段，并把它们忽略",
                OPENING.with("X-Wire-Up: yes").with("Sec-WebSocket-Later: maybe"));
        accepted("4.2.1", "cookies", "a Cookie field", "Cookie 字段", OPENING.with("Cookie: a=1; b=\"2\""));
        accepted(
                "4.2.1",
                "user-agent",
                "the fields that browsers send",
                "浏览器会发送的字段",
                OPENING.with("User-Agent: Wire-Up/1")
                        .with("Pragma: no-cache")
                        .with("Cache-Control: no-cache")
                        .with("Accept-Language: zh-CN,en;q=0.8"));
        accepted(
                        "4.1",
                        "two-connections-one-key",
                        "two connections with the same key: a key is no login",
                        "两条 key 相同的连接：key 不是登录凭证",
                        OPENING)
                .then(dialogue -> {
                    try (Dialogue other = dialogue.another()) {
                        return Finding.of(other.open(OPENING), Text.of("101 twice", "两次 101"));
                    }
                });
        explainedBy(Step.READ_REQUEST);
        accepted(
                "RFC 9112 §3.2.2",
                "absolute-form",
                "a request target in absolute form",
                "绝对形式的请求目标",
                OPENING.line("GET http://{host}{target} HTTP/1.1"));
        should(
                        "RFC 9112 §2.2",
                        "empty-line-first",
                        "A server should skip an empty line before the request line.",
                        "服务器应跳过请求行之前的一个空行。")
                .raw()
                .send(new Bytes("\r\n".getBytes(US_ASCII), List.of()).mark(0, 2, Text.of("empty line", "空行")), OPENING)
                .opens();
        should(
                        "RFC 9110 §5.5",
                        "opaque-bytes",
                        "A server should take bytes over 7F in a field's value as opaque.",
                        "字段值中大于 7F 的字节，服务器应当原样接受。")
                .request(OPENING.with("X-Name: caf\u00e9"))
                .opens();
    }

    private Draft accepted(String section, String name, String en, String zh, Request request) {
        return must(section, name, "A server must accept " + en + ".", "服务器必须接受：" + zh + "。")
                .request(request)
                .opens();
    }
}
