package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Compressed messages, RFC 7692 §6 and §7.2, where the server agrees to compress. */
final class CompressionRules extends Rules {

    private static final String BOTH_FORGET = "; server_no_context_takeover; client_no_context_takeover";

    CompressionRules() {
        super(Group.DEFLATE);
        explainedBy(Step.COMPRESS);
        messages();
        blocks();
        contexts();
        wrong();
        server();
    }

    private Draft compressing(String section, String name, String en, String zh) {
        return must("RFC 7692 §" + section, name, en, zh).deflate("");
    }

    private void messages() {
        for (int length : new int[] {0, 1, 125, 1000, 65_536}) {
            String text = FrameRules.letters(length);
            compressing(
                            "7.2.2",
                            "text-of-" + length,
                            "A compressed text of " + length + " bytes is echoed.",
                            "压缩后的 " + length + " 字节文本要回显。")
                    .sendCompressed(text)
                    .echo(text);
        }
        compressing("6", "not-compressed", "A message may come uncompressed all the same.", "消息仍然可以不压缩。")
                .send(Frame.text("plain").mark(Field.RSV))
                .echo("plain");
        compressing("6", "now-and-then", "Compressed and uncompressed messages may take turns.", "压缩和不压缩的消息可以交替出现。")
                .sendCompressed("one")
                .echo("one")
                .send(Frame.text("two"))
                .echo("two")
                .sendCompressed("three")
                .echo("three");
        byte[] random = new byte[5000];
        new Random(7692).nextBytes(random);
        compressing(
                        "7.2.1",
                        "random-bytes",
                        "Bytes that cannot be made shorter are compressed like any.",
                        "压不短的字节也照样压缩。")
                .then(dialogue -> sent(
                        dialogue,
                        Frame.of(Frame.BINARY, dialogue.deflate().compress(random))
                                .rsv(4)))
                .echo(random);
        compressing(
                        "6.1",
                        "in-fragments",
                        "RSV1 stands on the first fragment alone and counts for all.",
                        "RSV1 只写在第一个分片上，对所有分片有效。")
                .then(dialogue -> {
                    byte[] data = dialogue.deflate().compress("in three fragments".getBytes(UTF_8));
                    return sent(
                            dialogue,
                            Frame.of(Frame.TEXT, Arrays.copyOf(data, 3)).rsv(4).unfinished(),
                            Frame.more(Arrays.copyOfRange(data, 3, 8)).unfinished(),
                            Frame.more(Arrays.copyOfRange(data, 8, data.length)));
                })
                .echo("in three fragments");
        compressing("6.1", "ping-inside", "A Ping inside a compressed message is not compressed.", "压缩消息中间的 Ping 不压缩。")
                .then(dialogue -> {
                    byte[] data = dialogue.deflate().compress("ping inside".getBytes(UTF_8));
                    return sent(
                            dialogue,
                            Frame.of(Frame.TEXT, Arrays.copyOf(data, 4)).rsv(4).unfinished(),
                            Frame.ping("p"),
                            Frame.more(Arrays.copyOfRange(data, 4, data.length)));
                })
                .pongsAndEcho("ping inside", "p");
    }

    private static Finding sent(Dialogue dialogue, Sendable... frames) {
        dialogue.send(frames);
        return Finding.RIGHT;
    }

    private void blocks() {
        // RFC 7692 §7.2.3: the examples with the text Hello.
        example("7.2.3.1", "block-fixed", "f2 48 cd c9 c9 07 00", "a block with fixed codes", "固定编码的块");
        example("7.2.3.3", "block-stored", "00 05 00 fa ff 48 65 6c 6c 6f 00", "a block without compression", "不压缩的块");
        example("7.2.3.4", "block-final", "f3 48 cd c9 c9 07 00 00", "a block with BFINAL set", "BFINAL 为 1 的块");
        example("7.2.3.5", "two-blocks", "f2 48 05 00 00 00 ff ff ca c9 c9 07 00", "two blocks", "两个块");
        compressing("7.2.3.6", "empty-block", "A message without bytes is the one octet 00.", "没有内容的消息就是一个字节 00。")
                .send(compressed("00").mark(Field.PAYLOAD))
                .echo("");
    }

    private static Frame compressed(String hex) {
        return Frame.of(Frame.TEXT, Bytes.hex(hex)).rsv(4);
    }

    private void example(String section, String name, String hex, String en, String zh) {
        compressing(section, name, "A message may be compressed as " + en + ".", "消息可以压缩成" + zh + "。")
                .send(compressed(hex).mark(Field.PAYLOAD))
                .echo("Hello");
    }

