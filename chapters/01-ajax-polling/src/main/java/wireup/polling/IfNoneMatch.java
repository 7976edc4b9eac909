package wireup.polling;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The condition of a request: answer in full only if you have something else than these (RFC 9110 §13.1.2). A field that
 * does not follow the grammar names no entity tag.
 *
 * @param any whether the field was {@code *}: "something else than anything"
 * @param tags the entity tags with their quotes, without the {@code W/} of the weak ones
 */
record IfNoneMatch(boolean any, List<String> tags) {

    /** An entity tag (RFC 9110 §8.8.3); group 1 is what the weak comparison (§8.8.3.2) looks at. */
    private static final String ENTITY_TAG = "(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")";

    private static final Pattern ONE = Pattern.compile(ENTITY_TAG);
    private static final Pattern LIST =
            Pattern.compile("[ \t,]*" + ENTITY_TAG + "(?:[ \t]*,[ \t,]*" + ENTITY_TAG + ")*[ \t,]*");

    static IfNoneMatch of(HttpFields headers) {
        String field = String.join(", ", headers.getValuesList(HttpHeader.IF_NONE_MATCH))
                .strip();
        boolean isList = LIST.matcher(field).matches();
        return new IfNoneMatch(
                field.equals("*"),
                isList ? ONE.matcher(field).results().map(tag -> tag.group(1)).toList() : List.of());
    }

    /** Whether the representation with this strong entity tag is one that the client has already. */
    boolean matches(String entityTag) {
        return any || tags.contains(entityTag);
    }
}
