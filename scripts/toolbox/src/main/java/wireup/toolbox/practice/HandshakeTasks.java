package wireup.toolbox.practice;

import static wireup.toolbox.practice.Task.Kind.ATTACK;
import static wireup.toolbox.practice.Task.Kind.EXTEND;
import static wireup.toolbox.practice.Task.Kind.FIX;
import static wireup.toolbox.practice.Task.Kind.STEP;

import java.util.List;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Task.Rule;

/** Chapter 03: the opening handshake by hand. */
final class HandshakeTasks {

    private static final Task GRAMMAR = new Task(
            STEP,
            "request-grammar",
            new Text("The two patterns of a request head", "请求头部的两个正则表达式"),
            new Text(
                    "Group 1 to 3 of REQUEST_LINE: method, target, and the version's number. Group 1 and 2 of FIELD_LINE:"
                            + " name and value, without the white space around the value. RFC 9112 §3 and §5.",
                    "REQUEST_LINE 的第 1 到 3 组：方法、目标、版本号。FIELD_LINE 的第 1、2 组：名称和值，值不含两端的空白。" + "RFC 9112 §3 和 §5。"),
            Part.blank(
                    "HttpRequest",
                    "private static final Pattern REQUEST_LINE = Pattern.compile(\"(\" + TOKEN + \")"
                            + " ([!-~]+) HTTP/([0-9]\\\\.[0-9])\");",
                    "// endregion",
                    """
                    private static final Pattern REQUEST_LINE = Pattern.compile("");

                    /** field-name ":" OWS field-value OWS, RFC 9112 §5. No space before the colon, no folded lines. */
                    private static final Pattern FIELD_LINE = Pattern.compile("");
                    """),
            List.of(
                    new Rule("HttpRequestTest#fields", "字段名不分大小写，值两端的空白要去掉"),
                    new Rule("HttpRequestTest#absoluteForm", "absolute-form 与 origin-form 的含义相同"),
                    new Rule("HttpRequestTest#malformed", "RFC 9112 不允许的请求得到 400")),
            List.of(),
            List.of(
                    new Text(
                            "A method and a field's name are tokens: the constant TOKEN has the characters. Between the"
                                    + " parts of a request line is exactly one space.",
                            "方法和字段名都是 token，它的字符在常量 TOKEN 里。请求行的各部分之间恰好是一个空格。"),
                    new Text(
                            "A target is one printable character or more, [!-~]+ . A version is two digits with a dot"
                                    + " between; the words HTTP/ before it are in capitals.",
                            "目标是一个或多个可打印字符，[!-~]+ 。版本是两个数字，中间一个点；前面的 HTTP/ 是大写。"),
                    new Text(
                            "\"(\" + TOKEN + \"):[ \\t]*(.*?)[ \\t]*\" is the field: the question mark leaves white space at"
                                    + " the end to what follows.",
                            "字段是 \"(\" + TOKEN + \"):[ \\t]*(.*?)[ \\t]*\" ：问号让末尾的空白留给后面的部分。")));

    private static final Task QUESTIONS = new Task(
            STEP,
            "questions",
            new Text("The questions of RFC 6455 §4.2.1", "RFC 6455 §4.2.1 的问题"),
            new Text(
                    "Refuse with a RequestRejected what is no valid opening handshake: 426 for another protocol than"
                            + " websocket or another version than 13 (and name the right one in a field), 400 where"
                            + " Connection does not list Upgrade or the key is not 16 bytes in base64, once.",
                    "不合格的握手请求用 RequestRejected 拒绝：协议不是 websocket、版本不是 13 时是 426（并用字段给出正确的"
                            + "协议或版本）；Connection 没有列出 Upgrade，或者 key 不是恰好一个 16 字节的 base64 时是 400。"),
            Part.blank(
                    "OpeningHandshake",
                    "if (!request.lists(\"Upgrade\", \"websocket\")) {",
                    "List<String> fields = new ArrayList<>();",
                    """
                    String key = String.join("", request.all("Sec-WebSocket-Key"));
                    """),
            List.of(
                    new Rule("OpeningHandshakeTest#refused", "违反 RFC 6455 §4.2.1 任何一条规则的握手都被拒绝"),
                    new Rule("OpeningHandshakeTest#repeatedKey", "key 出现两次就拒绝，值相同也一样"),
                    new Rule("OpeningHandshakeTest#versionIsNamed", "版本不对时，回答里给出正确的版本"),
                    new Rule("OpeningHandshakeTest#lists", "Upgrade 和 Connection 是列表，其中的 token 不分大小写")),
            List.of("handshake.key-short", "handshake.key-twice", "handshake.version-14"),
            List.of(
                    new Text(
                            "request.lists(name, member) asks whether a list has a member, whatever its case;"
                                    + " request.only(name) refuses a field that is absent or repeated.",
                            "request.lists(name, member) 查列表里有没有某一项，不分大小写；request.only(name) 会拒绝缺失或" + "重复的字段。"),
                    new Text(
                            "throw new RequestRejected(426, \"The version must be 13.\", \"Sec-WebSocket-Version: 13\"):"
                                    + " what follows the sentence are fields of the answer. The version is right if"
                                    + " request.all(...) is List.of(\"13\").",
                            "throw new RequestRejected(426, \"The version must be 13.\", \"Sec-WebSocket-Version: 13\")："
                                    + "句子后面的是回答的字段。request.all(...) 等于 List.of(\"13\") 时版本才正确。"),
                    new Text(
                            "The pattern KEY is there already: 22 digits of base64 and two signs of padding. Refuse if"
                                    + " it does not match the whole key.",
                            "正则 KEY 已经有了：22 个 base64 字符加两个填充符。整个 key 不匹配就拒绝。")));

