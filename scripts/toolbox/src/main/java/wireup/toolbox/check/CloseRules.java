package wireup.toolbox.check;

import java.time.Duration;
import java.util.List;

/** The closing handshake, RFC 6455 §5.5.1 and §7. */
final class CloseRules extends Rules {

    CloseRules() {
        super(Group.CLOSE);
        explainedBy(Step.CONTROL);
        handshake();
        around();
        server();
    }

    private void handshake() {
        must(
                        "5.5.1",
                        "answered",
                        "A Close frame without a code is answered with a Close frame.",
                        "没有关闭码的 Close 帧要用 Close 帧来回答。")
                .send(Frame.close().mark(Field.OPCODE))
                .closes(0);
        must(
                        "5.5.1",
                        "answered-with-reason",
                        "A Close frame with a code and a reason is answered.",
                        "带关闭码和原因的 Close 帧要回答。")
                .send(Frame.close(1000, "bye").mark(Field.PAYLOAD))
                .closes(1000);
        must(
                        "7.1.1",
                        "tcp-ends",
                        "After both Close frames the server ends the TCP connection.",
                        "双方的 Close 帧之后，服务器要结束 TCP 连接。")
                .send(Frame.close(1000, ""))
                .closes(1000)
                .ends();
        must(
                        "7.1.1",
                        "tcp-ends-without-code",
                        "After Close frames without a code the server ends the TCP connection too.",
                        "没有关闭码的 Close 帧之后，服务器也要结束 TCP 连接。")
                .send(Frame.close())
                .closes(0)
                .ends();
        must(
                        "7.1.7",
                        "tcp-ends-after-failure",
                        "When a connection failed and the client answered, the server ends TCP.",
                        "连接失败、客户端也回答之后，服务器要结束 TCP 连接。")
                .send(Frame.text("x").opcode(3).mark(Field.OPCODE))
                .fails(1002)
                .send(Frame.close(1002, ""))
                .ends();
        must("5.5.1", "byte-by-byte", "A Close frame may come byte by byte.", "Close 帧可以逐字节到达。")
                .sendByteByByte(Frame.close(1000, "bye"))
                .closes(1000);
        must("5.3", "mask", "The mask of a Close frame is taken off: the code is 1000.", "Close 帧的掩码要去掉：关闭码是 1000。")
                .send(Frame.close(1000, "").key("fc 17 00 ff").mark(Field.KEY))
                .closes(1000);
        must(
                        "5.5.1",
                        "half-closed",
                        "A Close frame is answered though the client's TCP direction ends with it.",
                        "客户端发完 Close 就结束自己的 TCP 方向，服务器仍要回答。")
                .send(Frame.close(1000, ""))
                .then(dialogue -> {
                    dialogue.wire().finish();
                    return Finding.RIGHT;
                })
                .closes(1000);
        should(
                        "5.5.1",
                        "code-echoed",
                        "The answer to a Close frame should have the same code.",
                        "对 Close 帧的回答应当带同样的关闭码。")
                .send(Frame.close(3001, "").mark(Field.PAYLOAD))
                .then(dialogue -> Finding.of(
                        dialogue.next() instanceof Event.Came(ServerFrame frame)
                                && frame.opcode() == Frame.CLOSE
                                && frame.code() == 3001,
                        Text.same("Close 3001")));
    }

