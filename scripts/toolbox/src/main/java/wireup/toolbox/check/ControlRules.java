package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.stream.IntStream;

/** Ping and Pong, and the shape of every control frame, RFC 6455 §5.5. */
final class ControlRules extends Rules {

    ControlRules() {
        super(Group.CONTROL);
        explainedBy(Step.CONTROL);
        pings();
        pongs();
        order();
        tooLong();
        fragmented();
        server();
    }

    private void pings() {
        for (int length : new int[] {0, 1, 4, 124, 125}) {
            must(
                            "5.5.3",
                            "ping-of-" + length,
                            "A Ping of " + length + " bytes is answered with a Pong of the same.",
                            length + " 字节的 Ping 用同样内容的 Pong 来回答。")
                    .send(Frame.ping(FrameRules.letters(length)).mark(Field.PAYLOAD))
                    .pong(FrameRules.letters(length));
        }
        must("5.5.3", "ping-of-zeros", "The bytes of a Ping may be zeros.", "Ping 的字节可以是零。")
                .send(Frame.of(Frame.PING, new byte[8]).mark(Field.PAYLOAD))
                .pong(new byte[8]);
        must(
                        "5.5.2",
                        "ping-is-not-text",
                        "The bytes of a Ping are not text: they need not be UTF-8.",
                        "Ping 的字节不是文本：不必是 UTF-8。")
                .send(Frame.of(Frame.PING, Bytes.hex("00 ff c0 af fe 80")).mark(Field.PAYLOAD))
                .pong(Bytes.hex("00 ff c0 af fe 80"));
        must("5.5.3", "pings-apart", "Each Ping that waits for its Pong gets it.", "逐个等待 Pong 的 Ping 都得到各自的 Pong。")
                .send(Frame.ping("one"))
                .pong("one")
                .send(Frame.ping("two"))
                .pong("two")
                .send(Frame.ping("three"))
                .pong("three");
        must("5.5.3", "ping-byte-by-byte", "A Ping may come byte by byte.", "Ping 可以逐字节到达。")
                .sendByteByByte(Frame.ping("slowly"))
                .pong("slowly");
        must("5.3", "ping-mask", "The mask of a Ping is taken off before its Pong.", "回答 Pong 之前要去掉 Ping 的掩码。")
                .send(Frame.ping("masked").key("ff 00 aa 55").mark(Field.KEY))
                .pong("masked");
    }

    private void pongs() {
        must("5.5.3", "pong-unasked", "A Pong that nobody asked for is ignored.", "没人要求的 Pong 要忽略。")
                .send(Frame.pong("").mark(Field.OPCODE), Frame.text("after"))
                .then(silentUntilEcho("after"));
        must(
                        "5.5.3",
                        "pong-unasked-with-bytes",
                        "A Pong with a payload that nobody asked for is ignored.",
                        "没人要求、带负载的 Pong 要忽略。")
                .send(Frame.pong("unasked").mark(Field.OPCODE), Frame.text("after"))
                .then(silentUntilEcho("after"));
        must("5.5.3", "pong-of-125", "A Pong of 125 bytes is ignored.", "125 字节的 Pong 要忽略。")
                .send(Frame.pong(FrameRules.letters(125)).mark(Field.LENGTH), Frame.text("after"))
                .then(silentUntilEcho("after"));
        must(
                        "5.5.3",
                        "pong-then-ping",
                        "A Pong that nobody asked for takes no Pong away from the next Ping.",
                        "没人要求的 Pong 不会抵消下一个 Ping 的回答。")
                .send(Frame.pong("unasked").mark(Field.OPCODE), Frame.ping("asked"))
                .pong("asked");
    }

    /** The message after it is echoed, and nothing came before. */
    private static Action silentUntilEcho(String text) {
        Action echo = Expect.echo(Frame.TEXT, text.getBytes(US_ASCII));
        return dialogue -> {
            Finding finding = echo.run(dialogue);
            boolean alone = dialogue.received().size() == 1 || finding.grade() != Grade.RIGHT;
            return alone ? finding : new Finding(Grade.TOLERABLE, Text.of("no answer to the Pong", "不回答 Pong"));
        };
    }

