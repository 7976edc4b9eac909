package wireup.toolbox.practice;

import static wireup.toolbox.practice.Task.Kind.ATTACK;
import static wireup.toolbox.practice.Task.Kind.EXTEND;
import static wireup.toolbox.practice.Task.Kind.FIX;
import static wireup.toolbox.practice.Task.Kind.STEP;

import java.util.List;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Task.Rule;

/** Chapter 04: frames by hand. */
final class FramesTasks {

    private static final Task MASK = new Task(
            STEP,
            "mask",
            new Text("Take the mask off", "去掉掩码"),
            new Text(
                    "XOR each byte from index from up to index to with a byte of the key, in turn; offset says how many"
                            + " bytes of the payload came before. RFC 6455 §5.3.",
                    "把下标 from 到 to（不含）的每个字节，依次与掩码键的一个字节做异或；offset 是此前已有多少个载荷字节。" + "RFC 6455 §5.3。"),
            Part.blank(
                    "Mask",
                    "static void apply(byte[] bytes, int from, int to, int key, int offset) {",
                    "// endregion",
                    """
                    static void apply(byte[] bytes, int from, int to, int key, int offset) {
                        // your turn
                    }
                    """),
            List.of(
                    new Rule("MaskTest#hello", "RFC 6455 §5.7：掩码键 37 fa 21 3d 把 7f 9f 4d 51 58 变成 Hello"),
                    new Rule("MaskTest#slices", "不论哪一段、哪个掩码键、哪个偏移，结果都与 §5.3 的逐字节循环相同，段外的字节不变")),
            List.of(),
            List.of(
                    new Text(
                            "The key is in network byte order: its first byte is the highest of the int.",
                            "key 是网络字节序：第一个字节是 int 的最高字节。"),
                    new Text(
                            "Byte i of the payload meets byte i % 4 of the key. Here i counts from offset.",
                            "载荷的第 i 个字节对应掩码键的第 i % 4 个字节。这里 i 从 offset 数起。"),
                    new Text(
                            "(byte) (key >>> (24 - 8 * turn)) is the key's byte number turn. Our solution turns the key"
                                    + " with Integer.rotateLeft, and takes eight bytes at a time.",
                            "(byte) (key >>> (24 - 8 * turn)) 就是 key 的第 turn 个字节。我们的解法用 Integer.rotateLeft"
                                    + " 旋转 key，一次处理八个字节。")));

    private static final Task HEADER = new Task(
            STEP,
            "header",
            new Text("The first two bytes of a frame", "帧的前两个字节"),
            new Text(
                    "Take FIN, RSV, opcode and MASK out of them, and refuse with check(...) what §5.2 and §5.5 forbid: a"
                            + " reserved bit, a control frame in fragments, a frame without a mask.",
                    "取出 FIN、RSV、操作码和 MASK，并用 check(...) 拒绝 §5.2 和 §5.5 禁止的内容：保留位、分片的控制帧、" + "没有掩码的帧。"),
            Part.blank(
                    "FrameHeader",
                    "int b0 = in.read();",
                    "long length = readLength(in, b1 & B1_MASK_LENGTH, opcode);",
                    """
                    Opcode opcode = Opcode.of(in.read() & B0_MASK_OPCODE);
                    boolean fin = true;
                    boolean rsv1 = false;
                    int b1 = in.read();
                    """),
            List.of(
                    new Rule("FramingTest#unmasked", "§5.1：没有掩码的帧在第二个字节处被拒绝：§5.7 的文本、分片、ping、256 字节和 64 KiB"),
                    new Rule("FramingTest#reservedBits", "§5.2：没有扩展赋予含义的保留位，在第一个字节处被拒绝"),
                    new Rule("FramingTest#fragmentedControl", "§5.5：分片的控制帧在第一个字节处被拒绝")),
            List.of("frames.unmasked-text", "frames.rsv1-text", "control.ping-in-fragments"),
            List.of(
                    new Text(
                            "Each flag has a constant above: (b0 & B0_FLAG_FIN) != 0.",
                            "每个标志在上面都有常量：(b0 & B0_FLAG_FIN) != 0。"),
                    new Text(
                            "RSV1 may be set where compression was agreed, on a text or binary frame, alone:"
                                    + " (b0 & B0_MASK_RSV) == B0_FLAG_RSV1. Else no reserved bit may be.",
                            "协商了压缩时，文本帧或二进制帧可以只设 RSV1：(b0 & B0_MASK_RSV) == B0_FLAG_RSV1。除此之外，" + "保留位都不能设。"),
                    new Text(
                            "Refuse what the first byte breaks before you read the second: the tests send one byte.",
                            "第一个字节就违规的，要在读第二个字节之前拒绝：测试只发一个字节。")));

