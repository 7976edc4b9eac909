package wireup.toolbox.practice;

import static wireup.toolbox.practice.Task.Kind.ATTACK;
import static wireup.toolbox.practice.Task.Kind.EXTEND;
import static wireup.toolbox.practice.Task.Kind.FIX;
import static wireup.toolbox.practice.Task.Kind.STEP;

import java.util.List;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Task.Rule;

/** Chapter 02: long polling and Server-Sent Events. */
final class PushTasks {

    private static final Task EVENT = new Task(
            STEP,
            "event",
            new Text("An event with its id", "带 id 的事件"),
            new Text(
                    "An event has a line id: and a line data:, and ends with an empty line. By the id a browser says where"
                            + " it goes on. WHATWG HTML §9.2.",
                    "一个事件有一行 id: 和一行 data:，以空行结束。浏览器靠 id 说明从哪里继续。WHATWG HTML §9.2。"),
            Part.blank(
                    "EventStreams",
                    "return \"id: \" + item.id() + \"\\ndata: \" + item.json() + \"\\n\\n\";",
                    "}",
                    """
                    return "data: " + item.json() + "\\n\\n";
                    """),
            List.of(new Rule("EventStreamsTest#bytes", "事件流先说多久之后重连，再给出最新的看板；此后每次变化是一个事件")),
            List.of(),
            List.of(
                    new Text("The id comes before the data, as item.id().", "id 在 data 之前，用 item.id()。"),
                    new Text("Each line ends with \\n; the id needs a line of its own.", "每行以 \\n 结束；id 要单独一行。")));

    private static final Task HEARTBEAT = new Task(
            STEP,
            "heartbeat",
            new Text("A heartbeat that is no event", "不是事件的心跳"),
            new Text(
                    "A quiet stream needs bytes now and then: a line that says nothing to the page, and an empty one."
                            + " WHATWG HTML §9.2.",
                    "安静的流时不时需要一点字节：一行对页面什么也没说的内容，再加一个空行。WHATWG HTML §9.2。"),
            Part.blank(
                    "EventStreams",
                    "private static final String HEARTBEAT = \":\\n\\n\";",
                    "private final Audience audience;",
                    """
                    private static final String HEARTBEAT = "data: \\n\\n";

                    """),
            List.of(new Rule("EventStreamsTest#heartbeat", "安静的事件流一次又一次地发送注释作为心跳")),
            List.of(),
            List.of(
                    new Text("With data: the page would be called, for nothing.", "用 data: 的话，页面会白白被调用一次。"),
                    new Text("A comment is a line that begins with a colon.", "注释是以冒号开头的一行。")));

    private static final Task POSITION = new Task(
            STEP,
            "position",
            new Text("Where a client goes on", "客户端从哪里继续"),
            new Text(
                    "An id of this run, and of a version that there is: go on after it. Any other has missed nobody knows"
                            + " what: THE_BEGINNING.",
                    "如果 id 属于这次运行，而且那个版本存在，就从它之后继续。其他 id 错过了什么无人知道：THE_BEGINNING。"),
            Part.blank("News", "Matcher ours = ourId.matcher(id);", "}", """
                    return THE_BEGINNING;
                    """),
            List.of(new Rule("EventStreamsTest#lastEventId", "Last-Event-ID 或 ?after= 从那个版本之后继续；两者都有时，以头部字段为准")),
            List.of(),
            List.of(
                    new Text(
                            "Group 1 of ourId is the version; a version over newest was never given.",
                            "ourId 的第 1 组是版本号；大于 newest 的版本从来没有给出过。"),
                    new Text(
                            "new Position(version, true): it was the client that said so.",
                            "new Position(version, true)：这是客户端自己说的。")));

