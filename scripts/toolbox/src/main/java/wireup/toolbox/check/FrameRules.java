package wireup.toolbox.check;

/** Frames that a server must understand, and what its own must look like. */
final class FrameRules extends Rules {

    FrameRules() {
        super(Group.FRAMES);
        lengths();
        masks();
        segments();
        server();
    }

    /** Letters and digits, a different neighbour everywhere: what is lost or swapped shows. */
    static String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + (i + i / 26) % 26));
        }
        return text.toString();
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + i / 256);
        }
        return bytes;
    }

    private void lengths() {
        explainedBy(Step.FRAME_HEADER);
        for (int length : new int[] {0, 1, 125, 126, 127, 128, 32_768, 65_535, 65_536}) {
            must(
                            "5.2",
                            "text-of-" + length,
                            "A text of " + length + " bytes is one message, whichever form its length has.",
                            length + " 字节的文本是一条消息，不论长度用哪种形式。")
                    .send(Frame.text(letters(length)).mark(Field.LENGTH))
                    .echo(letters(length));
        }
        for (int length : new int[] {0, 1, 125, 126, 127, 255, 256, 40_000, 65_535, 65_536, 70_000}) {
            must(
                            "5.2",
                            "binary-of-" + length,
                            "A binary message of " + length + " bytes is one message, whichever form its length has.",
                            length + " 字节的二进制消息是一条消息，不论长度用哪种形式。")
                    .send(Frame.binary(bytes(length)).mark(Field.LENGTH))
                    .echo(bytes(length));
        }
        explainedBy(Step.MESSAGES);
        must(
                        "5.6",
                        "text-stays-text",
                        "A text comes back as a text, and what is binary as binary.",
                        "文本回来时还是文本，二进制还是二进制。")
                .send(Frame.text("same").mark(Field.OPCODE))
                .echo("same")
                .send(Frame.binary(new byte[] {1, 2}).mark(Field.OPCODE))
                .echo(new byte[] {1, 2});
        must(
                        "5.6",
                        "binary-is-not-text",
                        "A binary message may have any bytes, UTF-8 or not.",
                        "二进制消息可以是任意字节，不必是 UTF-8。")
                .send(Frame.binary(Bytes.hex("c0 af ff fe 00 80")).mark(Field.PAYLOAD))
                .echo(Bytes.hex("c0 af ff fe 00 80"));
    }

    private void masks() {
        explainedBy(Step.MASK);
        mask("zero", "00 00 00 00", "of zeros", "全零");
        mask("ones", "ff ff ff ff", "of ones", "全一");
        mask("high-bits", "80 81 fe ff", "with the sign bits set", "最高位为 1");
        mask("one-byte", "00 00 00 01", "of which one byte counts", "只有一个字节非零");
        for (int length = 2; length <= 5; length++) {
            must(
                            "5.3",
                            "mask-over-" + length + "-bytes",
                            "The mask's bytes repeat every four; a payload of " + length + " bytes ends where it ends.",
                            "掩码每四个字节循环一次；" + length + " 字节的负载到哪里就在哪里结束。")
                    .send(Frame.text(letters(length)).key("01 23 45 67").mark(Field.KEY))
                    .echo(letters(length));
        }
        must("5.3", "mask-anew", "Every frame has a masking key of its own.", "每个帧都有自己的掩码键。")
                .send(
                        Frame.text("one").key("01 02 03 04").mark(Field.KEY),
                        Frame.text("two").key("a0 b0 c0 d0").mark(Field.KEY))
                .echo("one")
                .echo("two");
        unmasked("text", Frame.text("Hello"), "A text frame", "文本帧");
        unmasked("binary", Frame.binary(new byte[] {1, 2, 3}), "A binary frame", "二进制帧");
        unmasked("empty", Frame.text(""), "An empty frame, which has nothing to mask,", "没有负载可掩的空帧");
        unmasked("ping", Frame.ping("Hello"), "A Ping", "Ping 帧");
        unmasked("pong", Frame.pong("Hello"), "A Pong", "Pong 帧");
        must(
                        "5.1",
                        "unmasked-continuation",
                        "A continuation without a mask must fail the connection.",
                        "没有掩码的后续分片必须使连接失败。")
                .send(
                        Frame.text("Hel").unfinished(),
                        Frame.more("lo").unmasked().mark(Field.MASK))
                .fails(1002);
        must(
                        "5.1",
                        "unmasked-close",
                        "A Close frame without a mask is no proper one: the connection ends anyway, best with 1002.",
                        "没有掩码的 Close 帧不合规范：连接反正要结束，最好用 1002。")
                .send(Frame.close(1000, "").unmasked().mark(Field.MASK))
                .then(Expect.wrongCloseRefused(new byte[0], 1002));
    }

    private void mask(String name, String key, String en, String zh) {
        must("5.3", "mask-" + name, "A masking key " + en + " is as good as any.", zh + "的掩码键和别的一样有效。")
                .send(Frame.text("Hello, mask").key(key).mark(Field.KEY))
                .echo("Hello, mask");
    }

    private void unmasked(String name, Frame frame, String en, String zh) {
        must(
                        "5.1",
                        "unmasked-" + name,
                        en + " from a client without a mask must fail the connection.",
                        "客户端发来的" + zh + "没有掩码，必须使连接失败。")
                .send(frame.unmasked().mark(Field.MASK))
                .fails(1002);
    }

    private void segments() {
        explainedBy(Step.FRAME_HEADER);
        Frame small = Frame.text("in pieces");
        cut("after-first-byte", "after its first byte", "第一个字节之后", small, 1, "in pieces");
        cut("before-mask", "before its masking key", "掩码键之前", small, 2, "in pieces");
        cut("in-mask", "in its masking key", "掩码键中间", small, 4, "in pieces");
        cut("before-payload", "before its payload", "负载之前", small, 6, "in pieces");
        cut("in-payload", "in its payload", "负载中间", small, 9, "in pieces");
        cut("in-16-bit-length", "in a length of 16 bits", "16 位长度中间", Frame.text(letters(300)), 3, letters(300));
        cut("in-64-bit-length", "in a length of 64 bits", "64 位长度中间", Frame.text(letters(66_000)), 5, letters(66_000));
        must("5.2", "byte-by-byte", "A frame may come byte by byte.", "一个帧可以逐字节到达。")
                .sendByteByByte(Frame.text(letters(130)))
                .echo(letters(130));
        must(
                        "5.2",
                        "ten-in-a-segment",
                        "Ten frames in one TCP segment are ten messages, in their order.",
                        "一个 TCP 段里的十个帧是十条消息，顺序不变。")
                .sendsAtOnce(10);
        Bytes two = Bytes.join(null, Frame.text("whole"), Frame.text("halved"));
        must("5.2", "one-and-a-half", "A segment may hold a frame and half of the next.", "一个段里可以有一个帧和下一个帧的一半。")
                .sendInPieces(two, 15)
                .echo("whole")
                .echo("halved");
    }

    private void cut(String name, String en, String zh, Frame frame, int at, String text) {
        must("5.2", "cut-" + name, "A frame that TCP cuts " + en + " is the same frame.", "TCP 把帧断在" + zh + "，它还是同一个帧。")
                .sendInPieces(frame, at)
                .echo(text);
    }

    private void server() {
        explainedBy(Step.MASK);
        must("5.1", "server-never-masks", "A server must not mask any frame.", "服务器发出的帧绝不能有掩码。")
                .send(Frame.text("Hello"))
                .echo("Hello")
                .send(Frame.binary(new byte[] {1}))
                .echo(new byte[] {1})
                .send(Frame.ping("p"))
                .pong("p")
                .never(Sin.MASKED);
        explainedBy(Step.FRAME_HEADER);
        must(
                        "5.2",
                        "server-no-rsv",
                        "A server must not set RSV bits that no extension gave a meaning.",
                        "没有扩展赋予含义时，服务器不能设置 RSV 位。")
                .send(Frame.text("Hello"))
                .echo("Hello")
                .never(Sin.RSV);
        for (int length : new int[] {125, 126, 65_535, 65_536}) {
            must(
                            "5.2",
                            "server-length-" + length,
                            "A server writes the length " + length + " in the shortest form.",
                            "服务器必须用最短的形式写长度 " + length + "。")
                    .send(Frame.text(letters(length)).mark(Field.LENGTH))
                    .echo(letters(length))
                    .then(dialogue -> Finding.of(
                            !dialogue.sins().contains(Sin.NOT_MINIMAL), Text.of("the shortest form", "最短的形式")));
        }
        must("5.2", "server-lengths", "A server writes every length in the shortest form.", "服务器写任何长度都必须用最短的形式。")
                .send(Frame.text("Hello"))
                .echo("Hello")
                .never(Sin.NOT_MINIMAL);
        must("5.2", "server-opcodes", "A server must not send a reserved opcode.", "服务器不能发送保留的操作码。")
                .send(Frame.text("Hello"))
                .echo("Hello")
                .never(Sin.OPCODE);
    }
}