    private static final Task LENGTH = new Task(
            STEP,
            "length",
            new Text("The three forms of a length", "长度的三种形式"),
            new Text(
                    "Up to 125 the length stands in the second byte; 126 says that 16 bits follow, 127 that 64 do. It"
                            + " must take its shortest form, the highest of 64 bits must be 0, and a control frame has"
                            + " the short form alone. RFC 6455 §5.2, §5.5.",
                    "125 以内的长度就在第二个字节里；126 表示后面还有 16 位，127 表示 64 位。必须用最短的形式，64 位的最高位"
                            + "必须是 0，控制帧只能用短形式。RFC 6455 §5.2、§5.5。"),
            Part.blank(
                    "FrameHeader",
                    "private static long readLength(Input in, int shortLength, Opcode opcode) throws IOException {",
                    "// endregion",
                    """
                    private static long readLength(Input in, int shortLength, Opcode opcode) throws IOException {
                        // your turn
                        return shortLength;
                    }
                    """),
            List.of(
                    new Rule("FramingTest#longControl", "§5.5：超过 125 字节的控制帧在第二个字节处被拒绝"),
                    new Rule("FramingTest#longestControl", "§5.5：125 字节的控制帧得到回答"),
                    new Rule("LengthTest#notShortest", "不是最短形式的长度，在长度的末尾以 1002 拒绝"),
                    new Rule("LengthTest#highestBit", "64 位长度的最高位必须是 0：在长度的末尾以 1002 拒绝"),
                    new Rule("LengthTest#forms", "长度的每种形式，在各自的边界上，收发都正确")),
            List.of("frames.length-5-in-16-bits", "frames.length-top-bit", "frames.text-of-65536"),
            List.of(
                    new Text(
                            "in.readNumber(2) and in.readNumber(8) read numbers in network byte order; the second is"
                                    + " negative when its highest bit is set.",
                            "in.readNumber(2) 和 in.readNumber(8) 按网络字节序读数；后者最高位为 1 时是负数。"),
                    new Text(
                            "Refuse a long control frame before you read its length: it is wrong at its second byte.",
                            "过长的控制帧在读长度之前就要拒绝：它在第二个字节就错了。"),
                    new Text(
                            "A length in 16 bits must be over 125, one in 64 bits over 0xFFFF.",
                            "16 位的长度必须大于 125，64 位的必须大于 0xFFFF。")));