    private void contexts() {
        String text = "The train to Dresden departs from platform 7.";
        compressing("7.1.1", "context-kept", "A message may refer to the one before it.", "一条消息可以引用上一条的内容。")
                .sendCompressed(text)
                .echo(text)
                .sendCompressed(text)
                .echo(text);
        must(
                        "RFC 7692 §7.1.1",
                        "context-forgotten",
                        "Without context takeover each message stands for itself.",
                        "不保留上下文时，每条消息各自独立。")
                .deflate(BOTH_FORGET)
                .sendCompressed(text)
                .echo(text)
                .sendCompressed(text)
                .echo(text);
        must(
                        "RFC 7692 §7.1.1.1",
                        "server-forgets",
                        "A server that agreed to forget its context does so.",
                        "服务器答应不保留上下文，就要做到。")
                .deflate("; server_no_context_takeover")
                .sendCompressed(text)
                .echo(text)
                .sendCompressed(text)
                .echo(text);
        must(
                        "RFC 7692 §7.1.2.1",
                        "small-window",
                        "With a window of 512 bytes for the server, messages still come back.",
                        "服务器的窗口只有 512 字节时，消息仍能回来。")
                .deflate("; server_max_window_bits=9")
                .sendCompressed(FrameRules.letters(5000))
                .echo(FrameRules.letters(5000));
        byte[] twice = Deflate.noiseTwice(2000);
        must(
                        "RFC 7692 §7.1.2.1",
                        "small-window-kept",
                        "A server that promised a window of 512 bytes refers to nothing further back.",
                        "服务器答应只用 512 字节的窗口，就不能引用更早的内容。")
                .deflate("; server_max_window_bits=9")
                .send(Frame.binary(twice))
                .echo(twice)
                .then(Expect.atLeast(3500));
    }

    private void wrong() {
        compressing(
                        "6.1",
                        "rsv1-continuation",
                        "RSV1 on the continuation of a compressed message must fail the connection.",
                        "压缩消息的后续分片上的 RSV1 必须使连接失败。")
                .send(
                        compressed("f2 48").unfinished(),
                        Frame.more(Bytes.hex("cd c9 c9 07 00")).rsv(4).mark(Field.RSV))
                .fails(1002);
        compressing(
                        "6.1",
                        "rsv1-ping",
                        "RSV1 on a Ping must fail the connection though messages are compressed.",
                        "即使消息可以压缩，Ping 上的 RSV1 也必须使连接失败。")
                .send(Frame.ping("p").rsv(4).mark(Field.RSV))
                .fails(1002);
        compressing("6", "rsv2", "RSV2 still has no meaning: it must fail the connection.", "RSV2 仍然没有含义：必须使连接失败。")
                .send(Frame.text("x").rsv(2).mark(Field.RSV))
                .fails(1002);
        compressing("7.2.2", "garbage", "Bytes that cannot be inflated must fail the connection.", "无法解压的字节必须使连接失败。")
                .send(compressed("ff ff ff ff ff").mark(Field.PAYLOAD))
                .fails(1007, 1002);
        compressing(
                        "7.2.2",
                        "stored-length-wrong",
                        "A stored block whose lengths contradict must fail the connection.",
                        "长度自相矛盾的存储块必须使连接失败。")
                .send(compressed("00 05 00 00 00 48 65 6c 6c 6f 00").mark(3, 2))
                .fails(1007, 1002);
        must(
                        "RFC 7692 §7.1.1.2",
                        "context-not-there",
                        "Without context takeover a message cannot refer to the one before it.",
                        "不保留上下文时，消息不能引用上一条的内容。")
                .deflate(BOTH_FORGET)
                .then(dialogue -> {
                    byte[] text = "abcdefghijklmnopqrstuvwxyz".getBytes(UTF_8);
                    dialogue.send(Frame.of(Frame.TEXT, dialogue.deflate().compress(text))
                            .rsv(4));
                    Finding first = Expect.echo(Frame.TEXT, text).run(dialogue);
                    dialogue.send(Frame.of(Frame.TEXT, dialogue.deflate().squeeze(text))
                            .rsv(4)
                            .mark(Field.PAYLOAD));
                    boolean forgets = Deflate.parameters(dialogue.response()).contains("client_no_context_takeover");
                    return forgets ? first : new Finding(Grade.NOT_APPLICABLE, Text.same(""));
                })
                .fails(1007, 1002);
        must("8.1", "not-utf-8", "A compressed text is UTF-8 when it is inflated.", "压缩的文本解压之后必须是 UTF-8。")
                .deflate("")
                .then(dialogue -> sent(
                        dialogue,
                        Frame.of(Frame.TEXT, dialogue.deflate().compress(Bytes.hex("6f 6b ff")))
                                .rsv(4)
                                .mark(Field.PAYLOAD)))
                .fails(1007);
        robust(
                        "RFC 7692 §8, CVE-2016-10544",
                        "bomb",
                        "256 MiB in a quarter of a MiB are refused: the limit counts inflated bytes.",
                        "压缩成四分之一 MiB 的 256 MiB 要拒绝：限制按解压后的字节计算。")
                .deflate("")
                .then(dialogue -> sent(
                        dialogue,
                        Frame.of(Frame.BINARY, Deflate.zeros(256)).rsv(4).mark(Field.LENGTH)))
                .fails(1009)
                .othersServed();
    }

    private void server() {
        String text = "The train to Dresden departs from platform 7. ".repeat(20);
        compressing("7.2.1", "server-inflatable", "What a server compresses can be inflated.", "服务器压缩的内容可以解压。")
                .sendCompressed(text)
                .echo(text)
                .sendCompressed(text)
                .echo(text)
                .never(Sin.NOT_INFLATABLE);
        open(
                        "RFC 7692 §6",
                        "server-compresses",
                        "A text of 900 bytes came compressed: the server may compress the echo.",
                        "900 字节的文本是压缩发来的：服务器可以压缩回显。")
                .deflate("")
                .sendCompressed(text)
                .observes();
    }
}
