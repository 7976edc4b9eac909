package wireup.toolbox.practice;

import static wireup.toolbox.practice.Task.Kind.ATTACK;
import static wireup.toolbox.practice.Task.Kind.EXTEND;
import static wireup.toolbox.practice.Task.Kind.FIX;
import static wireup.toolbox.practice.Task.Kind.STEP;

import java.util.List;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Task.Rule;

/** Chapter 01: the board that is polled, and the bill. */
final class PollingTasks {

    private static final Task NEWS = new Task(
            STEP,
            "versions",
            new Text("What is a new version", "什么才算新版本"),
            new Text(
                    "The board may be told again what it shows already. That is no news: no new version, and no listener is"
                            + " told.",
                    "看板可能被要求显示已经显示着的内容。这不算新消息：不产生新版本，也不通知任何监听者。"),
            Part.blank(
                    "Board",
                    "if (departures.equals(snapshot.departures())) {",
                    "snapshot = new Snapshot(snapshot.version() + 1, List.copyOf(departures));",
                    ""),
            List.of(new Rule("BoardTest#everyChange", "每次变化都按顺序告诉监听者，没有变化就不说")),
            List.of(),
            List.of(
                    new Text(
                            "Departure is a record, so two lists of equal lines are equal.",
                            "Departure 是 record，所以内容相同的两个列表相等。"),
                    new Text(
                            "Return if departures.equals(snapshot.departures()).",
                            "如果 departures.equals(snapshot.departures())，就直接返回。")));

    private static final Task CONDITION = new Task(
            STEP,
            "if-none-match",
            new Text("The condition of a request", "请求里的条件"),
            new Text(
                    "Read If-None-Match: a star, or a list of entity tags, weak or strong, perhaps over several fields. A"
                            + " field against the grammar names no tag. RFC 9110 §13.1.2.",
                    "读出 If-None-Match：一个星号，或者一列实体标签，强弱皆可，可以分在多个字段里。不合语法的字段等于没有给出" + "标签。RFC 9110 §13.1.2。"),
            Part.blank(
                    "IfNoneMatch",
                    "String field = String.join(\", \", headers.getValuesList(HttpHeader.IF_NONE_MATCH))",
                    "}",
                    """
                    return new IfNoneMatch(false, List.of());
                    """),
            List.of(
                    new Rule(
                            "DeparturesTest#notModified",
                            "If-None-Match 里有当前的实体标签（强弱皆可，任何列表），或者是 *：回答 304，带 ETag，没有正文"),
                    new Rule("DeparturesTest#modified", "If-None-Match 里没有当前的实体标签，或者不合语法：回答 200 和看板")),
            List.of(),
            List.of(
                    new Text(
                            "Several fields of a name are one list: join their values with a comma.",
                            "同名的多个字段就是一个列表：用逗号把它们的值连起来。"),
                    new Text(
                            "LIST matches a whole field that follows the grammar; ONE finds the tags in it, and its group 1"
                                    + " leaves W/ out: the comparison is the weak one.",
                            "LIST 匹配合乎语法的整个字段；ONE 找出其中的标签，第 1 组不含 W/：这里用的是弱比较。"),
                    new Text(
                            "ONE.matcher(field).results().map(tag -> tag.group(1)).toList()",
                            "ONE.matcher(field).results().map(tag -> tag.group(1)).toList()")));

    private static final Task BILL = new Task(
            STEP,
            "bill",
            new Text("Who pays for what", "每个字节记在哪一项"),
            new Text(
                    "Put an exchange on the bill: the bytes of the response's head, its body if the status is 200 (useful)"
                            + " or an error, and count what brought nothing new (304, 204).",
                    "把一次交互记到账单上：响应头部的字节；状态为 200 时的正文（有用），或者错误的正文；没有新内容的（304、" + "204）要计数。"),
            Part.blank(
                    "Bill",
                    "sentHeaders += exchange.sent() - exchange.body();",
                    "exchange.stale().map(Duration::toMillis).ifPresent(this::addSample);",
                    ""),
            List.of(new Rule("BillTest#byteForByte", "账单与这个套接字收发的字节分毫不差，中间的其他请求不算在内")),
            List.of(),
            List.of(
                    new Text("sent is all bytes of the response, with its body.", "sent 是响应的全部字节，包括正文。"),
                    new Text(
                            "switch (exchange.status()) { case 204, 304 -> … case 200 -> … default -> … }",
                            "switch (exchange.status()) { case 204, 304 -> … case 200 -> … default -> … }")));

