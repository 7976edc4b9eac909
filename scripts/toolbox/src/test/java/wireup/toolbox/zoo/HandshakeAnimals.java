package wireup.toolbox.zoo;

import static wireup.toolbox.zoo.Animal.animal;

import java.util.List;

/** Wrong in the opening handshake, chapter 03. */
final class HandshakeAnimals {

    static final List<Animal> ALL = List.of(
            animal(
                            "wrong-accept",
                            "Sec-WebSocket-Accept is made with SHA-256.",
                            "Sec-WebSocket-Accept 用 SHA-256 算出。",
                            "handshake.accept-value")
                    .change(
                            "OpeningHandshake",
                            "return MessageDigest.getInstance(\"SHA-1\").digest(text.getBytes(US_ASCII));",
                            "return MessageDigest.getInstance(\"SHA-256\").digest(text.getBytes(US_ASCII));"),
            animal(
                            "accept-without-guid",
                            "Sec-WebSocket-Accept is made of the key alone.",
                            "Sec-WebSocket-Accept 只用 key 算出。",
                            "handshake.accept-value")
                    .change("OpeningHandshake", "return base64(sha1(key + GUID));", "return base64(sha1(key));"),
            animal("key-not-checked", "Any key is taken.", "任何 key 都接受。", "handshake.key-short")
                    .change("OpeningHandshake", """
                            if (!KEY.matcher(key).matches()) {
                                throw new RequestRejected(400, "Sec-WebSocket-Key must be 16 bytes in base64.");
                            }
                            """, ""),
            animal("version-not-checked", "Any version is taken.", "任何版本都接受。", "handshake.version-14")
                    .change("OpeningHandshake", """
                            if (!request.all("Sec-WebSocket-Version").equals(List.of("13"))) {
                                throw new RequestRejected(426, "The version must be 13.", "Sec-WebSocket-Version: 13");
                            }
                            """, ""),
            animal(
                            "version-not-offered",
                            "The answer to another version does not name the right one.",
                            "对其他版本的回答没有给出正确的版本。",
                            "handshake.version-offered-instead")
                    .change(
                            "OpeningHandshake",
                            "throw new RequestRejected(426, \"The version must be 13.\", \"Sec-WebSocket-Version: 13\");",
                            "throw new RequestRejected(426, \"The version must be 13.\");"),
            animal(
                            "connection-not-a-list",
                            "Connection must be the word Upgrade and nothing else.",
                            "Connection 必须恰好是 Upgrade 一个词。",
                            "handshake.connection-list")
                    .change(
                            "OpeningHandshake",
                            "if (!request.lists(\"Connection\", \"upgrade\")) {",
                            "if (!request.only(\"Connection\").equalsIgnoreCase(\"upgrade\")) {"),
            animal(
                            "sub-protocol-unasked",
                            "The server names its sub-protocol whether it was offered or not.",
                            "不论客户端是否提议，服务器都给出自己的子协议。",
                            "handshake.no-sub-protocol-unasked")
                    .change(
                            "OpeningHandshake",
                            "return offered.stream().filter(protocols::contains).findFirst().orElse(null);",
                            "return protocols.iterator().next();"),
            animal(
                            "sub-protocols-repeated",
                            "The whole list of offered sub-protocols comes back.",
                            "把客户端提议的子协议列表整个发回。",
                            "handshake.sub-protocols-in-two-fields")
                    .change(
                            "OpeningHandshake",
                            "return offered.stream().filter(protocols::contains).findFirst().orElse(null);",
                            "return offered.isEmpty() ? null : String.join(\", \", offered);"),
            animal(
                            "early-frame-lost",
                            "What comes in one segment with the request is lost.",
                            "与请求在同一个 TCP 段里到达的数据丢失。",
                            "handshake.frame-with-the-request")
                    .change(
                            "Connection",
                            "afterUpgrade.serve(socket, in.takeRest(), request, response);",
                            "afterUpgrade.serve(socket, new byte[0], request, response);"),
            animal("body-accepted", "A handshake may have a body.", "握手请求可以带正文。", "handshake.content-length")
                    .change(
                            "Site",
                            "if (request.has(\"Content-Length\") || request.has(\"Transfer-Encoding\")) {",
                            "if (false) {"));

    private HandshakeAnimals() {}
}
