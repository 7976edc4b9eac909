package wireup.toolbox.check;

import java.util.Locale;

/** Frame headers that must fail the connection. */
final class HeaderRules extends Rules {

    HeaderRules() {
        super(Group.FRAMES);
        explainedBy(Step.FRAME_HEADER);
        opcodes();
        reservedBits();
        notShortest();
        tooLong();
    }

    private void opcodes() {
        for (int opcode : new int[] {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF}) {
            String name = Integer.toHexString(opcode);
            String en = opcode < 8 ? "data" : "control";
            String zh = opcode < 8 ? "数据" : "控制";
            must(
                            "5.2",
                            "opcode-" + name,
                            "Opcode " + name.toUpperCase(Locale.ROOT) + " is reserved for later " + en
                                    + " frames: it must fail the connection.",
                            "操作码 " + name.toUpperCase(Locale.ROOT) + " 留给将来的" + zh + "帧：必须使连接失败。")
                    .send(Frame.text("what?").opcode(opcode).mark(Field.OPCODE))
                    .fails(1002);
        }
        must(
                        "5.2",
                        "opcode-3-empty",
                        "A reserved opcode must fail the connection without a payload too.",
                        "保留的操作码即使没有负载，也必须使连接失败。")
                .send(Frame.text("").opcode(3).mark(Field.OPCODE))
                .fails(1002);
        must(
                        "5.2",
                        "opcode-after-message",
                        "A reserved opcode must fail a connection that worked until then.",
                        "一直正常的连接遇到保留的操作码，也必须失败。")
                .send(Frame.text("good"))
                .echo("good")
                .send(Frame.text("bad").opcode(0xB).mark(Field.OPCODE))
                .fails(1002);
    }

    private void reservedBits() {
        int[] bits = {4, 2, 1, 7};
        String[] names = {"RSV1", "RSV2", "RSV3", "RSV1-3"};
        for (int i = 0; i < bits.length; i++) {
            String id = names[i].toLowerCase(Locale.ROOT);
            rsv(
                    id + "-text",
                    names[i],
                    "on a text frame",
                    "文本帧的",
                    Frame.text("x").rsv(bits[i]));
            rsv(id + "-ping", names[i], "on a Ping", "Ping 帧的", Frame.ping("x").rsv(bits[i]));
        }
        rsv(
                "rsv1-binary",
                "RSV1",
                "on a binary frame",
                "二进制帧的",
                Frame.binary(new byte[] {1}).rsv(4));
        rsv("rsv2-empty", "RSV2", "on an empty frame", "空帧的", Frame.text("").rsv(2));
        must("5.2", "rsv1-continuation", "RSV1 on a continuation must fail the connection.", "后续分片的 RSV1 必须使连接失败。")
                .send(Frame.text("a").unfinished(), Frame.more("b").rsv(4).mark(Field.RSV))
                .fails(1002);
        must(
                        "5.2",
                        "rsv3-close",
                        "RSV3 on a Close frame is wrong: the connection ends anyway, best with 1002.",
                        "Close 帧的 RSV3 是错误的：连接反正要结束，最好用 1002。")
                .send(Frame.close(1000, "").rsv(1).mark(Field.RSV))
                .then(Expect.wrongCloseRefused(new byte[0], 1002));
    }

    private void rsv(String name, String bit, String en, String zh, Frame frame) {
        must(
                        "5.2",
                        name,
                        bit + " " + en + " has no meaning without an extension: it must fail the connection.",
                        "没有扩展时，" + zh + " " + bit + " 没有含义：必须使连接失败。")
                .send(frame.mark(Field.RSV))
                .fails(1002);
    }

    private void notShortest() {
        for (int length : new int[] {0, 5, 125}) {
            notShortest(length, 2);
        }
        for (int length : new int[] {0, 5, 126, 65_535}) {
            notShortest(length, 8);
        }
        robust(
                        "5.2",
                        "length-not-shortest-ping",
                        "A Ping whose length is not in the shortest form is refused.",
                        "Ping 的长度没有用最短的形式，要拒绝。")
                .send(Frame.ping("ping").lengthIn(2).mark(Field.LENGTH))
                .fails(1002, 1009);
    }

    private void notShortest(int length, int bytes) {
        robust(
                        "5.2",
                        "length-" + length + "-in-" + 8 * bytes + "-bits",
                        "The length " + length + " in " + 8 * bytes
                                + " bits is not the shortest form: a server refuses it.",
                        "用 " + 8 * bytes + " 位写长度 " + length + " 不是最短的形式：服务器要拒绝。")
                .send(Frame.text(FrameRules.letters(length)).lengthIn(bytes).mark(Field.LENGTH))
                .fails(1002, 1009);
    }

    private void tooLong() {
        must("5.2", "length-top-bit", "The top bit of a 64-bit length must be 0.", "64 位长度的最高位必须是 0。")
                .send(Frame.binary(new byte[70_000])
                        .declare(Long.MIN_VALUE + 70_000)
                        .mark(Field.LENGTH))
                .fails(1002, 1009);
        must("5.2", "length-minus-one", "A 64-bit length of all ones is no length.", "全为 1 的 64 位长度不是长度。")
                .send(Frame.text("Hello").declare(-1).mark(Field.LENGTH))
                .fails(1002, 1009);
        must(
                        "5.2",
                        "length-over-32-bits",
                        "A length of 2^32 + 70,000 is not 70,000: its upper bits count.",
                        "长度 2^32 + 70,000 不是 70,000：高位也算数。")
                .send(
                        Frame.binary(new byte[70_000])
                                .declare((1L << 32) + 70_000)
                                .mark(Field.LENGTH),
                        Frame.ping("x"))
                .then(Expect.notTaken());
        must(
                        "5.2",
                        "length-16-bits-all",
                        "All 16 bits of a length count: 256 + 5 is not 5.",
                        "长度的 16 位都算数：256 + 5 不是 5。")
                .send(Frame.text(FrameRules.letters(261)).mark(Field.LENGTH))
                .echo(FrameRules.letters(261));
    }
}