    private void order() {
        must("5.5.2", "ping-then-text", "A text after a Ping is echoed.", "Ping 之后的文本照常回显。")
                .send(Frame.ping("p"), Frame.text("t"))
                .pongsAndEcho("t", "p");
        must("5.5.3", "many-pings", "Of many Pings at once at least the last is answered.", "同时来的许多 Ping，至少要回答最后一个。")
                .send(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> Frame.ping("ping " + i))
                        .toArray(Sendable[]::new))
                .then(dialogue -> {
                    Event event = dialogue.next();
                    while (event instanceof Event.Came(ServerFrame frame)
                            && frame.opcode() == Frame.PONG
                            && !new String(frame.payload(), US_ASCII).equals("ping 20")) {
                        event = dialogue.next();
                    }
                    return Finding.of(
                            event instanceof Event.Came(ServerFrame frame) && frame.opcode() == Frame.PONG,
                            Text.of("Pong “ping 20”", "Pong “ping 20”"));
                });
        open(
                        "5.5.3",
                        "each-ping-answered",
                        "Three Pings come at once: the server may answer each, or the last only.",
                        "三个 Ping 同时到达：服务器可以逐个回答，也可以只回答最后一个。")
                .send(Frame.ping("one"), Frame.ping("two"), Frame.ping("three"), Frame.text("end"))
                .then(dialogue -> {
                    Event event = dialogue.next();
                    while (event instanceof Event.Came(ServerFrame frame) && frame.opcode() == Frame.PONG) {
                        event = dialogue.next();
                    }
                    return Finding.RIGHT;
                });
        should("5.5.2", "ping-then-close", "A Ping before a Close should still be answered.", "Close 之前的 Ping 应当仍得到回答。")
                .send(Frame.ping("last"), Frame.close(1000, ""))
                .pong("last")
                .closes(1000);
    }

    private void tooLong() {
        tooLong("ping-of-126", Frame.of(Frame.PING, FrameRules.bytes(126)), "A Ping of 126 bytes", "126 字节的 Ping");
        tooLong("pong-of-126", Frame.of(Frame.PONG, FrameRules.bytes(126)), "A Pong of 126 bytes", "126 字节的 Pong");
        tooLong(
                "ping-of-65536",
                Frame.of(Frame.PING, FrameRules.bytes(65_536)),
                "A Ping of 65,536 bytes",
                "65,536 字节的 Ping");
        must(
                        "5.5",
                        "close-of-126",
                        "A Close of 126 bytes is too long for a control frame: the connection ends, best with 1002.",
                        "126 字节的 Close 超过控制帧的上限：连接要结束，最好用 1002。")
                .send(Frame.close(1000, FrameRules.letters(124)).mark(Field.LENGTH))
                .then(Expect.wrongCloseRefused(
                        Bytes.join(
                                        null,
                                        new Bytes(Bytes.hex("03 e8"), List.of()),
                                        new Bytes(FrameRules.letters(124).getBytes(US_ASCII), List.of()))
                                .array(),
                        1002));
    }

    private void tooLong(String name, Frame frame, String en, String zh) {
        must(
                        "5.5",
                        name,
                        en + " is too long for a control frame: it must fail the connection.",
                        zh + "超过控制帧的上限：必须使连接失败。")
                .send(frame.mark(Field.LENGTH))
                .fails(1002);
    }

    private void fragmented() {
        must("5.5", "ping-in-fragments", "A Ping must not be in fragments.", "Ping 不能分片。")
                .send(Frame.ping("half").unfinished().mark(Field.FIN))
                .fails(1002);
        must("5.5", "pong-in-fragments", "A Pong must not be in fragments.", "Pong 不能分片。")
                .send(Frame.pong("half").unfinished().mark(Field.FIN))
                .fails(1002);
        must(
                        "5.5",
                        "close-in-fragments",
                        "A Close must not be in fragments: the connection ends, best with 1002.",
                        "Close 不能分片：连接要结束，最好用 1002。")
                .send(Frame.close(1000, "").unfinished().mark(Field.FIN))
                .then(Expect.wrongCloseRefused(new byte[0], 1002));
        must("5.5", "empty-ping-in-fragments", "An empty Ping must not be in fragments either.", "空的 Ping 也不能分片。")
                .send(Frame.ping("").unfinished().mark(Field.FIN))
                .fails(1002);
        must(
                        "5.5",
                        "ping-in-fragments-inside",
                        "A Ping in fragments is wrong inside a message too.",
                        "消息中间的 Ping 同样不能分片。")
                .send(
                        Frame.text("a").unfinished(),
                        Frame.ping("half").unfinished().mark(Field.FIN),
                        Frame.more("b"))
                .fails(1002);
    }

    private void server() {
        must("5.5", "server-short", "A server's control frames have at most 125 bytes.", "服务器的控制帧最多 125 字节。")
                .send(Frame.ping(FrameRules.letters(125)))
                .pong(FrameRules.letters(125))
                .never(Sin.CONTROL_TOO_LONG);
        must("5.5", "server-whole", "A server's control frames are not in fragments.", "服务器的控制帧不能分片。")
                .send(Frame.ping("whole"))
                .pong("whole")
                .never(Sin.CONTROL_IN_FRAGMENTS);
    }
}
