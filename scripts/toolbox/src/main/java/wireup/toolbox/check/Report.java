package wireup.toolbox.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A run as a text. The same results give the same text. */
public final class Report {

    private static final int MAX_EVENTS = 6;

    private final Language language;

    public Report(Language language) {
        this.language = language;
    }

    /** What failed, what is lenient, what the server chose, the summary by group, and the counts in the last line. */
    public String of(List<Result> results) {
        List<String> parts = new ArrayList<>();
        part(parts, results, Outcome.FAILED, Text.of("Failed", "失败"));
        part(parts, results, Outcome.LENIENT, Text.of("Lenient: safe, but not as recommended", "宽松：安全，但不合建议"));
        List<Result> open = results.stream()
                .filter(result -> result.rule().level() == Level.OPEN && result.outcome() == Outcome.PASSED)
                .toList();
        if (!open.isEmpty()) {
            parts.add(title(Text.of("Left open by the RFCs; this server", "RFC 没有规定；这个服务器的做法")));
            open.forEach(result -> parts.add(chosen(result)));
        }
        parts.add(title(Text.of("Summary", "汇总")) + "\n" + summary(results));
        parts.add(counts(results));
        return String.join("\n", parts) + "\n";
    }

    private void part(List<String> parts, List<Result> results, Outcome outcome, Text title) {
        List<Result> some =
                results.stream().filter(result -> result.outcome() == outcome).toList();
        if (!some.isEmpty()) {
            parts.add(title(title));
            some.forEach(result -> parts.add(explained(result)));
        }
    }

    private String title(Text text) {
        return "== " + text.in(language) + " ==";
    }

    /** One result in full: the rule, the bytes, what came, what should have come, and what explains it. */
    public String explained(Result result) {
        Case rule = result.rule();
        StringBuilder text = new StringBuilder();
        text.append(rule.id())
                .append("  [")
                .append(rule.level())
                .append(", ")
                .append(rule.section())
                .append("]\n");
        line(text, rule.rule());
        line(text, Text.of("Sent:", "发送："));
        result.sent().stream()
                .filter(sent -> result.sent().size() < 4 || !sent.marks().isEmpty())
                .limit(4)
                .forEach(sent -> text.append(new HexDump(language).of(sent)));
        line(text, Text.of("Came back:", "收到："));
        came(result).forEach(event -> text.append("      ").append(event).append('\n'));
        Text expected = result.expected();
        line(text, Text.of("Should have come: " + expected.en(), "应该收到：" + expected.zh()));
        Text step = rule.step().reference();
        return line(text, Text.of("Explained in " + step.en(), "讲解：" + step.zh()))
                .toString();
    }

    private String chosen(Result result) {
        return result.rule().id() + "  [" + result.rule().section() + "]\n  "
                + result.rule().rule().in(language) + "\n      "
                + String.join("\n      ", came(result)) + "\n";
    }

    private StringBuilder line(StringBuilder text, Text line) {
        return text.append("  ").append(line.in(language)).append('\n');
    }

    private List<String> came(Result result) {
        List<Event> events = result.came();
        if (events.isEmpty()) {
            return List.of(Text.of("nothing that matters", "没有相关的内容").in(language));
        }
        List<String> lines = events.stream()
                .skip(Math.max(0, events.size() - MAX_EVENTS))
                .map(event -> event.told().in(language) + (event.hex().isEmpty() ? "" : "  [" + event.hex() + "]"))
                .collect(Collectors.toCollection(ArrayList::new));
        if (events.size() > MAX_EVENTS) {
            lines.addFirst("…");
        }
        return lines;
    }

    private String summary(List<Result> results) {
        StringBuilder table = new StringBuilder();
        for (Group group : Group.values()) {
            List<Result> some = results.stream()
                    .filter(result -> result.rule().group() == group)
                    .toList();
            if (!some.isEmpty()) {
                table.append(String.format("  %-10s", group.id()));
                for (Outcome outcome : Outcome.values()) {
                    table.append(String.format(
                            "  %3d %s", count(some, outcome), outcome.text().in(language)));
                }
                table.append('\n');
            }
        }
        return table.toString();
    }

    /** All counts in one line. */
    public String counts(List<Result> results) {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            counts.add(count(results, outcome) + " " + outcome.text().in(language));
        }
        return language == Language.ZH
                ? results.size() + " 个用例：" + String.join("，", counts)
                : results.size() + " cases: " + String.join(", ", counts);
    }

    /** How many results are of this kind. */
    public static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
