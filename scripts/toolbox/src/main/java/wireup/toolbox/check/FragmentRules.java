package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages in fragments, RFC 6455 §5.4. */
final class FragmentRules extends Rules {

    FragmentRules() {
        super(Group.FRAGMENTS);
        explainedBy(Step.MESSAGES);
        inFragments();
        empties();
        controlsBetween();
        segments();
    }

    private void inFragments() {
        for (int count : new int[] {2, 3, 10, 100}) {
            String text = FrameRules.letters(count);
            must(
                            "5.4",
                            "text-in-" + count,
                            "A text in " + count + " fragments is one message.",
                            "分成 " + count + " 个分片的文本是一条消息。")
                    .send(fragments(Frame.TEXT, text.getBytes(US_ASCII), count))
                    .echo(text);
        }
        for (int count : new int[] {2, 3, 50}) {
            byte[] bytes = FrameRules.bytes(count * 7);
            must(
                            "5.4",
                            "binary-in-" + count,
                            "A binary message in " + count + " fragments is one message.",
                            "分成 " + count + " 个分片的二进制消息是一条消息。")
                    .send(fragments(Frame.BINARY, bytes, count))
                    .echo(bytes);
        }
        must(
                        "5.4",
                        "of-every-length-form",
                        "The fragments of a message may have lengths of different forms.",
                        "同一条消息的分片可以用不同形式的长度。")
                .send(
                        Frame.binary(FrameRules.bytes(5)).unfinished(),
                        Frame.more(FrameRules.bytes(200)).unfinished(),
                        Frame.more(FrameRules.bytes(65_536)))
                .echo(Bytes.join(null, plain(5), plain(200), plain(65_536)).array());
        must("5.4", "two-messages", "After a message in fragments the next one begins anew.", "一条分片的消息之后，下一条重新开始。")
                .send(
                        Frame.text("a").unfinished(),
                        Frame.more("b"),
                        Frame.binary(new byte[] {1}).unfinished(),
                        Frame.more(new byte[] {2}))
                .echo("ab")
                .echo(new byte[] {1, 2});
        must(
                        "5.4",
                        "whole-after-fragments",
                        "After a message in fragments a whole one is whole.",
                        "一条分片的消息之后，完整的一帧就是完整的一条。")
                .send(Frame.text("a").unfinished(), Frame.more("b"), Frame.text("c"))
                .echo("ab")
                .echo("c");
    }

    private static Bytes plain(int length) {
        return new Bytes(FrameRules.bytes(length), List.of());
    }

    static Sendable[] fragments(int opcode, byte[] payload, int count) {
        List<Sendable> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] part = Arrays.copyOfRange(payload, payload.length * i / count, payload.length * (i + 1) / count);
            Frame frame = Frame.of(i == 0 ? opcode : Frame.CONTINUATION, part);
            frames.add(i == count - 1 ? frame : frame.unfinished());
        }
        return frames.toArray(Sendable[]::new);
    }

    private void empties() {
        empty("first", "first", "第一个", "ab", "", "a", "b");
        empty("middle", "middle", "中间的", "ab", "a", "", "b");
        empty("last", "last", "最后一个", "ab", "a", "b", "");
        empty("all", "every", "每一个", "", "", "", "");
    }

    private void empty(String name, String en, String zh, String whole, String a, String b, String c) {
        must("5.4", "empty-" + name, "The " + en + " fragment may be empty.", zh + "分片可以是空的。")
                .send(Frame.text(a).unfinished(), Frame.more(b).unfinished(), Frame.more(c))
                .echo(whole);
    }

    private void controlsBetween() {
        must(
                        "5.4",
                        "ping-between",
                        "A Ping between fragments is answered, and the message goes on.",
                        "分片之间的 Ping 要回答，消息照常继续。")
                .send(Frame.text("a").unfinished(), Frame.ping("now").mark(Field.OPCODE), Frame.more("b"))
                .pongsAndEcho("ab", "now");
        must(
                        "5.5.2",
                        "ping-answered-before-the-end",
                        "A Ping between fragments is answered before the message ends.",
                        "分片之间的 Ping 要在消息结束之前回答。")
                .send(Frame.text("a").unfinished(), Frame.ping("now").mark(Field.OPCODE))
                .pong("now")
                .send(Frame.more("b"))
                .echo("ab");
        must("5.4", "pong-between", "A Pong between fragments does not disturb the message.", "分片之间的 Pong 不影响消息。")
                .send(Frame.text("a").unfinished(), Frame.pong("hm").mark(Field.OPCODE), Frame.more("b"))
                .echo("ab");
        must(
                        "5.4",
                        "pings-between-all",
                        "Two Pings between fragments, one of 125 bytes, do not disturb the message.",
                        "分片之间的两个 Ping（其中一个 125 字节）不影响消息。")
                .send(
                        Frame.text("a").unfinished(),
                        Frame.ping(FrameRules.letters(125)),
                        Frame.more("b").unfinished(),
                        Frame.ping(""),
                        Frame.more("c"))
                .pongsAndEcho("abc", FrameRules.letters(125), "");
        must(
                        "5.4",
                        "close-between",
                        "A Close between fragments is answered; the unfinished message is lost.",
                        "分片之间的 Close 要回答；未完成的消息作废。")
                .send(Frame.text("a").unfinished(), Frame.close(1000, "").mark(Field.OPCODE))
                .closes(1000);
    }

    private void segments() {
        must("5.4", "byte-by-byte", "Fragments may come byte by byte.", "分片可以逐字节到达。")
                .sendByteByByte(Bytes.join(
                        null,
                        Frame.text("first ").unfinished(),
                        Frame.more("and ").unfinished(),
                        Frame.more("last")))
                .echo("first and last");
        must("5.4", "masked-apart", "Every fragment has a masking key of its own.", "每个分片都有自己的掩码键。")
                .send(
                        Frame.text("one").key("01 02 03 04").unfinished(),
                        Frame.more("two").key("f0 0f f0 0f").mark(Field.KEY))
                .echo("onetwo");
        must(
                        "5.4",
                        "server-order",
                        "A server sends fragments only in order: a first one, continuations, a last one.",
                        "服务器发送分片必须按顺序：开头、后续、结尾。")
                .send(
                        Frame.text(FrameRules.letters(30_000)).unfinished(),
                        Frame.more(FrameRules.letters(40_000)),
                        Frame.text("next"))
                .echo(FrameRules.letters(30_000) + FrameRules.letters(40_000))
                .echo("next")
                .never(Sin.FRAGMENTS_OUT_OF_ORDER);
    }
}
