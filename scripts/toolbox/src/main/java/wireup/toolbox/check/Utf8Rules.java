package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Text is UTF-8, RFC 6455 §8.1 and RFC 3629; table 3-7 of the Unicode Standard has the boundaries. */
final class Utf8Rules extends Rules {

    Utf8Rules() {
        super(Group.UTF_8);
        explainedBy(Step.UTF_8);
        valid();
        notInRange();
        overlong();
        incomplete();
        acrossFragments();
        wrongAcrossFragments();
        soon();
    }

    private void valid() {
        valid("u0000", "\0", "U+0000");
        valid("u007f", "\u007f", "U+007F");
        valid("u0080", "\u0080", "U+0080");
        valid("u07ff", "\u07ff", "U+07FF");
        valid("u0800", "\u0800", "U+0800");
        valid("u0fff", "\u0fff", "U+0FFF");
        valid("ud7ff", "\ud7ff", "U+D7FF");
        valid("ue000", "\ue000", "U+E000");
        valid("uffff", "\uffff", "U+FFFF");
        valid("u10000", "\ud800\udc00", "U+10000");
        valid("u10ffff", "\udbff\udfff", "U+10FFFF");
        valid("byte-order-mark", "\ufeffHi", "U+FEFF");
        valid("noncharacter", "\ufdd0", "U+FDD0");
        must("8.1", "mixed", "Letters of one to four bytes may stand in one text.", "一到四字节的字符可以出现在同一段文本里。")
                .send(Frame.text("aé列车🚆").mark(Field.PAYLOAD))
                .echo("aé列车🚆");
        must("8.1", "anew", "A text after another begins with nothing left over.", "下一段文本从头开始，不带上一段的残留。")
                .send(Frame.text("é"), Frame.text("车"))
                .echo("é")
                .echo("车");
        must("8.1", "tcp-cut-in-a-character", "TCP may cut a character in two.", "TCP 可以把一个字符断成两半。")
                .sendInPieces(Frame.text("车"), 7)
                .echo("车");
        must("8.1", "server-sends-utf-8", "A server's texts are UTF-8.", "服务器的文本是 UTF-8。")
                .send(Frame.text("aé列车🚆").mark(Field.PAYLOAD))
                .echo("aé列车🚆")
                .never(Sin.TEXT_NOT_UTF_8);
    }

    private void valid(String name, String text, String code) {
        must("8.1", name, code + " is a character like any other: it comes back.", code + " 和别的字符一样：要原样回来。")
                .send(Frame.text(text).mark(Field.PAYLOAD))
                .echo(text);
    }

    private void notInRange() {
        bad("byte-80", "80", "a continuation byte (80) with nothing before it", "前面没有首字节的后续字节 80");
        bad("byte-bf", "bf", "a continuation byte (BF) with nothing before it", "前面没有首字节的后续字节 BF");
        bad("two-continuations", "c3 a9 a9", "one continuation byte too many", "多了一个后续字节");
        bad("byte-f5", "f5 80 80 80", "F5, which would begin a character over U+10FFFF", "F5：它开始的字符会超过 U+10FFFF");
        bad("byte-f8", "f8 88 80 80 80", "F8, the start of five bytes", "F8：五字节序列的开头");
        bad("byte-fc", "fc 84 80 80 80 80", "FC, the start of six bytes", "FC：六字节序列的开头");
        bad("byte-fe", "fe", "FE, which no text has", "FE：任何文本都没有的字节");
        bad("byte-ff", "ff", "FF, which no text has", "FF：任何文本都没有的字节");
        bad("u110000", "f4 90 80 80", "U+110000, over the last character", "U+110000：超过最后一个字符");
        bad("ud800", "ed a0 80", "the surrogate U+D800", "代理项 U+D800");
        bad("udbff", "ed af bf", "the surrogate U+DBFF", "代理项 U+DBFF");
        bad("udc00", "ed b0 80", "the surrogate U+DC00", "代理项 U+DC00");
        bad("udfff", "ed bf bf", "the surrogate U+DFFF", "代理项 U+DFFF");
        bad("surrogate-pair", "ed a0 bd ed ba 86", "a pair of surrogates, as CESU-8 has it", "一对代理项（CESU-8 的写法）");
        bad("latin-1", "e9 74", "a letter of ISO-8859-1", "ISO-8859-1 的字母");
    }

