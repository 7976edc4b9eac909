package wireup.toolbox.check;

/** The step of a chapter that explains a rule. Its title is the heading in the chapter's text. */
public enum Step {
    READ_REQUEST(3, 1, "Read a request from bytes", "从字节读出一个请求"),
    ASK_QUESTIONS(3, 2, "Ask the questions of RFC 6455", "按 RFC 6455 提问"),
    COMPUTE_ANSWER(3, 3, "Compute the answer", "算出答案"),
    OPEN_CONNECTION(3, 4, "Open a connection", "打开一条连接"),
    CHOOSE_SUB_PROTOCOL(3, 5, "Choose a sub-protocol", "选择子协议"),
    FRAME_HEADER(4, 1, "Read a frame header", "读取帧头"),
    MASK(4, 2, "Take off the mask", "去掉掩码"),
    MESSAGES(4, 3, "From frames to messages", "从帧到消息"),
    UTF_8(4, 4, "Text is UTF-8", "文本是 UTF-8"),
    CONTROL(4, 5, "Ping, pong and close", "ping、pong 与关闭"),
    LIMITS(4, 6, "Limits and deadlines", "限制与期限"),
    COMPRESS(4, 7, "Compress", "压缩");

    private final int chapter;
    private final String en;
    private final String zh;

    Step(int chapter, int number, String en, String zh) {
        this.chapter = chapter;
        this.en = number + ". " + en;
        this.zh = number + ". " + zh;
    }

    /** The chapter's number. */
    public int chapter() {
        return chapter;
    }

    /** The step's heading, its number in front: {@code 1. Read a frame header}. */
    public Text title() {
        return Text.of(en, zh);
    }

    /** Where to read: the chapter and the step. */
    Text reference() {
        return Text.of("chapter 0" + chapter + ", " + en, "第 0" + chapter + " 章，" + zh);
    }
}
