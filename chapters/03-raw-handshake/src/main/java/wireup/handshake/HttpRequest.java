package wireup.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The head of an HTTP/1.1 request, read strictly: what RFC 9112 does not allow is refused, never guessed at.
 *
 * @param method for example {@code GET}; methods are case-sensitive
 * @param target the request target in origin-form, for example {@code /echo?id=7}
 * @param fields the header fields in the order in which they came
 * @param head the whole head as it came, up to and with its empty line
 */
public record HttpRequest(String method, String target, List<Field> fields, String head) {

    /** One header field; names are case-insensitive (RFC 9110 §5.1). */
    public record Field(String name, String value) {}

    /** The characters of a token, RFC 9110 §5.6.2. */
    static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    // region request-grammar
    /** method SP request-target SP HTTP-version, RFC 9112 §3. */
    private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/([0-9]\\.[0-9])");

    /** field-name ":" OWS field-value OWS, RFC 9112 §5. No space before the colon, no folded lines. */
    private static final Pattern FIELD_LINE = Pattern.compile("(" + TOKEN + "):[ \t]*(.*?)[ \t]*");
    // endregion

    /** host [":" port], RFC 9110 §7.2. */
    private static final Pattern HOST = Pattern.compile("([0-9A-Za-z._~-]*|\\[[0-9A-Fa-f:.]+])(:[0-9]*)?");

    /** http://authority/path: the absolute-form, which a server must understand too (RFC 9112 §3.2.2). */
    private static final Pattern ABSOLUTE_FORM = Pattern.compile("(?i:http)://[^/?]+(/?.*)");

    /**
     * Reads one request head and leaves the stream at the byte after its empty line.
     *
     * @return the request, or null if the stream ends before its first byte
     * @throws RequestRejected if the head is malformed (400) or over the limits (431)
     * @throws IOException if the stream fails
     */
    public static HttpRequest read(InputStream in) throws IOException, RequestRejected {
        HeadReader lines = new HeadReader(in);
        String first = lines.next();
        if (first == null) {
            return null;
        }
        Matcher requestLine = match(REQUEST_LINE, first, "The request line must be: method, target, HTTP/1.1.");
        List<Field> fields = lines.untilEmptyLine()
                .map(line -> match(FIELD_LINE, line, "A header field must be a name, a colon and a value."))
                .map(field -> new Field(field.group(1), field.group(2)))
                .toList();
        if (!requestLine.group(3).equals("1.1")) {
            throw new RequestRejected(400, "This server speaks HTTP/1.1, not HTTP/" + requestLine.group(3) + ".");
        }
        HttpRequest request =
                new HttpRequest(requestLine.group(1), originForm(requestLine.group(2)), fields, lines.head());
        match(HOST, request.only("Host"), "The Host field must be a host name and perhaps a port.");
        return request;
    }

    private static String originForm(String target) {
        Matcher absolute = ABSOLUTE_FORM.matcher(target);
        String origin = absolute.matches() ? absolute.group(1) : target;
        if (absolute.matches() && !origin.startsWith("/")) {
            return "/" + origin;
        }
        if (!origin.startsWith("/")) {
            throw new RequestRejected(400, "The request target must begin with a slash.");
        }
        return origin;
    }

    private static Matcher match(Pattern pattern, String text, String rule) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new RequestRejected(400, rule);
        }
        return matcher;
    }

    /** The target without its query. */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** The target's query after the question mark, as it came; empty if there is none. */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The values of all fields of this name, in order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Whether there is a field of this name. */
    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /**
     * The value of the field that must be there exactly once.
     *
     * @throws RequestRejected with 400 if it is absent or repeated
     */
    public String only(String name) {
        List<String> values = all(name);
        if (values.size() != 1) {
            throw new RequestRejected(400, "Exactly one " + name + " field is needed, here are " + values.size() + ".");
        }
        return values.getFirst();
    }

    /** The members of a comma-separated list that may stretch over several fields (RFC 9110 §5.6.1), in order. */
    public List<String> list(String name) {
        return all(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }

    /** Whether a comma-separated list has this member; upper and lower case are the same. */
    public boolean lists(String name, String member) {
        return list(name).stream().map(s -> s.toLowerCase(Locale.ROOT)).anyMatch(member::equals);
    }
}
