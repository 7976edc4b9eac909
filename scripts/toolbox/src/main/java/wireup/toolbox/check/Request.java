package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The head of an opening handshake, right or wrong in every line (RFC 6455 §4.1). Lines that were changed are marked.
 *
 * @param lines the request line and the header fields; {@code {target}} and {@code {host}} stand for the server's
 * @param end what ends each line
 */
record Request(List<Line> lines, String end) implements Sendable {

    /** The key of RFC 6455 §1.3. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    record Line(String text, boolean marked) {

        boolean isField(String name) {
            return text.regionMatches(true, 0, name + ":", 0, name.length() + 1);
        }

        private Text name() {
            int colon = text.indexOf(':');
            boolean field = colon > 0 && !text.contains(" HTTP/") && !text.contains("{target}");
            return field ? Text.same(text.substring(0, colon)) : Text.of("this line", "这一行");
        }
    }

    /** A right one. */
    static Request opening() {
        return new Request(
                Stream.of(
                                "GET {target} HTTP/1.1",
                                "Host: {host}",
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Key: " + KEY,
                                "Sec-WebSocket-Version: 13")
                        .map(line -> new Line(line, false))
                        .toList(),
                "\r\n");
    }

    /** Another request line. */
    Request line(String requestLine) {
        return new Request(
                Stream.concat(
                                Stream.of(new Line(requestLine, true)),
                                lines.stream().skip(1))
                        .toList(),
                end);
    }

    /** The field is left out; its neighbour above is marked, since what is missing cannot be. */
    Request without(String name) {
        List<Line> left = new ArrayList<>();
        for (Line line : lines) {
            if (line.isField(name)) {
                left.set(left.size() - 1, new Line(left.getLast().text(), true));
            } else {
                left.add(line);
            }
        }
        return new Request(List.copyOf(left), end);
    }

    /** One more line at the end, as it stands. */
    Request with(String line) {
        return new Request(
                Stream.concat(lines.stream(), Stream.of(new Line(line, true))).toList(), end);
    }

    /** The field's line becomes this one. */
    Request change(String name, String line) {
        Predicate<Line> isField = old -> old.isField(name);
        return new Request(
                lines.stream()
                        .map(old -> isField.test(old) ? new Line(line, true) : old)
                        .toList(),
                end);
    }

    /** Every line ends in another way. */
    Request lineEnd(String other) {
        return new Request(lines, other);
    }

    @Override
    public Bytes toBytes(Target target) {
        StringBuilder head = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        for (Line line : lines) {
            String text = line.text().replace("{target}", target.path()).replace("{host}", target.authority());
            if (line.marked()) {
                marks.add(new Mark(head.length(), text.length(), line.name()));
            }
            head.append(text).append(end);
        }
        return new Bytes(head.append(end).toString().getBytes(ISO_8859_1), List.copyOf(marks));
    }
}
