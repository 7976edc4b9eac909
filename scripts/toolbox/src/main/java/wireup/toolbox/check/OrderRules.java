package wireup.toolbox.check;

/** Fragments that are out of order must fail the connection, RFC 6455 §5.4. */
final class OrderRules extends Rules {

    OrderRules() {
        super(Group.FRAGMENTS);
        explainedBy(Step.MESSAGES);
        outOfOrder();
    }

    private void outOfOrder() {
        wrong(
                "stray-continuation",
                "A continuation that continues nothing",
                "没有开头的后续分片",
                Frame.more("x").mark(Field.OPCODE));
        wrong(
                "stray-unfinished-continuation",
                "A continuation without FIN that continues nothing",
                "没有开头、FIN 为 0 的后续分片",
                Frame.more("x").unfinished().mark(Field.OPCODE));
        wrong(
                "stray-empty-continuation",
                "An empty continuation that continues nothing",
                "没有开头的空后续分片",
                Frame.more("").mark(Field.OPCODE));
        must(
                        "5.4",
                        "continuation-after-whole",
                        "A continuation after a whole message must fail the connection.",
                        "完整的消息之后的后续分片必须使连接失败。")
                .send(Frame.text("whole"))
                .echo("whole")
                .send(Frame.more("x").mark(Field.OPCODE))
                .fails(1002);
        must(
                        "5.4",
                        "continuation-after-last",
                        "A continuation after the last fragment must fail the connection.",
                        "最后一个分片之后的后续分片必须使连接失败。")
                .send(Frame.text("a").unfinished(), Frame.more("b"))
                .echo("ab")
                .send(Frame.more("c").mark(Field.OPCODE))
                .fails(1002);
        must(
                        "5.4",
                        "continuation-after-ping",
                        "A Ping begins no message that could be continued.",
                        "Ping 不会开始一条可以继续的消息。")
                .send(Frame.ping("p"))
                .pong("p")
                .send(Frame.more("x").mark(Field.OPCODE))
                .fails(1002);
        wrong(
                "text-inside",
                "A text frame inside a message in fragments",
                "分片消息中间的文本帧",
                Frame.text("a").unfinished(),
                Frame.text("b").mark(Field.OPCODE));
        wrong(
                "binary-inside",
                "A binary frame inside a message in fragments",
                "分片消息中间的二进制帧",
                Frame.text("a").unfinished(),
                Frame.binary(new byte[] {1}).mark(Field.OPCODE));
        wrong(
                "unfinished-text-inside",
                "The start of a second message inside a first",
                "第一条消息中间开始的第二条",
                Frame.text("a").unfinished(),
                Frame.text("b").unfinished().mark(Field.OPCODE));
        wrong(
                "text-inside-binary",
                "A text frame inside a binary message",
                "二进制消息中间的文本帧",
                Frame.binary(new byte[] {1}).unfinished(),
                Frame.text("b").mark(Field.OPCODE));
        wrong(
                "text-after-empty-start",
                "A text frame after an empty first fragment",
                "空的第一个分片之后的文本帧",
                Frame.text("").unfinished(),
                Frame.text("b").mark(Field.OPCODE));
        must(
                        "5.4",
                        "text-inside-after-ping",
                        "A text frame inside a message must fail the connection, a Ping in between or not.",
                        "消息中间的文本帧必须使连接失败，不论之间有没有 Ping。")
                .send(Frame.text("a").unfinished(), Frame.ping("p"))
                .pong("p")
                .send(Frame.text("b").mark(Field.OPCODE))
                .fails(1002);
    }

    private void wrong(String name, String en, String zh, Sendable... frames) {
        must("5.4", name, en + " must fail the connection.", zh + "必须使连接失败。")
                .send(frames)
                .fails(1002);
    }
}
