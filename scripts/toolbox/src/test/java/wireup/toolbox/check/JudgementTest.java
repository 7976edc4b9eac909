package wireup.toolbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checker says of servers that do one thing. */
class JudgementTest {

    private static final String HELLO = "81 05 48 65 6c 6c 6f";

    private static Result check(OneAnswer server, String id) {
        List<Case> one =
                Checker.allCases().stream().filter(rule -> rule.id().equals(id)).toList();
        assertThat(one).as(id).hasSize(1);
        return Checker.of(server.url()).run(one, _ -> {}).getFirst();
    }

    @ParameterizedTest(name = "{0}: a server that answers {1} has {2}")
    @CsvSource({
        "frames.opcode-3, 88 02 03 ea, PASSED",
        "frames.opcode-3, 88 02 03 e8, LENIENT",
        "frames.opcode-3, 88 00, LENIENT",
        "frames.opcode-3, 81 05 77 68 61 74 3f, FAILED",
        "frames.unmasked-text, 81 05 48 65 6c 6c 6f, FAILED",
        "frames.text-of-1, 81 01 61, PASSED",
        "frames.text-of-1, 01 01 61 80 00, PASSED",
        "frames.text-of-1, 82 01 61, FAILED",
        "frames.text-of-1, 81 01 62, FAILED",
        "frames.text-of-1, 88 02 03 ea, FAILED",
        "frames.server-opcodes, 81 05 48 65 6c 6c 6f, PASSED",
        "frames.server-no-rsv, 81 05 48 65 6c 6c 6f, PASSED",
        "frames.server-no-rsv, c1 05 48 65 6c 6c 6f, FAILED",
        "fragments.text-in-2, 81 02 61 62, PASSED",
        "fragments.text-in-2, 81 01 61, FAILED",
        "control.ping-of-4, 8a 04 61 62 63 64, PASSED",
        "control.ping-of-4, 8a 00, FAILED",
        "control.ping-of-4, 81 04 61 62 63 64, FAILED",
        "utf-8.byte-ff, 88 02 03 ef, PASSED",
        "utf-8.byte-ff, 81 04 6f 6b 20 ff, FAILED",
        "close.code-1000, 88 02 03 e8, PASSED",
        "close.code-3000, 88 02 03 ea, FAILED",
        "close.code-1005, 88 02 03 ed, FAILED",
        "close.code-1005, 88 02 03 e8, LENIENT",
        "close.one-byte, 88 01 03, FAILED",
        "close.one-byte, 88 02 03 ea, PASSED",
        "close.code-echoed, 88 00, LENIENT",
        "deflate.text-of-1, 81 01 61, NOT_APPLICABLE",
    })
    void judges(String id, String answer, Outcome outcome) throws IOException {
        try (OneAnswer server = OneAnswer.saying(answer)) {
            Result result = check(server, id);
            assertThat(result.outcome())
                    .as(new Report(Language.EN).explained(result))
                    .isEqualTo(outcome);
        }
    }

    @Test
    @DisplayName("A server that only hangs up where it should say why is lenient")
    void hangsUp() throws IOException {
        try (OneAnswer server = OneAnswer.hangingUp()) {
            assertThat(check(server, "frames.opcode-3").outcome()).isEqualTo(Outcome.LENIENT);
            assertThat(check(server, "frames.text-of-1").outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    @DisplayName("What no server may do fails its rule, wherever in a run it was seen")
    void sinElsewhere() throws IOException {
        List<Case> two = Checker.allCases().stream()
                .filter(rule ->
                        List.of("utf-8.server-sends-utf-8", "utf-8.byte-ff").contains(rule.id()))
                .toList();
        try (OneAnswer server = OneAnswer.saying("81 04 6f 6b 20 ff")) {
            assertThat(Checker.of(server.url()).run(two, _ -> {}))
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.FAILED));
        }
    }

    @Test
    @DisplayName(
            "A failure is explained: the rule, the marked byte, what came, what should have come, and where to read")
    void explained() throws IOException {
        try (OneAnswer server = OneAnswer.saying(HELLO)) {
            Result result = check(server, "frames.unmasked-text");
            assertThat(new Report(Language.EN).explained(result)).isEqualTo("""
                    frames.unmasked-text  [MUST, RFC 6455 §5.1]
                      A text frame from a client without a mask must fail the connection.
                      Sent:
                          81 05 48 65 6c 6c 6f
                             ^^ MASK bit
                      Came back:
                          text, 5 bytes: “Hello”  [81 05 48 65 6c 6c 6f]
                      Should have come: Close 1002 (protocol error), or at least the end of the TCP connection
                      Explained in chapter 04, 2. Take off the mask
                    """);
            assertThat(new Report(Language.ZH).explained(result)).isEqualTo("""
                    frames.unmasked-text  [MUST, RFC 6455 §5.1]
                      客户端发来的文本帧没有掩码，必须使连接失败。
                      发送：
                          81 05 48 65 6c 6c 6f
                             ^^ MASK 位
                      收到：
                          文本，5 字节：“Hello”  [81 05 48 65 6c 6c 6f]
                      应该收到：Close 1002（协议错误），至少要断开 TCP 连接
                      讲解：第 04 章，2. 去掉掩码
                    """);
        }
    }

    @Test
    @DisplayName("The summary counts by group, and the last line counts all")
    void summary() throws IOException {
        try (OneAnswer server = OneAnswer.saying(HELLO)) {
            List<Result> results = List.of(
                    check(server, "frames.unmasked-text"),
                    check(server, "frames.server-opcodes"),
                    check(server, "deflate.text-of-1"));
            assertThat(new Report(Language.EN).of(results)).endsWith("""
                    == Summary ==
                      frames        1 passed    0 lenient    1 failed    0 not applicable
                      deflate       0 passed    0 lenient    0 failed    1 not applicable

                    3 cases: 1 passed, 0 lenient, 1 failed, 1 not applicable
                    """);
            assertThat(new Report(Language.ZH).of(results)).endsWith("3 个用例：1 通过，0 宽松，1 失败，1 不适用\n");
            assertThat(JsonReport.of(results))
                    .contains("\"id\": \"frames.unmasked-text\"", "\"outcome\": \"not-applicable\"");
        }
    }
}