    private static final Task FRAGMENTS = new Task(
            STEP,
            "fragments",
            new Text("Which frames make a message", "哪些帧组成一条消息"),
            new Text(
                    "A text or binary frame begins a message, continuation frames go on with it until FIN. Refuse a"
                            + " continuation of nothing, and a new message inside one. RFC 6455 §5.4.",
                    "文本帧或二进制帧开始一条消息，延续帧接着它，直到 FIN。没有消息却来了延续帧，或者消息没完又来了新消息，都" + "要拒绝。RFC 6455 §5.4。"),
            Part.blank(
                    "MessageReader",
                    "if (header.opcode() == Opcode.CONTINUATION) {",
                    "if (++fragments > limits.fragments()) {",
                    """
                    begin(header);
                    """),
            List.of(
                    new Rule("FramingTest#fragments", "§5.7：分成两个分片的文本是一条消息"),
                    new Rule("FramingTest#strayContinuation", "§5.4：没有消息却来了延续帧，不论是不是最后一个分片，都被拒绝"),
                    new Rule("FramingTest#continuationAfterTheEnd", "§5.4：完整消息之后的延续帧，与消息之前的一样不合规则"),
                    new Rule("FramingTest#newMessageInside", "§5.4：分片的消息没完就来了新消息，被拒绝"),
                    new Rule("FramingTest#controlBetween", "§5.4：分片之间的控制帧立刻得到回答，消息保持完整")),
            List.of("fragments.text-in-2", "fragments.stray-continuation", "fragments.text-inside"),
            List.of(
                    new Text(
                            "The field type says whether a message has begun and not ended.",
                            "字段 type 说明是否有一条已经开始、尚未结束的消息。"),
                    new Text(
                            "check(type != null, …) for a continuation; check(type == null, …) and begin(header) for all"
                                    + " others.",
                            "延续帧：check(type != null, …)；其他帧：check(type == null, …)，再 begin(header)。")));

    private static final Task CLOSE = new Task(
            STEP,
            "close",
            new Text("What a Close frame says", "关闭帧说了什么"),
            new Text(
                    "The payload is nothing, or a code of two bytes and perhaps a reason. Refuse one byte and a code that"
                            + " must not be sent with 1002, a reason that is no UTF-8 with 1007. RFC 6455 §5.5.1, §7.4.",
                    "载荷要么为空，要么是两个字节的关闭码，后面可以跟原因。只有一个字节，或关闭码不允许发送，用 1002 拒绝；原因"
                            + "不是 UTF-8，用 1007 拒绝。RFC 6455 §5.5.1、§7.4。"),
            Part.blank(
                    "Close",
                    "if (payload.length < CODE_LENGTH) {",
                    "return new Close(code, new String(payload, CODE_LENGTH, payload.length - CODE_LENGTH, UTF_8));",
                    """
                    int code = CloseCode.NORMAL;
                    """),
            List.of(
                    new Rule("CloseTest#echoed", "允许发送的关闭码，用同样的关闭码和原因回答"),
                    new Rule("CloseTest#refused", "不允许发送的关闭码，用 1002 回答"),
                    new Rule("CloseTest#oneByte", "只有一个字节的载荷，用 1002 回答"),
                    new Rule("CloseTest#reason", "原因不是 UTF-8，用 1007 回答")),
            List.of("close.code-1006", "close.one-byte", "close.reason-bad-byte"),
            List.of(
                    new Text(
                            "The code is in network byte order; a byte of Java is signed: (payload[0] & 0xff) << 8.",
                            "关闭码是网络字节序；Java 的 byte 有符号：(payload[0] & 0xff) << 8。"),
                    new Text(
                            "CloseCode.mayBeSent(code) knows the codes; new Utf8() checks bytes, and its end() a"
                                    + " character that was cut off.",
                            "CloseCode.mayBeSent(code) 知道哪些码可以发；new Utf8() 检查字节，它的 end() 检查被截断的" + "字符。"),
                    new Text(
                            "throw new ProtocolError(CloseCode.PROTOCOL_ERROR, \"…\") closes with 1002.",
                            "throw new ProtocolError(CloseCode.PROTOCOL_ERROR, \"…\") 以 1002 关闭。")));

