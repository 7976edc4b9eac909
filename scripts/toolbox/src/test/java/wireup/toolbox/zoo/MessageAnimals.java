package wireup.toolbox.zoo;

import static wireup.toolbox.zoo.Animal.animal;

import java.util.List;

/** Wrong on the way from frames to messages, and in their text: chapter 04's steps 3 and 4. */
final class MessageAnimals {

    static final List<Animal> ALL = List.of(
            animal(
                            "stray-continuation",
                            "A continuation with no beginning begins a message.",
                            "没有开头的后续分片被当成新消息。",
                            "fragments.stray-continuation")
                    .change(
                            "MessageReader",
                            "check(type != null, \"A continuation frame, and no message has begun.\");",
                            """
                            if (type == null) {
                                begin(header);
                                type = Opcode.BINARY;
                            }
                            """),
            animal(
                            "message-inside-a-message",
                            "A new message may begin before the last one has ended.",
                            "上一条消息还没结束就可以开始新消息。",
                            "fragments.text-inside")
                    .change(
                            "MessageReader",
                            "check(type == null, \"A new message begins inside a fragmented one.\");",
                            ""),
            animal(
                            "fragments-lost",
                            "Of a message in fragments only the last one is kept.",
                            "分片的消息只保留最后一个分片。",
                            "fragments.text-in-2")
                    .change("MessageReader", "add(frame);", """
                            payload = new Payload(limits.message());
                            add(frame);
                            """),
            animal(
                            "control-breaks-fragments",
                            "A control frame between fragments ends the message.",
                            "分片之间的控制帧使消息中断。",
                            "fragments.ping-between")
                    .change("MessageReader", "if (header.opcode().isControl()) {", """
                            if (header.opcode().isControl()) {
                                type = null;
                            """),
            animal("text-as-binary", "A text comes back as a binary message.", "文本以二进制消息发回。", "frames.text-stays-text")
                    .change(
                            "Session",
                            "case Message.Text(String text) -> send(Opcode.TEXT, text.getBytes(UTF_8));",
                            "case Message.Text(String text) -> send(Opcode.BINARY, text.getBytes(UTF_8));"),
            animal("utf-8-not-checked", "A text may have any bytes.", "文本可以是任意字节。", "utf-8.byte-ff")
                    .change("MessageReader", "utf8 = type == Opcode.TEXT ? new Utf8() : null;", "utf8 = null;")
                    .change("MessageReader", """
                            if (isText) {
                                utf8.end();
                            }
                            """, ""),
            animal(
                            "utf-8-checked-late",
                            "A text is checked when it is whole, not while it comes in.",
                            "等文本完整之后才检查，而不是边收边查。",
                            "utf-8.fast-byte-ff")
                    .change("MessageReader", "payload.check(utf8, from);", "")
                    .change("MessageReader", "utf8.end();", """
                            payload.check(utf8, 0);
                            utf8.end();
                            """),
            animal(
                            "utf-8-fragment-by-fragment",
                            "Each fragment of a text must be UTF-8 by itself.",
                            "文本的每个分片都必须各自是 UTF-8。",
                            "utf-8.cut-1-of-2")
                    .change("MessageReader", "add(frame);", """
                            utf8 = utf8 == null ? null : new Utf8();
                            add(frame);
                            if (utf8 != null) {
                                utf8.end();
                            }
                            """),
            animal(
                            "utf-8-end-not-checked",
                            "A text may end in the middle of a character.",
                            "文本可以在一个字符中间结束。",
                            "utf-8.ends-after-1-of-2")
                    .change("MessageReader", """
                            if (isText) {
                                utf8.end();
                            }
                            """, ""),
            animal("surrogates-accepted", "A surrogate is taken for a character.", "把代理项当成字符。", "utf-8.ud800")
                    .change("Utf8", "upper = b == 0xED ? 0x9F : 0xBF; // else a surrogate", "upper = 0xBF;"),
            animal(
                            "overlong-accepted",
                            "A character may have more bytes than it needs.",
                            "字符可以用比需要更多的字节。",
                            "utf-8.overlong-slash")
                    .change("Utf8", "if (b >= 0xC2 && b <= 0xDF) {", "if (b >= 0xC0 && b <= 0xDF) {")
                    .change("Utf8", "lower = b == 0xE0 ? 0xA0 : 0x80; // else overlong", "lower = 0x80;")
                    .change("Utf8", "lower = b == 0xF0 ? 0x90 : 0x80; // else overlong", "lower = 0x80;"),
            animal(
                            "beyond-unicode",
                            "A number above U+10FFFF is taken for a character.",
                            "把大于 U+10FFFF 的数当成字符。",
                            "utf-8.u110000")
                    .change("Utf8", "} else if (b >= 0xF0 && b <= 0xF4) {", "} else if (b >= 0xF0 && b <= 0xF7) {")
                    .change("Utf8", "upper = b == 0xF4 ? 0x8F : 0xBF; // else above U+10FFFF", "upper = 0xBF;"));

    private MessageAnimals() {}
}
