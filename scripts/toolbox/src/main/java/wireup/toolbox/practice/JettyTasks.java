package wireup.toolbox.practice;

import static wireup.toolbox.practice.Task.Kind.ATTACK;
import static wireup.toolbox.practice.Task.Kind.EXTEND;
import static wireup.toolbox.practice.Task.Kind.FIX;
import static wireup.toolbox.practice.Task.Kind.STEP;

import java.util.List;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Task.Rule;

/** Chapter 05: the echo with Jetty, and what Jetty leaves to us. */
final class JettyTasks {

    private static final Task PATH = new Task(
            STEP,
            "path",
            new Text("From a class to its path", "从类名到路径"),
            new Text(
                    "The handler SubProtocol answers at /sub-protocol: a hyphen where a word begins, all in lower case.",
                    "处理器 SubProtocol 的路径是 /sub-protocol：每个单词开头处加连字符，全部小写。"),
            Part.blank("HandlerFile", "return \"/\"", "}", """
                    return "/" + className;
                    """),
            List.of(new Rule("HandlersTest#subProtocolChosen", "处理器 SubProtocol 选择它认识的第一个子协议")),
            List.of(),
            List.of(
                    new Text(
                            "A word begins where a capital follows a small letter or a digit:"
                                    + " (?<=[a-z0-9])(?=[A-Z]) matches the place between.",
                            "小写字母或数字后面跟着大写字母，就是单词的开头：(?<=[a-z0-9])(?=[A-Z]) 匹配两者之间的位置。"),
                    new Text(
                            "replaceAll(…, \"-\"), then toLowerCase(Locale.ROOT): in Turkish an I would become an ı.",
                            "先 replaceAll(…, \"-\")，再 toLowerCase(Locale.ROOT)：土耳其语里 I 会变成 ı。")));

    private static final Task SHORTEST = new Task(
            STEP,
            "shortest-form",
            new Text("A length that is longer than it needs", "比需要更长的长度"),
            new Text(
                    "Jetty takes a length in any form; RFC 6455 §5.2 asks for the shortest. Say whether this one, which"
                            + " came in bytesOfLength bytes, would have had room in a shorter form.",
                    "Jetty 接受任何形式的长度，RFC 6455 §5.2 要求用最短的。判断这个占了 bytesOfLength 个字节的长度，是否" + "放得进更短的形式。"),
            Part.blank("FrameLengths", "private boolean hasShorterForm() {", "private void payload() {", """
                    private boolean hasShorterForm() {
                        // your turn
                        return false;
                    }

                    """),
            List.of(new Rule("FrameLengthsTest#shortestForm", "长度必须用最短的形式，不论字节怎样分几次读到")),
            List.of("frames.length-5-in-16-bits"),
            List.of(
                    new Text(
                            "Up to 125 there is room in 7 bits, up to 65,535 in 16.",
                            "125 以内放得进 7 位，65,535 以内放得进 16 位。"),
                    new Text(
                            "With its top bit set the length is negative here: that is wrong too, but not short.",
                            "最高位为 1 时，长度在这里是负数：那也不对，但不算短。")));

    private static final Task STRICT = new Task(
            STEP,
            "strict-handshake",
            new Text("The version and the key", "版本和 key"),
            new Text(
                    "Jetty answers the key abc with 101. Refuse any version but 13 with 426 and the fields UPGRADE, and a"
                            + " key that is not there once as 16 bytes in base64 with 400. RFC 6455 §4.2.1.",
                    "key 为 abc 时，Jetty 也回答 101。版本不是 13 时用 426 和字段 UPGRADE 拒绝；key 不是恰好一个 16 字节的"
                            + " base64 时用 400 拒绝。RFC 6455 §4.2.1。"),
            Part.blank(
                    "StrictHandshake",
                    "if (!headers.getValuesList(HttpHeader.SEC_WEBSOCKET_VERSION).equals(List.of(\"13\"))) {",
                    "if (!members(headers, HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL).allMatch(NAME.asMatchPredicate())) {",
                    ""),
            List.of(
                    new Rule("RefusalCheck#key", "key 不是 16 字节的 base64，得到 400"),
                    new Rule("RefusalCheck#version", "版本不是 13，得到 426")),
            List.of("handshake.key-short", "handshake.key-twice", "handshake.version-14"),
            List.of(
                    new Text(
                            "headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY) has the value of each such field.",
                            "headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY) 包含每个同名字段的值。"),
                    new Text(
                            "return answer(426, \"…\", UPGRADE); the pattern KEY is at the top of the class.",
                            "return answer(426, \"…\", UPGRADE)；正则 KEY 在类的开头。")));