    private void overlong() {
        bad("overlong-nul", "c0 80", "NUL in two bytes", "用两个字节写的 NUL");
        bad("overlong-slash", "c0 af", "a slash in two bytes", "用两个字节写的斜杠");
        bad("overlong-7f", "c1 bf", "U+007F in two bytes", "用两个字节写的 U+007F");
        bad("overlong-slash-in-3", "e0 80 af", "a slash in three bytes", "用三个字节写的斜杠");
        bad("overlong-07ff", "e0 9f bf", "U+07FF in three bytes", "用三个字节写的 U+07FF");
        bad("overlong-slash-in-4", "f0 80 80 af", "a slash in four bytes", "用四个字节写的斜杠");
        bad("overlong-ffff", "f0 8f bf bf", "U+FFFF in four bytes", "用四个字节写的 U+FFFF");
    }

    private void incomplete() {
        bad("ends-after-1-of-2", "c3", "the first of two bytes, and then the end", "两字节字符的第一个字节，然后就结束了");
        bad("ends-after-1-of-3", "e8", "the first of three bytes, and then the end", "三字节字符的第一个字节，然后就结束了");
        bad("ends-after-2-of-3", "e8 bd", "two of three bytes, and then the end", "三字节字符的两个字节，然后就结束了");
        bad("ends-after-1-of-4", "f0", "the first of four bytes, and then the end", "四字节字符的第一个字节，然后就结束了");
        bad("ends-after-2-of-4", "f0 9f", "two of four bytes, and then the end", "四字节字符的两个字节，然后就结束了");
        bad("ends-after-3-of-4", "f0 9f 9a", "three of four bytes, and then the end", "四字节字符的三个字节，然后就结束了");
        bad("letter-after-1-of-2", "c3 41", "a letter where the second byte should be", "该是第二个字节的地方却是一个字母");
        bad("letter-after-2-of-3", "e8 bd 41", "a letter where the third byte should be", "该是第三个字节的地方却是一个字母");
        bad("letter-after-3-of-4", "f0 9f 9a 41", "a letter where the fourth byte should be", "该是第四个字节的地方却是一个字母");
        bad("start-after-start", "c3 c3 a9", "the start of a character inside another", "一个字符中间又开始了另一个字符");
        byte[] late = Arrays.copyOf(FrameRules.letters(200).getBytes(UTF_8), 201);
        late[200] = (byte) 0xff;
        must(
                        "8.1",
                        "bad-last-byte",
                        "A bad byte after 200 good ones must fail the connection.",
                        "200 个正确字节之后的一个坏字节必须使连接失败。")
                .send(Frame.of(Frame.TEXT, late).mark(200, 1))
                .fails(1007);
    }

    private void bad(String name, String hex, String en, String zh) {
        byte[] bad = Bytes.hex(hex);
        byte[] payload = Bytes.join(null, bytes("ok "), bytes(bad)).array();
        must(
                        "8.1",
                        name,
                        "A text with " + en + " is not UTF-8: it must fail the connection.",
                        "文本里有" + zh + "，不是 UTF-8：必须使连接失败。")
                .send(Frame.of(Frame.TEXT, payload).mark(3, bad.length))
                .fails(1007);
    }