    private static final Task ACCEPT = new Task(
            STEP,
            "accept",
            new Text("The proof that the server means it", "证明服务器真的懂 WebSocket"),
            new Text(
                    "Compute Sec-WebSocket-Accept from the key: base64 of the SHA-1 of the key and the GUID, RFC 6455"
                            + " §4.2.2.",
                    "由 key 算出 Sec-WebSocket-Accept：key 接上 GUID，取 SHA-1，再转成 base64，RFC 6455 §4.2.2。"),
            Part.blank("OpeningHandshake", "return base64(sha1(key + GUID));", "}", """
                    return "";
                    """),
            List.of(new Rule(
                    "OpeningHandshakeTest#theExampleOfTheRfc", "RFC 6455 §1.3 的 key 得到 RFC 6455 §1.3 的 accept 值")),
            List.of("handshake.accept-value"),
            List.of(
                    new Text("The key is used as it stands, as text: nothing is decoded.", "key 按原样当作文本使用，不需要解码。"),
                    new Text(
                            "sha1 and base64 are at the end of the class; the constant GUID is above the method.",
                            "sha1 和 base64 在类的末尾，常量 GUID 在方法上面。")));

    private static final Task SUB_PROTOCOL = new Task(
            STEP,
            "sub-protocol",
            new Text("One of the offered sub-protocols", "从提议的子协议里选一个"),
            new Text(
                    "Return the first of the offered sub-protocols that the server knows, or null. RFC 6455 §4.2.2: a"
                            + " server never names one that was not offered.",
                    "返回客户端提议中服务器认识的第一个子协议，没有就返回 null。RFC 6455 §4.2.2：服务器绝不能给出客户端没有" + "提议的子协议。"),
            Part.blank(
                    "OpeningHandshake",
                    "return offered.stream().filter(protocols::contains).findFirst().orElse(null);",
                    "}",
                    """
                    return null;
                    """),
            List.of(
                    new Rule("OpeningHandshakeTest#subProtocol", "服务器选择它认识的第一个子协议，没有就不选"),
                    new Rule("OpeningHandshakeTest#subProtocolSyntax", "子协议必须是 token，每个只提议一次")),
            List.of("handshake.no-sub-protocol-unasked"),
            List.of(
                    new Text(
                            "The order is the client's: walk through offered, not through protocols.",
                            "顺序由客户端决定：遍历 offered，而不是 protocols。"),
                    new Text(
                            "offered.stream().filter(…).findFirst().orElse(null)",
                            "offered.stream().filter(…).findFirst().orElse(null)")));

    private static final Task SWITCH = new Task(
            STEP,
            "switch",
            new Text("From HTTP to what follows", "从 HTTP 切换到后面的协议"),
            new Text(
                    "After a 101 the connection is no longer HTTP's. Set upgraded before the peer can know of it, write"
                            + " the response, then run opened and hand the connection to afterUpgrade, with all bytes"
                            + " that have come behind the head.",
                    "101 之后，连接不再属于 HTTP。先设置 upgraded，不能晚于对方得知的时刻；再写出响应；然后运行 opened，把连接"
                            + "交给 afterUpgrade，连同头部之后已经到达的所有字节。"),
            Part.blank("Connection", "upgraded = response.status() == 101;", "} else {", """
                    response.writeTo(socket.getOutputStream());
                    if (response.status() == 101) {
                        return;
                    """),
            List.of(
                    new Rule("RawHandshakeTest#countsUpgraded", "对方读到 101 时连接已算作升级，结束后不再算"),
                    new Rule("RawHandshakeTest#segments", "头部分散在许多 TCP 段里也行，帧与请求在同一个段里也行"),
                    new Rule("HandedOverCheck#rest", "与请求在同一个段里到达的字节要一并交出")),
            List.of("handshake.status-101"),
            List.of(
                    new Text(
                            "The first frame may have come in the same TCP segment as the request: it lies in the"
                                    + " buffer of HeadStream, and its takeRest() gives it away.",
                            "第一个帧可能和请求在同一个 TCP 段里到达：它在 HeadStream 的缓冲区里，takeRest() 可以取出来。"),
                    new Text(
                            "afterUpgrade.serve(socket, in.takeRest(), request, response) stays there until the"
                                    + " connection ends.",
                            "afterUpgrade.serve(socket, in.takeRest(), request, response) 会一直运行到连接结束。")));

