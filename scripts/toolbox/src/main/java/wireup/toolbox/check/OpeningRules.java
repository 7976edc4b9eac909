package wireup.toolbox.check;

import java.util.List;

/** How TCP may cut an opening handshake, and what a server may choose to do with one. */
final class OpeningRules extends Rules {

    private static final Request OPENING = Request.opening();

    OpeningRules() {
        super(Group.HANDSHAKE);
        explainedBy(Step.READ_REQUEST);
        segments();
        choices();
    }

    private void segments() {
        cut("in-the-request-line", "in the request line", "请求行中间", 3);
        cut("in-a-field-name", "in a field's name", "字段名中间", "GET {target} HTTP/1.1\r\nHo");
        cut("between-cr-and-lf", "between a CR and its LF", "CR 和 LF 之间", "GET {target} HTTP/1.1\r");
        cut("before-the-empty-line", "before the empty line", "空行之前", -2);
        cut("before-the-last-byte", "before the last byte", "最后一个字节之前", -1);
        must("4.2.1", "byte-by-byte", "A server must read a request that comes byte by byte.", "请求逐字节到达时，服务器必须能读完它。")
                .raw()
                .sendByteByByte(OPENING)
                .opens();
        explainedBy(Step.OPEN_CONNECTION);
        together(
                        "frame-with-the-request",
                        "A first frame in the TCP segment of the request must not be lost.",
                        "与请求在同一个 TCP 段里的第一个帧不能丢失。",
                        Frame.text("early"))
                .echo("early");
        together(
                        "two-frames-with-the-request",
                        "Two frames in the TCP segment of the request must not be lost.",
                        "与请求在同一个 TCP 段里的两个帧不能丢失。",
                        Frame.text("first"),
                        Frame.text("second"))
                .echo("first")
                .echo("second");
        byte[] half = Bytes.hex("81 85 37 fa");
        together(
                        "half-a-frame-with-the-request",
                        "Half a frame in the TCP segment of the request must not be lost.",
                        "与请求在同一个 TCP 段里的半个帧不能丢失。",
                        new Bytes(half, List.of()))
                .send(new Bytes(Bytes.hex("21 3d 7f 9f 4d 51 58"), List.of()))
                .echo("Hello");
    }

    private Draft together(String name, String en, String zh, Sendable... frames) {
        return must("4.2.2", name, en, zh)
                .raw()
                .then(dialogue -> {
                    Sendable[] all = new Sendable[frames.length + 1];
                    all[0] = OPENING;
                    System.arraycopy(frames, 0, all, 1, frames.length);
                    dialogue.send(all);
                    return Finding.RIGHT;
                })
                .opens();
    }

    private void cut(String name, String en, String zh, Object where) {
        must(
                        "4.2.1",
                        "cut-" + name,
                        "A server must read a request that TCP cuts " + en + ".",
                        "TCP 把请求断在" + zh + "时，服务器必须能读完它。")
                .raw()
                .then(dialogue -> {
                    int length = dialogue.length(OPENING);
                    int at = where instanceof String before
                            ? dialogue.length(new Request(List.of(new Request.Line(before, false)), ""))
                            : (int) where;
                    dialogue.sendInPieces(OPENING, at < 0 ? length + at : at);
                    return Finding.RIGHT;
                })
                .opens();
    }

    private void choices() {
        explainedBy(Step.ASK_QUESTIONS);
        chosen(
                "4.2.1",
                "upgrade-list",
                "Upgrade lists another protocol before websocket.",
                "Upgrade 在 websocket 之前还列出了别的协议。",
                OPENING.change("Upgrade", "Upgrade: h2c, websocket"));
        chosen(
                "10.2",
                "origin-of-another-site",
                "Origin names another site.",
                "Origin 是另一个网站。",
                OPENING.with("Origin: http://other.example"));
        chosen("10.2", "origin-null", "Origin is null.", "Origin 是 null。", OPENING.with("Origin: null"));
        chosen(
                "RFC 4648 §3.5",
                "key-with-loose-bits",
                "The key's last character has bits set that belong to no byte.",
                "key 的最后一个字符带有不属于任何字节的位。",
                OPENING.change("Sec-WebSocket-Key", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZR=="));
        explainedBy(Step.READ_REQUEST);
        chosen(
                "RFC 9112 §2.2",
                "bare-lf",
                "The lines end with LF alone, which a server may accept.",
                "行以单独的 LF 结束，服务器可以接受。",
                OPENING.lineEnd("\n"));
        chosen(
                "RFC 9112 §5.2",
                "folded-line",
                "A field is folded into two lines, which a server may refuse or join.",
                "一个字段折成两行，服务器可以拒绝，也可以接上。",
                OPENING.with("X-Folded: one\r\n two"));
        chosen(
                "RFC 9112 §3",
                "two-spaces",
                "The request line has two spaces, which a server may accept.",
                "请求行里有两个空格，服务器可以接受。",
                OPENING.line("GET  {target} HTTP/1.1"));
        chosen(
                "RFC 9110 §5.5",
                "nul-in-a-field",
                "A field that does not matter has a NUL in it.",
                "一个无关的字段里有 NUL。",
                OPENING.with("X-Nul: a\0b"));
        chosen(
                "RFC 9112 §6.3",
                "content-length-0",
                "The request says Content-Length: 0.",
                "请求带有 Content-Length: 0。",
                OPENING.with("Content-Length: 0"));
        explainedBy(Step.CHOOSE_SUB_PROTOCOL);
        chosen(
                "4.1",
                "sub-protocol-twice",
                "A sub-protocol is offered twice, which a client must not do.",
                "同一个子协议提议了两次，客户端本不该这样。",
                OPENING.with("Sec-WebSocket-Protocol: chess, chess"));
    }

    private void chosen(String section, String name, String en, String zh, Request request) {
        open(section, name, en, zh).request(request).observes();
    }
}