    private static final Task HOLD = new Task(
            STEP,
            "hold",
            new Text("Answer, or go on holding", "回答，还是继续挂起"),
            new Text(
                    "If there is a version after the client's, and nobody has answered yet, send it; else do nothing: the"
                            + " request goes on being held. Note what a client that named its version has seen (Bills.SEEN).",
                    "如果有客户端之后的版本，而且还没有人回答，就发送它；否则什么也不做：请求继续挂起。客户端说出了自己的版本时，" + "记下它看过的版本（Bills.SEEN）。"),
            Part.blank("LongPolling", "public void news() {", "@Override", """
                    public void news() {
                        // your turn
                        end();
                    }

                    """),
            List.of(
                    new Rule("LongPollingTest#firstAnswer", "还没有看板的客户端立刻得到回答：JSON 格式的看板，id 作为实体标签，不许缓存"),
                    new Rule("LongPollingTest#held", "已有最新看板的客户端，请求一直挂到有更新的版本"),
                    new Rule("LongPollingTest#betweenTwoRequests", "两次请求之间的变化逐个版本地补上，然后请求才挂起")),
            List.of(),
            List.of(
                    new Text(
                            "news.after(position.version()) is the next version, if there is one.",
                            "news.after(position.version()) 就是下一个版本，如果有的话。"),
                    new Text(
                            "Ask isTheAnswer() last: who asks it and gets true must answer.",
                            "最后才问 isTheAnswer()：问了并得到 true 的，就必须回答。"),
                    new Text(
                            "send(next.get(), request, response, callback) answers.",
                            "send(next.get(), request, response, callback) 负责回答。")));

    private static final Task LEAK = new Task(
            FIX,
            "fix-leave",
            new Text("Places that stay taken", "一直占着的位置"),
            new Text(
                    "After some days everyone gets 503, though hardly anyone waits: streams that have ended keep their"
                            + " place. Find what is missing, and mend it.",
                    "几天之后，几乎没有人在等，大家却都得到 503：已经结束的流仍占着位置。找出缺了什么，改好它。"),
            Part.blank("EventStreams", "audience.leave(this);", "if (failure == null) {", ""),
            List.of(new Rule("PlacesCheck#free", "客户端离开后，它的流让出位置")),
            List.of(),
            List.of(
                    new Text("Who enters the audience must leave it.", "进了 audience 的，必须离开。"),
                    new Text("Look at EventStreams.Stream.onCompleted.", "看看 EventStreams.Stream.onCompleted。")));

    private static final Task NOW = new Task(
            EXTEND,
            "extend-now",
            new Text("Only what comes from now on", "只要从现在起的消息"),
            new Text(
                    "Let ?after=now be a position: nothing of what is on the board, but each change from now on.",
                    "让 ?after=now 也成为一个位置：不要看板上已有的内容，只要从现在起的每次变化。"),
            Part.extend("News", "long newest = board.snapshot().version();", """
                    if ("now".equals(id)) {
                        return new Position(board.snapshot().version(), false);
                    }
                    """),
            List.of(new Rule("NowCheck#onlyChanges", "after=now 的流从下一次变化开始")),
            List.of(),
            List.of(
                    new Text("A position is the version that a client had last.", "位置就是客户端最后得到的版本。"),
                    new Text(
                            "new Position(board.snapshot().version(), false): as if it had the newest.",
                            "new Position(board.snapshot().version(), false)：就当它已经有了最新版本。")));

    private static final Task FORGED = new Task(
            ATTACK,
            "attack-event",
            new Text("An announcement that nobody made", "没有人发过的广播"),
            new Text(
                    "A careless server writes \"data: \" + destination and an empty line. Name a destination that lets the"
                            + " browser hear two events, the second of which says: evacuate. The check then tries it on your"
                            + " server, which must send one.",
                    "有个粗心的服务器发送 \"data: \" + destination 和一个空行。给目的地起个名字，让浏览器听到两个事件，第二个的"
                            + "内容是 evacuate。随后检查会拿它去试你的服务器，那里只能发出一个。"),
            Part.blank("Attack", "return \"Wien\\n\\ndata: evacuate\";", "}", """
                    return "Wien";
                    """),
            List.of(
                    new Rule("AttackCheck#forged", "粗心的服务器的一个事件，浏览器听到的是两个，第二个的内容是 evacuate"),
                    new Rule("AttackCheck#oursSendsOne", "不论目的地叫什么，你的服务器只发一个事件")),
            List.of(),
            List.of(
                    new Text("An empty line ends an event.", "空行结束一个事件。"),
                    new Text("Your second event needs its own data: .", "第二个事件要有自己的 data: 。")));

    static final Course COURSE = new Course(
            "02-push-over-http",
            "wireup.push.PushServer",
            List.of(),
            List.of(EVENT, HEARTBEAT, POSITION, HOLD, LEAK, NOW, FORGED));

    private PushTasks() {}
}
