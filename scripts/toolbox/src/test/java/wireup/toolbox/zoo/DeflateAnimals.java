package wireup.toolbox.zoo;

import static wireup.toolbox.zoo.Animal.animal;

import java.util.List;
import java.util.stream.Stream;

/** Wrong with compression, chapter 04's step 7. */
final class DeflateAnimals {

    static final List<Animal> ALL = Stream.of(
                    animal(
                                    "rsv1-not-set",
                                    "What is compressed is not marked with RSV1.",
                                    "压缩的内容没有用 RSV1 标明。",
                                    "deflate.text-of-125")
                            .change(
                                    "Session",
                                    "frames.write(opcode, compress, compress ? compression.compress(payload) : payload);",
                                    "frames.write(opcode, false, compress ? compression.compress(payload) : payload);"),
                    animal(
                                    "context-lost",
                                    "The server forgets the context that it agreed to keep.",
                                    "服务器答应保留上下文，却丢掉了。",
                                    "deflate.context-kept")
                            .change("Decompression", "if (!keepsContext) {", "if (true) {"),
                    animal(
                                    "context-kept",
                                    "The server keeps the context that it agreed to forget.",
                                    "服务器答应不保留上下文，却保留了。",
                                    "deflate.server-forgets")
                            .change("Compression", "if (!keepsContext) {", "if (false) {"),
                    animal(
                                    "tail-not-removed",
                                    "The four bytes that a flush ends with are sent.",
                                    "flush 结尾的四个字节也发了出去。",
                                    "deflate.server-inflatable")
                            .change(
                                    "Compression",
                                    "return Arrays.copyOf(compressed.toByteArray(), compressed.size() - TAIL);",
                                    "return compressed.toByteArray();"),
                    animal(
                                    "bomb-cut-off",
                                    "What a message inflates to beyond the limit is dropped without a word.",
                                    "解压后超出限制的部分悄悄丢掉。",
                                    "deflate.bomb")
                            .change("Decompression", "message.add(output, end, more);", """
                                    if (message.size() + more <= 1024 * 1024) {
                                        message.add(output, end, more);
                                    }
                                    """),
                    animal(
                                    "window-not-kept",
                                    "A small window is promised, and the usual one is used.",
                                    "答应用小窗口，却用了平常的窗口。",
                                    "deflate.small-window-kept")
                            .change(
                                    "PerMessageDeflate",
                                    "SERVER_WINDOW, Pattern.compile(\"15\"), // a smaller window is a promise that the JDK cannot keep",
                                    "SERVER_WINDOW, Pattern.compile(\"[89]|1[0-5]\"),")
                            .change(
                                    "PerMessageDeflate",
                                    "+ (windowNamed ? \"; \" + SERVER_WINDOW + \"=15\" : \"\");",
                                    "+ (windowNamed ? \"; \" + SERVER_WINDOW + \"=9\" : \"\");"),
                    animal(
                                    "unknown-parameter",
                                    "An offer with a parameter that does not exist is agreed to.",
                                    "接受带有不存在的参数的提议。",
                                    "deflate.decline-unknown-parameter")
                            .change(
                                    "PerMessageDeflate",
                                    "Pattern values = PARAMETERS.get(parameter[0]);",
                                    "Pattern values = PARAMETERS.getOrDefault(parameter[0], Pattern.compile(\".*\"));"))
            .map(Animal::deflating)
            .toList();

    private DeflateAnimals() {}
}
