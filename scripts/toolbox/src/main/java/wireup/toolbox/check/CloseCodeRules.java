package wireup.toolbox.check;

import java.util.List;

/** What a Close frame may carry: a code and a reason, RFC 6455 §5.5.1 and §7.4. */
final class CloseCodeRules extends Rules {

    CloseCodeRules() {
        super(Group.CLOSE);
        explainedBy(Step.CONTROL);
        goodCodes();
        badCodes();
        bodies();
    }

    private void goodCodes() {
        for (int code :
                new int[] {1000, 1001, 1003, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999}) {
            must(
                            code >= 1012 && code <= 1014
                                    ? "IANA, WebSocket Close Code Number Registry"
                                    : code >= 3000 ? "7.4.2" : "7.4.1",
                            "code-" + code,
                            "The close code " + code + " is allowed: it is no protocol error.",
                            "允许使用关闭码 " + code + "：它不是协议错误。")
                    .send(Frame.close(code, "").mark(Field.PAYLOAD))
                    .closes(code);
        }
    }

    private void badCodes() {
        for (int code : new int[] {1005, 1006, 1015}) {
            must(
                            "7.4.1",
                            "code-" + code,
                            "The close code " + code + " must never be sent, not even as an answer.",
                            "关闭码 " + code + " 绝不能发送，回答时也不行。")
                    .send(Frame.close(code, "").mark(Field.PAYLOAD))
                    .then(Expect.wrongCloseRefused(payload(code), 1002));
        }
        for (int code : new int[] {0, 1, 999, 1004, 1016, 1100, 2000, 2999, 5000, 65_535}) {
            robust(
                            "7.4.2",
                            "code-" + code,
                            "The close code " + code + " is not defined: a server does not take it up.",
                            "没有定义关闭码 " + code + "：服务器不能沿用它。")
                    .send(Frame.close(code, "").mark(Field.PAYLOAD))
                    .then(Expect.wrongCloseRefused(payload(code), 1002));
        }
    }

    private static byte[] payload(int code) {
        return new byte[] {(byte) (code >> 8), (byte) code};
    }

    private void bodies() {
        byte[] one = {3};
        must(
                        "5.5.1",
                        "one-byte",
                        "A Close frame with one byte has half a code: it is never sent back.",
                        "只有一个字节的 Close 帧只有半个关闭码：绝不能发回去。")
                .send(Frame.of(Frame.CLOSE, one).mark(Field.PAYLOAD))
                .then(Expect.wrongCloseRefused(one, 1002));
        must("5.5", "longest-reason", "A reason of 123 bytes just fits.", "123 字节的原因刚好放得下。")
                .send(Frame.close(1000, FrameRules.letters(123)).mark(Field.LENGTH))
                .closes(1000);
        must("5.5.1", "reason-in-utf-8", "A reason may have letters of more than one byte.", "原因里可以有多字节字符。")
                .send(Frame.close(1000, "再见 👋").mark(Field.PAYLOAD))
                .closes(1000);
        badReason("bad-byte", "ff", "a bad byte", "坏字节");
        badReason("unfinished", "e8 bd", "an unfinished character", "不完整的字符");
        badReason("surrogate", "ed a0 80", "a surrogate", "代理项");
        badReason("overlong", "c0 af", "an overlong slash", "过长的斜杠");
    }

    private void badReason(String name, String hex, String en, String zh) {
        byte[] reason = Bytes.hex(hex);
        byte[] payload = Bytes.join(null, new Bytes(payload(1000), List.of()), new Bytes(reason, List.of()))
                .array();
        must(
                        "8.1",
                        "reason-" + name,
                        "A close reason with " + en + " is not UTF-8: it is never sent back.",
                        "关闭原因里有" + zh + "，不是 UTF-8：绝不能发回去。")
                .send(Frame.close(1000, reason).mark(2, reason.length))
                .then(Expect.wrongCloseRefused(payload, 1007));
    }
}