    private static final Task EMPTY_FRAMES = new Task(
            STEP,
            "empty-frames",
            new Text("Frames that carry nothing", "什么都不带的帧"),
            new Text(
                    "A message may be in any number of frames, and empty ones never reach the limit of bytes. Count them,"
                            + " and throw a CloseException with 1008 after Limits.MAX_EMPTY_FRAMES in one message.",
                    "一条消息可以有任意多个帧，空帧永远不会触及字节数的限制。数一数它们，一条消息里超过"
                            + " Limits.MAX_EMPTY_FRAMES 个就抛出 1008 的 CloseException。"),
            Part.blank(
                    "Guard",
                    "if (!frame.hasPayload() && ++emptyFrames > Limits.MAX_EMPTY_FRAMES) {",
                    "if (incoming == null) {",
                    ""),
            List.of(
                    new Rule("EmptyFramesCheck#closes", "一条由 1,025 个空帧组成的消息，以 1008 关闭"),
                    new Rule("EmptyFramesCheck#allowed", "1,024 个空帧还可以继续：其间的 ping 得到回答")),
            List.of(),
            List.of(
                    new Text(
                            "The field emptyFrames is set to 0 already where a message begins.",
                            "字段 emptyFrames 在消息开始处已经清零。"),
                    new Text(
                            "throw new CloseException(CloseStatus.POLICY_VIOLATION, \"…\") if !frame.hasPayload() and"
                                    + " ++emptyFrames is over the limit.",
                            "当 !frame.hasPayload() 且 ++emptyFrames 超过限制时，"
                                    + "throw new CloseException(CloseStatus.POLICY_VIOLATION, \"…\")。")));

    private static final Task LOG_LINE = new Task(
            STEP,
            "log-line",
            new Text("One line in the log", "日志里只占一行"),
            new Text(
                    "What comes from outside may hold line ends, terminal codes and marks that turn the direction of"
                            + " writing. Write each such character as \\u and four hex digits, all others as they are."
                            + " CWE-117.",
                    "外来的文字可能带有换行、终端控制码和改变书写方向的标记。这样的字符写成 \\u 加四位十六进制数字，其他字符" + "原样写出。CWE-117。"),
            Part.blank("Report", "switch (Character.getType(character)) {", "});", """
                    safe.appendCodePoint(character);
                    """),
            List.of(new Rule("ReportTest#escapes", "会换行或控制终端的字符都被转义")),
            List.of(),
            List.of(
                    new Text(
                            "Character.getType(character) tells what a character is: CONTROL, FORMAT, LINE_SEPARATOR,"
                                    + " PARAGRAPH_SEPARATOR and SURROGATE are the ones.",
                            "Character.getType(character) 给出字符的类别：要处理的是 CONTROL、FORMAT、LINE_SEPARATOR、"
                                    + "PARAGRAPH_SEPARATOR 和 SURROGATE。"),
                    new Text("String.format(\"\\\\u%04x\", character)", "String.format(\"\\\\u%04x\", character)")));