    private static final Task STALENESS = new Task(
            STEP,
            "staleness",
            new Text("Since when there is news", "消息从什么时候起就有了"),
            new Text(
                    "For someone who saw a version: the time since the next one was shown. Empty if there is none, or if"
                            + " the board has forgotten.",
                    "对看过某个版本的人：下一个版本显示出来之后过了多久。还没有下一个，或者看板已经忘了，就返回空。"),
            Part.blank("Board", "return Optional.ofNullable(history.get(version + 1))", "}", """
                    return Optional.empty();
                    """),
            List.of(new Rule("BillTest#staleness", "滞后从屏幕错过的第一次变化算起，到回答为止；第一块看板没有滞后")),
            List.of(),
            List.of(
                    new Text(
                            "history has each version with the moment at which it was shown.",
                            "history 里有每个版本和它显示的时刻。"),
                    new Text(
                            "Duration.ofNanos(nanoTime.getAsLong() - shown.at()) for history.get(version + 1).",
                            "对 history.get(version + 1) 求 Duration.ofNanos(nanoTime.getAsLong() - shown.at())。")));

    private static final Task MEMORY = new Task(
            FIX,
            "fix-memory",
            new Text("A board that never forgets", "从不遗忘的看板"),
            new Text(
                    "The server's heap grows from day to day, but only while someone listens to the board. Find the line,"
                            + " and mend it: the board remembers 1,000 versions.",
                    "服务器的堆一天比一天大，但只在有人监听看板的时候。找到那一行，改好它：看板只记住 1,000 个版本。"),
            Part.blank("Board", "if (history.size() > HISTORY) {", "history.pollFirstEntry();", """
                    if (history.size() > HISTORY && listeners.isEmpty()) {
                    """),
            List.of(new Rule("MemoryCheck#forgets", "有监听者时，1,001 次变化之后，看板记得的最早版本是第 2 个")),
            List.of(),
            List.of(
                    new Text("What grows with each change?", "每次变化，什么会变大？"),
                    new Text("Look at Board.show.", "看看 Board.show。")));

    private static final Task OPTIONS = new Task(
            EXTEND,
            "extend-options",
            new Text("Say what may be asked", "告诉对方可以怎么问"),
            new Text(
                    "Answer OPTIONS /departures with 204 and the field Allow: GET, HEAD, OPTIONS (RFC 9110 §9.3.7). Other"
                            + " methods get 405 as before.",
                    "对 OPTIONS /departures 回答 204 和字段 Allow: GET, HEAD, OPTIONS（RFC 9110 §9.3.7）。其他方法仍然得到" + " 405。"),
            Part.extend("DeparturesHandler", "if (Answer.refusedMethod(request, response, callback)) {", """
                    if (HttpMethod.OPTIONS.is(request.getMethod())) {
                        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
                        response.setStatus(204);
                        callback.succeeded();
                        return true;
                    }
                    """),
            List.of(
                    new Rule("OptionsCheck#options", "OPTIONS 得到 204，Allow 列出所有方法，连接继续可用"),
                    new Rule("OptionsCheck#others", "其他方法得到 405")),
            List.of(),
            List.of(
                    new Text(
                            "A handler that returns true has answered, or will: it must complete the callback.",
                            "返回 true 的处理器表示已经或将会回答：它必须完成 callback。"),
                    new Text(
                            "response.setStatus(204), response.getHeaders().put(HttpHeader.ALLOW, …),"
                                    + " callback.succeeded().",
                            "response.setStatus(204)、response.getHeaders().put(HttpHeader.ALLOW, …)、"
                                    + "callback.succeeded()。")));

    private static final Task GHOST = new Task(
            ATTACK,
            "attack-json",
            new Text("A train that does not exist", "不存在的列车"),
            new Text(
                    "A careless server puts a destination into its JSON as it is: {\"destination\":\"…\",\"platform\":1}."
                            + " You may name a destination. Let its board show a second train, to Ghost. The check then"
                            + " tries it on your server, which must show one.",
                    "有个粗心的服务器把目的地原样放进 JSON：{\"destination\":\"…\",\"platform\":1}。你可以给目的地起名。让它的"
                            + "看板多出一趟开往 Ghost 的列车。随后检查会拿它去试你的服务器，那里只能有一趟。"),
            Part.blank("Attack", "return \"Wien\\\",\\\"platform\\\":1},{\\\"destination\\\":\\\"Ghost\";", "}", """
                    return "Wien";
                    """),
            List.of(
                    new Rule("AttackCheck#ghost", "粗心的服务器的看板上多出一趟开往 Ghost 的列车"),
                    new Rule("AttackCheck#oursShowsOne", "不论目的地叫什么，你的服务器的看板上只有一趟列车")),
            List.of(),
            List.of(
                    new Text("A quotation mark ends the string.", "引号会结束字符串。"),
                    new Text(
                            "End the first object yourself, begin a second one, and leave its end to the server.",
                            "自己结束第一个对象，再开始第二个，结尾留给服务器。")));

    static final Course COURSE = new Course(
            "01-ajax-polling",
            "wireup.polling.PollingServer",
            List.of(),
            List.of(NEWS, CONDITION, BILL, STALENESS, MEMORY, OPTIONS, GHOST));

    private PollingTasks() {}
}
