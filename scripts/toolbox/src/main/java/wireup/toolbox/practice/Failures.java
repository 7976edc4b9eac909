package wireup.toolbox.practice;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;
import wireup.toolbox.check.Text;

/** A failed test as a learner reads it: what was expected, what came instead, and where. */
final class Failures {

    /** A learner needs the beginning of a long text, not all of it. */
    private static final int MAX_LINES = 12;

    private static final int MAX_LINE = 140;

    /** How AssertJ says in what way a text is not what it should be. */
    private static final Map<String, Text> WAYS = Map.of(
            "to start with", new Text("starts with", "开头是"),
            "to contain", new Text("contains", "包含"),
            "to match pattern", new Text("matches", "匹配"));

    private static final Pattern EXPECTING = Pattern.compile(
            "Expecting actual:\n +(.*)\n(" + String.join("|", WAYS.keySet()) + "):\n +(.*)", Pattern.DOTALL);

    /** What the chapters' tests say that they look at. */
    private static final Map<String, String> CHECKED = Map.ofEntries(
            Map.entry("answers with nothing new", "没有新内容的回答数"),
            Map.entry("places that are taken", "被占的位置数"),
            Map.entry("the first event's version", "第一个事件的版本"),
            Map.entry("the host", "主机名"),
            Map.entry("the last event", "最后一个事件"),
            Map.entry("the last train's destination", "最后一趟列车的目的地"),
            Map.entry("the oldest version", "最早的版本"),
            Map.entry("the server, which has had enough bytes", "字节已经足够时的服务器"),
            Map.entry("the worst staleness, ms", "最大的滞后，毫秒"),
            Map.entry("upgraded connections", "已升级的连接数"),
            Map.entry("what the proxy sees", "代理看到的"),
            Map.entry("what the server behind it sees", "后面的服务器看到的"));

    private Failures() {}

    /** What was to be and what came; nothing was to be where a test tells only what came. */
    private record Found(Text expected, Text came) {

        private static Found of(Throwable problem) {
            if (problem instanceof AssertionFailedError error && error.isExpectedDefined() && error.isActualDefined()) {
                return new Found(both(value(error.getExpected())), both(value(error.getActual())));
            }
            String message = told(problem);
            if (message.equals("Expecting code to raise a throwable.")) {
                return new Found(new Text("an exception", "抛出异常"), new Text("none", "没有异常"));
            }
            Matcher expecting = EXPECTING.matcher(message);
            if (expecting.matches()) {
                Text way = WAYS.get(expecting.group(2));
                String text = " " + expecting.group(3);
                return new Found(new Text(way.en() + text, way.zh() + text), both(expecting.group(1)));
            }
            return new Found(both(""), both(message));
        }

        private static Text both(String said) {
            return new Text(said, said);
        }

        /** Without the letter that AssertJ puts behind a long. */
        private static String value(ValueWrapper value) {
            return value.getStringRepresentation().replaceFirst("^(-?\\d+)L$", "$1");
        }
    }

    /**
     * Tells what a test found.
     *
     * @param test its class
     * @param name its name, a sentence
     */
    static Text explain(WorkingCopy copy, String test, Text name, Throwable problem) {
        Found found = Found.of(problem);
        String checked = described(problem);
        String at =
                problem instanceof AssertionError ? "" : place(copy, problem); // a test knows where it looked itself
        return new Text(
                line("Test: ", test + ": " + name.en())
                        + given("Checked: ", checked)
                        + given("Expected: ", found.expected().en())
                        + line("Came: ", shown(found.came().en()))
                        + given("At: ", at),
                line("测试：", test + "：" + name.zh())
                        + given("检查：", CHECKED.getOrDefault(checked, checked))
                        + given("应为：", found.expected().zh())
                        + line("实际：", shown(found.came().zh()))
                        + given("位置：", at));
    }

    private static String given(String name, String said) {
        return said.isEmpty() ? "" : line(name, shown(said));
    }

    /** A name and what is said of it, further lines below it. */
    static String line(String name, String said) {
        String text = said.lines()
                .limit(MAX_LINES)
                .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line)
                .collect(Collectors.joining("\n    "));
        return "  " + name + text + (said.lines().count() > MAX_LINES ? "\n    …" : "") + "\n";
    }

    /** Line ends are seen as what they are; control characters do nothing to the terminal. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.replace("\r\n", "\\r\\n\n").chars().forEach(c -> {
            if (c == '\t') {
                shown.append("\\t");
            } else if ((c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0)) {
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
        String all = problem.getMessage() == null ? "" : problem.getMessage();
        String message = all.replace("[" + described(problem) + "] \n", "").strip();
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