    private static final Task BEYOND_UNICODE = new Task(
            FIX,
            "fix-utf-8",
            new Text("Text that no Unicode has", "Unicode 里没有的文本"),
            new Text(
                    "A colleague made the check of UTF-8 shorter, and now the server echoes the bytes of a character"
                            + " above U+10FFFF. A browser that gets them closes. Find the line, and mend it.",
                    "一位同事把 UTF-8 检查改短了，现在服务器会把 U+10FFFF 以上的字符原样发回，浏览器收到就会关闭连接。找到那" + "一行，改好它。"),
            Part.blank("Utf8", "upper = b == 0xF4 ? 0x8F : 0xBF; // else above U+10FFFF", "} else {", """
                    upper = 0xBF;
                    """),
            List.of(
                    new Rule("UnicodeCheck#refused", "Unicode 里没有的文本，以 1007 关闭"),
                    new Rule("UnicodeCheck#last", "Unicode 的最后一个字符 U+10FFFF 原样返回")),
            List.of("utf-8.u110000"),
            List.of(
                    new Text(
                            "U+10FFFF is f4 8f bf bf in UTF-8: after f4 the next byte has a bound of its own.",
                            "U+10FFFF 的 UTF-8 是 f4 8f bf bf：f4 之后的字节有自己的上界。"),
                    new Text("Look at Utf8.begin.", "看看 Utf8.begin。")));

    private static final Task LONG_REASON = new Task(
            EXTEND,
            "extend-reason",
            new Text("A reason that is too long", "过长的关闭原因"),
            new Text(
                    "Close.payload() throws when the reason has over 123 bytes. Cut the reason instead: as much of it as"
                            + " there is room for, and never in the middle of a character.",
                    "原因超过 123 字节时，Close.payload() 会抛出异常。改成截短：能放多少放多少，但绝不能从字符中间切断。"),
            Part.extend("Close", "if (!CloseCode.mayBeSent(code) || words.length > MAX_REASON) {", """
                    if (words.length > MAX_REASON) {
                        int end = MAX_REASON;
                        while ((words[end] & 0xC0) == 0x80) { // the middle of a character
                            end--;
                        }
                        words = Arrays.copyOf(words, end);
                    }
                    """),
            List.of(new Rule("ReasonCheck#cut", "过长的原因在两个字符之间截断")),
            List.of(),
            List.of(
                    new Text(
                            "In UTF-8 every byte of a character but its first is 10xxxxxx in bits.",
                            "UTF-8 中，一个字符除首字节外，每个字节的二进制都是 10xxxxxx。"),
                    new Text(
                            "Go back from byte 123 while (words[end] & 0xC0) == 0x80.",
                            "从第 123 个字节往回走，只要 (words[end] & 0xC0) == 0x80。")));

    private static final Task FORESEEN_KEY = new Task(
            ATTACK,
            "attack-mask",
            new Text("What a key that can be foreseen allows", "能猜到的掩码键有什么用"),
            new Text(
                    "Your script runs in the browser of someone behind a cache that does not know WebSocket. The browser's"
                            + " keys can be foreseen. Return the message that lets the bytes on the wire be a request for"
                            + " /admin, so that the cache takes it for one. RFC 6455 §10.3.",
                    "你的脚本运行在别人的浏览器里，那里有个不懂 WebSocket 的缓存。浏览器的掩码键可以猜到。返回一条消息，使"
                            + "线路上的字节恰好是对 /admin 的请求，让缓存信以为真。RFC 6455 §10.3。"),
            Part.blank("Attack", "byte[] message = request.getBytes(US_ASCII);", "}", """
                    return request.getBytes(US_ASCII);
                    """),
            List.of(
                    new Rule("AttackCheck#foreseen", "用猜到的掩码键，线路上的字节恰好是那个请求"),
                    new Rule("AttackCheck#random", "换成别的掩码键就不是了：掩码键的用处正在于此")),
            List.of(),
            List.of(
                    new Text("Masking twice changes nothing, §5.3.", "掩码做两次等于没做，§5.3。"),
                    new Text(
                            "Mask the request yourself, with Mask.apply and offset 0: the browser will take it off.",
                            "自己先用 Mask.apply 给请求加掩码，offset 为 0：浏览器会替你去掉。")));

    static final Course COURSE = new Course(
            "04-raw-frames",
            "wireup.frames.RawFrames",
            List.of(),
            List.of(MASK, HEADER, LENGTH, FRAGMENTS, CLOSE, BEYOND_UNICODE, LONG_REASON, FORESEEN_KEY));

    private FramesTasks() {}
}