    private static final Task SECRETS = new Task(
            FIX,
            "fix-secrets",
            new Text("A handler that says too much", "说得太多的处理器"),
            new Text(
                    "When a handler throws, its message must stay in the server's log. Since a colleague has touched the"
                            + " server, clients read it in the reason of the Close frame. Find the line, and mend it.",
                    "处理器抛出异常时，异常信息只能留在服务器的日志里。一位同事改过服务器之后，客户端在关闭帧的原因里就能读到" + "它。找到那一行，改好它。"),
            Part.blank(
                    "Guard",
                    "CloseStatus general = new CloseStatus(CloseStatus.SERVER_ERROR, \"The handler failed.\");",
                    "return new OutgoingEntry.Builder(entry).frame(general.toFrame()).build();",
                    """
                    CloseStatus general = new CloseStatus(CloseStatus.SERVER_ERROR, status.getReason());
                    """),
            List.of(new Rule("SecretsCheck#kept", "处理器抛出异常时以 1011 关闭，原因不透露内部信息")),
            List.of(),
            List.of(
                    new Text("Every frame that goes out passes Guard.sendFrame.", "每个发出去的帧都经过 Guard.sendFrame。"),
                    new Text(
                            "Jetty makes the reason of a Close frame from the message of the exception.",
                            "Jetty 用异常的信息作为关闭帧的原因。")));

    private static final Task ORIGIN = new Task(
            EXTEND,
            "extend-origin",
            new Text("Origin, for every handler", "为所有处理器检查 Origin"),
            new Text(
                    "OriginCheck lets in only pages of this server; let StrictHandshake do so for every handler: an Origin"
                            + " that is not http:// and the Host field gets 403. A program, which sends none, is let in."
                            + " RFC 6455 §10.2.",
                    "OriginCheck 只让本服务器的页面连接；让 StrictHandshake 为所有处理器都这样做：Origin 不等于 http:// 加"
                            + " Host 字段的，用 403 拒绝。不发 Origin 的程序放行。RFC 6455 §10.2。"),
            Part.extend(
                    "StrictHandshake",
                    "if (!members(headers, HttpHeader.SEC_WEBSOCKET_EXTENSIONS)"
                            + ".allMatch(StrictHandshake::isExtension)) {",
                    """
                    String origin = headers.get(HttpHeader.ORIGIN);
                    if (origin != null && !origin.equals("http://" + headers.get(HttpHeader.HOST))) {
                        return answer(403, "Only pages of this server may connect.", Map.of());
                    }
                    """),
            List.of(
                    new Rule("OriginRuleCheck#foreign", "其他网站的页面得到 403"),
                    new Rule("OriginRuleCheck#own", "本服务器的页面放行，不发 Origin 的程序也放行")),
            List.of(),
            List.of(
                    new Text(
                            "Compare the whole text. A part of it is what an attacker can have, too.",
                            "要比较整个文本。只比较一部分，攻击者也能做到。"),
                    new Text(
                            "headers.get(HttpHeader.ORIGIN) is null if there is none; return answer(403, …, Map.of()).",
                            "没有时 headers.get(HttpHeader.ORIGIN) 为 null；return answer(403, …, Map.of())。")));

    private static final Task LOOK_ALIKE = new Task(
            ATTACK,
            "attack-origin",
            new Text("An Origin that looks right", "看起来正确的 Origin"),
            new Text(
                    "A server lets in every Origin that starts with http://station.example. You own the domain"
                            + " attacker.example, and may name its hosts as you like. From which Origin does your page get"
                            + " in? The check then tries it on your server, which must refuse it.",
                    "有个服务器放行所有以 http://station.example 开头的 Origin。你拥有域名 attacker.example，主机名随你取。"
                            + "你的页面用什么 Origin 能进去？随后检查会拿它去试你的服务器，你的服务器必须拒绝。"),
            Part.blank("Attack", "return \"http://station.example.attacker.example\";", "}", """
                    return "http://attacker.example";
                    """),
            List.of(
                    new Rule("AttackCheck#getsIn", "attacker.example 的某个主机，其 Origin 能让粗心的服务器放行"),
                    new Rule("AttackCheck#oursRefuses", "你的服务器用 403 拒绝它")),
            List.of(),
            List.of(
                    new Text("A host's name is read from its end.", "主机名要从末尾读起。"),
                    new Text(
                            "station.example may stand in front of your own domain.",
                            "station.example 可以放在你自己的域名前面。")));

    static final Course COURSE = new Course(
            "05-jetty-echo",
            "wireup.jettyecho.EchoServer$Start",
            List.of(),
            List.of(PATH, SHORTEST, STRICT, EMPTY_FRAMES, LOG_LINE, SECRETS, ORIGIN, LOOK_ALIKE));

    private JettyTasks() {}
}
