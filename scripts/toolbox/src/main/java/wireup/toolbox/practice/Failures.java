package wireup.toolbox.practice;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import wireup.toolbox.check.Text;

/** A failed test as a learner reads it: what was expected, what came instead, and where. */
final class Failures {

    /** A learner needs the beginning of a long text, not all of it. */
    private static final int MAX_LINES = 12;

    private static final int MAX_LINE = 140;

    private Failures() {}

    /**
     * Tells what a test found.
     *
     * @param test its class
     * @param rule its name, a sentence
     */
    static Text explain(WorkingCopy copy, String test, String rule, Throwable problem) {
        boolean compared =
                problem instanceof AssertionFailedError error && error.isExpectedDefined() && error.isActualDefined();
        String expected =
                compared ? ((AssertionFailedError) problem).getExpected().getStringRepresentation() : "";
        String came = compared ? ((AssertionFailedError) problem).getActual().getStringRepresentation() : told(problem);
        String checked = described(problem);
        String at =
                problem instanceof AssertionError ? "" : place(copy, problem); // a test knows where it looked itself
        return new Text(
                line("Test", test + ": " + rule)
                        + (checked.isEmpty() ? "" : line("Checked", checked))
                        + (compared ? line("Expected", shown(expected)) : "")
                        + line("Came", shown(came))
                        + (at.isEmpty() ? "" : line("At", at)),
                line("测试", test + "：" + rule)
                        + (checked.isEmpty() ? "" : line("检查", checked))
                        + (compared ? line("应为", shown(expected)) : "")
                        + line("实际", shown(came))
                        + (at.isEmpty() ? "" : line("位置", at)));
    }

    /** A name and what is said of it, further lines below it. */
    static String line(String name, String said) {
        String text = said.lines()
                .limit(MAX_LINES)
                .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line)
                .collect(Collectors.joining("\n    "));
        return "  " + name + ": " + text + (said.lines().count() > MAX_LINES ? "\n    …" : "") + "\n";
    }

    /** Line ends are seen as what they are; control characters do nothing to the terminal. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.replace("\r\n", "\\r\\n\n").chars().forEach(c -> {
            if ((c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0)) {
                shown.append(String.format("\\x%02x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.isEmpty() ? "\"\"" : shown.toString();
    }

    /** What the test says that it looks at: AssertJ puts it first, in brackets. */
    private static String described(Throwable problem) {
        String message = problem.getMessage() == null ? "" : problem.getMessage();
        int end = message.indexOf("] \n");
        return problem instanceof AssertionError && message.startsWith("[") && end > 0 ? message.substring(1, end) : "";
    }

    private static String told(Throwable problem) {
        String message =
                problem.getMessage() == null ? "" : problem.getMessage().strip();
        return problem instanceof AssertionError
                ? message.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"))
                : problem.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** The uppermost line of the copy that was on its way. */
    private static String place(WorkingCopy copy, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String place = Arrays.stream(cause.getStackTrace())
                    .filter(frame -> copy.has(frame.getFileName()))
                    .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                    .findFirst()
                    .orElse("");
            if (!place.isEmpty()) {
                return place;
            }
        }
        return "";
    }
}
