package wireup.toolbox.check;

import java.util.List;

/** The key and the version of the opening handshake, where they are wrong. */
final class KeyRules extends Rules {

    private static final Request OPENING = Request.opening();

    KeyRules() {
        super(Group.HANDSHAKE);
        explainedBy(Step.ASK_QUESTIONS);
        keys();
        versions();
    }

    private void keys() {
        refuses(
                        "4.2.1",
                        "no-key",
                        "a request without Sec-WebSocket-Key",
                        "没有 Sec-WebSocket-Key 的请求",
                        OPENING.without("Sec-WebSocket-Key"))
                .refused(400);
        refuses(
                        "11.3.1",
                        "key-twice",
                        "the same key in two fields",
                        "在两个字段里重复的 key",
                        OPENING.with("Sec-WebSocket-Key: " + Request.KEY))
                .refused(400);
        refuses(
                        "11.3.1",
                        "two-keys",
                        "two different keys",
                        "两个不同的 key",
                        OPENING.with("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="))
                .refused(400);
        key("empty", "", "an empty key", "空的 key");
        key("short", "abc", "the key abc", "key abc");
        key("of-15-bytes", "dGhlIHNhbXBsZSBub25j", "a key of 15 bytes", "15 个字节的 key");
        key("of-17-bytes", "dGhlIHNhbXBsZSBub25jZSE=", "a key of 17 bytes", "17 个字节的 key");
        key(
                "not-base64",
                "dGhl%HNhbXBsZSBub25jZQ==",
                "a key with a character that base64 does not have",
                "含有非 base64 字符的 key");
        key("base64url", "dGhlIHNh-XBsZSBub_5jZQ==", "a key in the base64 of URLs", "用 URL 版 base64 写的 key");
        key("unpadded", "dGhlIHNhbXBsZSBub25jZQ", "a key without its padding", "缺少填充的 key");
        key("overpadded", "dGhlIHNhbXBsZSBub25jZQ===", "a key with too much padding", "填充过多的 key");
        key("with-a-space", "dGhlIHNhbXBs ZSBub25jZQ==", "a key with a space inside", "中间有空格的 key");
    }

    private void key(String name, String key, String en, String zh) {
        refuses(
                        "4.2.1",
                        "key-" + name,
                        en + ": it is 16 bytes in base64",
                        zh + "：它应是 16 个字节的 base64",
                        OPENING.change("Sec-WebSocket-Key", "Sec-WebSocket-Key: " + key))
                .refused(400);
    }

    private void versions() {
        refuses(
                        "4.2.1",
                        "no-version",
                        "a request without Sec-WebSocket-Version",
                        "没有 Sec-WebSocket-Version 的请求",
                        OPENING.without("Sec-WebSocket-Version"))
                .refused();
        for (String version : List.of("0", "8", "12")) {
            should(
                            "4.2.2",
                            "version-" + version,
                            "Version " + version + " is a draft's: a server should refuse it.",
                            "版本 " + version + " 属于草案：服务器应当拒绝。")
                    .request(version(version))
                    .refused(426, 400);
        }
        for (String version : List.of("14", "100", "255")) {
            refuses(
                            "4.2.2",
                            "version-" + version,
                            "version " + version + ": there is no such version",
                            "版本 " + version + "：没有这个版本",
                            version(version))
                    .refused(426, 400);
        }
        refuses("4.2.1", "version-empty", "an empty version", "空的版本", version(""))
                .refused();
        refuses("11.3.5", "version-13x", "13x, which is no number", "13x：这不是数字", version("13x"))
                .refused();
        refuses("11.3.5", "version-013", "013: a version has no leading zero", "013：版本没有前导零", version("013"))
                .refused();
        refuses(
                        "4.2.1",
                        "version-list",
                        "the list 13, 8: a client asks for one version",
                        "列表 13, 8：客户端只能要求一个版本",
                        version("13, 8"))
                .refused();
        should("11.3.5", "version-twice", "A server should refuse a version that is given twice.", "版本给出两次时，服务器应当拒绝。")
                .request(OPENING.with("Sec-WebSocket-Version: 13"))
                .refused();
        should(
                        "4.2.2",
                        "version-status",
                        "The answer to an unknown version should be 426 Upgrade Required.",
                        "对未知版本的回答应当是 426 Upgrade Required。")
                .request(version("255"))
                .refused(426);
        Text expected = Text.of("Sec-WebSocket-Version: 13 in the refusal", "拒绝的响应里要有 Sec-WebSocket-Version: 13");
        must(
                        "4.2.2",
                        "version-offered-instead",
                        "The answer to an unknown version must name the versions that the server speaks.",
                        "对未知版本的回答必须列出服务器支持的版本。")
                .request(version("255"))
                .then(dialogue -> Finding.of(
                        dialogue.head() instanceof Event.Response head
                                && head.status() != 101
                                && head.lists("Sec-WebSocket-Version", "13"),
                        expected));
    }

    private static Request version(String version) {
        return OPENING.change("Sec-WebSocket-Version", "Sec-WebSocket-Version: " + version);
    }
}