    private static final Task SMUGGLING = new Task(
            FIX,
            "fix-body",
            new Text("A request within a request", "请求里夹带的请求"),
            new Text(
                    "A colleague made the server simpler, and now a handshake with a body is answered with 101. Whoever"
                            + " stands before this server may see another request than it does. Find the line, and mend"
                            + " it.",
                    "一位同事把服务器改简单了，现在带正文的握手也会得到 101。挡在前面的代理看到的请求，可能和它看到的不一样。" + "找到那一行，改好它。"),
            Part.blank(
                    "Site",
                    "if (request.has(\"Content-Length\") || request.has(\"Transfer-Encoding\")) {",
                    "throw new RequestRejected(400, \"A GET request has no body here.\");",
                    """
                    if (request.has("Content-Length")) {
                    """),
            List.of(new Rule("BodyCheck#refused", "宣布带正文的握手得到 400")),
            List.of("handshake.chunked"),
            List.of(
                    new Text("Two fields can announce a body, RFC 9112 §6.3.", "有两个字段可以宣布正文，RFC 9112 §6.3。"),
                    new Text("Look at Site.answer.", "看看 Site.answer。")));

    private static final Task HEAD = new Task(
            EXTEND,
            "extend-head",
            new Text("HEAD for the pages", "让页面支持 HEAD"),
            new Text(
                    "Answer HEAD as RFC 9110 §9.3.2 asks: the same status and fields as for GET, and no content. A"
                            + " handshake is GET alone: HEAD /echo gets 405 as before.",
                    "按 RFC 9110 §9.3.2 回答 HEAD：状态和字段与 GET 相同，没有内容。握手只能用 GET：HEAD /echo 仍然得到 405。"),
            Part.extend("Site", "if (!request.method().equals(\"GET\")) {", """
                    if (request.method().equals("HEAD") && !request.path().equals("/echo")) {
                        HttpResponse page = answer(new HttpRequest("GET", request.target(), request.fields(), request.head()));
                        return new HttpResponse(page.status(), page.fields(), "");
                    }
                    """),
            List.of(
                    new Rule("HeadCheck#pages", "HEAD 得到与 GET 相同的头部，没有内容"),
                    new Rule("HeadCheck#handshake", "用 HEAD 握手得到 405")),
            List.of(),
            List.of(
                    new Text(
                            "What would GET have been answered? Ask answer itself, with a request that is GET.",
                            "换成 GET 会得到什么？构造一个 GET 请求，交给 answer 自己。"),
                    new Text(
                            "HttpRequest and HttpResponse are records: make new ones of the old one's parts. The fields"
                                    + " of the response stay, Content-Length too.",
                            "HttpRequest 和 HttpResponse 都是 record：用旧的各部分造一个新的。响应的字段都保留，包括" + " Content-Length。")));

    private static final Task ATTACK_SMUGGLE = new Task(
            ATTACK,
            "attack-smuggle",
            new Text("Smuggle a request past a proxy", "让请求混过代理"),
            new Text(
                    "A proxy lets nobody ask for /admin. It finds the end of a request by Content-Length; the server"
                            + " behind it goes by Transfer-Encoding. Write the bytes that are one request to the first and"
                            + " two to the second. The check then sends them to your server, which must refuse them.",
                    "代理不让任何人请求 /admin。它按 Content-Length 找请求的结尾，后面的服务器按 Transfer-Encoding。写出一串"
                            + "字节：前者看是一个请求，后者看是两个。随后检查会把它发给你的服务器，你的服务器必须拒绝。"),
            Part.blank("Attack", "String hidden = \"GET /admin HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n\";", "}", """
                    return "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n";
                    """),
            List.of(
                    new Rule("AttackCheck#smuggles", "代理只看到对 / 的请求，后面的服务器还看到对 /admin 的请求"),
                    new Rule("AttackCheck#oursRefuses", "你的服务器回答一次 400，然后关闭连接")),
            List.of(),
            List.of(
                    new Text(
                            "A chunked body ends with a chunk of length 0: the bytes 0 CR LF CR LF.",
                            "分块正文以长度为 0 的块结束：字节 0 CR LF CR LF。"),
                    new Text(
                            "Send both fields. Content-Length covers the last chunk and the hidden request behind it.",
                            "两个字段都发。Content-Length 覆盖最后一个块，以及它后面藏着的请求。")));

    static final Course COURSE = new Course(
            "03-raw-handshake",
            "wireup.handshake.RawHandshake",
            List.of("--drop-after", "1"), // the checker waits for an echo, once, before it knows that there is none
            List.of(GRAMMAR, QUESTIONS, ACCEPT, SUB_PROTOCOL, SWITCH, SMUGGLING, HEAD, ATTACK_SMUGGLE));

    private HandshakeTasks() {}
}