    private static Bytes bytes(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    private static Bytes bytes(byte[] array) {
        return new Bytes(array, List.of());
    }

    private void acrossFragments() {
        for (String character : new String[] {"é", "车", "🚆"}) {
            byte[] bytes = character.getBytes(UTF_8);
            for (int cut = 1; cut < bytes.length; cut++) {
                must(
                                "5.6",
                                "cut-" + cut + "-of-" + bytes.length,
                                "A character of " + bytes.length + " bytes may be cut by fragments after byte " + cut
                                        + ".",
                                bytes.length + " 字节的字符可以在第 " + cut + " 个字节之后被分片断开。")
                        .send(
                                Frame.of(Frame.TEXT, Arrays.copyOf(bytes, cut)).unfinished(),
                                Frame.more(Arrays.copyOfRange(bytes, cut, bytes.length))
                                        .mark(Field.PAYLOAD))
                        .echo(character);
            }
        }
        must(
                        "5.6",
                        "a-fragment-a-byte",
                        "Each byte of a text may come in a fragment of its own.",
                        "文本的每个字节都可以单独成为一个分片。")
                .send(FragmentRules.fragments(Frame.TEXT, "é车🚆".getBytes(UTF_8), 9))
                .echo("é车🚆");
        must(
                        "5.6",
                        "ping-inside-a-character",
                        "A Ping may come between two bytes of a character.",
                        "一个字符的两个字节之间可以有 Ping。")
                .send(
                        Frame.of(Frame.TEXT, Bytes.hex("e8")).unfinished(),
                        Frame.ping("ab").mark(Field.PAYLOAD),
                        Frame.more(Bytes.hex("bd a6")))
                .pongsAndEcho("车", "ab");
        must(
                        "5.6",
                        "empty-inside-a-character",
                        "An empty fragment may come between two bytes of a character.",
                        "一个字符的两个字节之间可以有空分片。")
                .send(
                        Frame.of(Frame.TEXT, Bytes.hex("e8 bd")).unfinished(),
                        Frame.more("").unfinished(),
                        Frame.more(Bytes.hex("a6")))
                .echo("车");
        must("5.6", "binary-in-fragments", "Binary fragments need not be UTF-8.", "二进制分片不必是 UTF-8。")
                .send(
                        Frame.binary(Bytes.hex("ff")).unfinished(),
                        Frame.more(Bytes.hex("c0")).mark(Field.PAYLOAD))
                .echo(Bytes.hex("ff c0"));
    }

    private void wrongAcrossFragments() {
        apart("bad-first-fragment", "ff", "6f 6b", "A bad byte in the first fragment", "第一个分片里的坏字节");
        apart("bad-last-fragment", "6f 6b", "ff", "A bad byte in the last fragment", "最后一个分片里的坏字节");
        apart(
                "letter-in-next-fragment",
                "e8 bd",
                "41",
                "A character that the next fragment does not finish",
                "下一个分片没有补完的字符");
        apart(
                "unfinished-at-last",
                "6f 6b",
                "e8 bd",
                "A character that is unfinished when the last fragment ends",
                "最后一个分片结束时仍不完整的字符");
        apart(
                "unfinished-then-empty",
                "e8 bd",
                "",
                "A character that an empty last fragment leaves unfinished",
                "空的最后一个分片没有补完的字符");
        apart("surrogate-apart", "ed", "a0 80", "A surrogate cut by fragments", "被分片断开的代理项");
        apart("overlong-apart", "c0", "af", "An overlong slash cut by fragments", "被分片断开的过长斜杠");
        apart(
                "over-u10ffff-apart",
                "f4",
                "90 80 80",
                "A character over U+10FFFF cut by fragments",
                "被分片断开、超过 U+10FFFF 的字符");
    }

    private void apart(String name, String first, String second, String en, String zh) {
        must("8.1", name, en + " must fail the connection.", zh + "必须使连接失败。")
                .send(
                        Frame.of(Frame.TEXT, Bytes.hex(first)).unfinished().mark(Field.PAYLOAD),
                        Frame.more(second.isEmpty() ? new byte[0] : Bytes.hex(second))
                                .mark(Field.PAYLOAD))
                .fails(1007);
    }

    private void soon() {
        soon("fast-byte-ff", "ff", "FF", "FF");
        soon("fast-surrogate", "ed a0", "half a surrogate", "半个代理项");
        soon("fast-over-u10ffff", "f4 90", "the start of a character over U+10FFFF", "超过 U+10FFFF 的字符的开头");
    }

    private void soon(String name, String hex, String en, String zh) {
        should(
                        "8.1",
                        name,
                        "A server should fail at the first bad byte (" + en + "), not at the end of the message.",
                        "服务器应当在第一个坏字节（" + zh + "）处就失败，而不是等到消息结束。")
                .send(Frame.of(Frame.TEXT, Bytes.hex(hex)).unfinished().mark(Field.PAYLOAD))
                .then(Expect.failed(Duration.ofSeconds(1), 1007));
    }
}