    private void around() {
        must("1.4", "text-after-close", "What comes after a Close frame is discarded.", "Close 帧之后到来的数据要丢弃。")
                .send(Frame.close(1000, ""), Frame.text("too late").mark(Field.OPCODE))
                .closes(1000)
                .then(nothingMore());
        must("1.4", "second-close", "A second Close frame gets no second answer.", "第二个 Close 帧得不到第二个回答。")
                .send(Frame.close(1000, ""), Frame.close(1000, "").mark(Field.OPCODE))
                .closes(1000)
                .then(nothingMore());
        must(
                        "1.4",
                        "garbage-after-close",
                        "Even garbage after a Close frame is only discarded.",
                        "Close 帧之后哪怕是乱码，也只是丢弃。")
                .send(
                        Frame.close(1000, ""),
                        new Bytes(Bytes.hex("ff ff ff ff ff ff"), List.of()).mark(0, 6, Text.of("garbage", "乱码")))
                .closes(1000)
                .then(nothingMore());
        open("5.5.1", "ping-after-close", "A Ping comes after the Close frame.", "Close 帧之后来了一个 Ping。")
                .send(Frame.close(1000, ""), Frame.ping("late").mark(Field.OPCODE))
                .closes(1000)
                .observes();
        open(
                        "5.5.1",
                        "text-before-close",
                        "A text and a Close frame come together: the server may echo the text first.",
                        "文本和 Close 帧一起到达：服务器可以先回显文本。")
                .send(Frame.text("last words"), Frame.close(1000, "").mark(Field.OPCODE))
                .observes()
                .observes();
        must("5.5.1", "close-after-echo", "A connection that has echoed closes like any other.", "回显过的连接照样关闭。")
                .send(Frame.text("a"))
                .echo("a")
                .send(Frame.close(1000, ""))
                .closes(1000);
        explainedBy(Step.LIMITS);
        robust(
                        "CVE-2024-23672",
                        "ignored",
                        "A client that ignores the server's Close and goes on is cut off within 10 s.",
                        "客户端不理会服务器的 Close，继续发送，服务器要在 10 秒内断开。")
                .slow()
                .send(Frame.text("x").opcode(3).mark(Field.OPCODE))
                .then(dialogue -> {
                    long deadline = Wire.in(dialogue.patience().deadline());
                    Bytes ping = Frame.ping("still here").toBytes(null);
                    Event event = dialogue.next();
                    while (!(event instanceof Event.Ended) && System.nanoTime() < deadline) {
                        dialogue.write(ping, 0, ping.length());
                        event = dialogue.frame(Duration.ofMillis(200));
                    }
                    return Finding.of(
                            event instanceof Event.Ended,
                            Text.of("the end of the TCP connection within 10 s", "TCP 连接在 10 秒内结束"));
                });
        robust(
                        "7.1.5",
                        "tcp-ends-without-close",
                        "A client that goes without a Close frame hurts nobody.",
                        "客户端不发 Close 就离开，不影响别人。")
                .send(Frame.text("a"))
                .echo("a")
                .then(dialogue -> {
                    dialogue.wire().close();
                    return Finding.RIGHT;
                })
                .othersServed();
    }

    /** The rest is the end: no data, no second Close. */
    private static Action nothingMore() {
        return dialogue -> {
            Event event = dialogue.next();
            return Finding.of(
                    event instanceof Event.Ended || event instanceof Event.Silence,
                    Text.of("the end of the TCP connection", "TCP 连接结束"));
        };
    }

    private void server() {
        explainedBy(Step.CONTROL);
        must(
                        "5.5.1",
                        "server-body",
                        "A server's Close has no payload, or a code of two bytes first.",
                        "服务器的 Close 要么没有负载，要么以两个字节的关闭码开头。")
                .send(Frame.close(1000, ""))
                .closes(1000)
                .never(Sin.CLOSE_BODY);
        must("7.4.1", "server-code", "A server's Close has a code that may be sent.", "服务器的 Close 只能带允许发送的关闭码。")
                .send(Frame.close())
                .closes(0)
                .never(Sin.CLOSE_CODE);
        must("5.5.1", "server-reason", "A server's close reason is UTF-8.", "服务器的关闭原因是 UTF-8。")
                .send(Frame.close(1000, "再见"))
                .closes(1000)
                .never(Sin.CLOSE_REASON_NOT_UTF_8);
        must("5.5.1", "server-last-frame", "A server sends nothing after its Close.", "服务器发出 Close 之后不再发送任何帧。")
                .send(Frame.close(1000, ""), Frame.text("late"))
                .closes(1000)
                .ends()
                .never(Sin.AFTER_CLOSE);
    }
}
