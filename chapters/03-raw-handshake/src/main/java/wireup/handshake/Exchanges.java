package wireup.handshake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last opening handshakes as they crossed the wire, for the page to show: a script in a browser never sees them. A
 * page names its handshake in the query, {@code /echo?id=…}, and asks for it with the same name.
 */
final class Exchanges {

    /** How many are kept; each is at most a request head and a response head. */
    private static final int KEPT = 100;

    private static final Pattern ID = Pattern.compile("(?:.*&)?id=([0-9a-zA-Z-]{8,64})(?:&.*)?");

    private final Map<String, String> byId = new LinkedHashMap<>();

    /** Remembers a request head and the head of its response, if the request has an id. */
    synchronized void remember(HttpRequest request, HttpResponse response) {
        Matcher id = ID.matcher(request.query());
        if (!id.matches()) {
            return;
        }
        if (byId.size() == KEPT) {
            byId.remove(byId.keySet().iterator().next());
        }
        byId.put(id.group(1), request.head() + response.head());
    }

    /**
     * The request head and the response head of the handshake with the query's id, one after the other.
     *
     * @throws RequestRejected with 404 if there is none
     */
    synchronized HttpResponse show(String query) {
        Matcher id = ID.matcher(query);
        String heads = id.matches() ? byId.get(id.group(1)) : null;
        if (heads == null) {
            throw new RequestRejected(404, "No handshake of that id.");
        }
        return HttpResponse.text(200, heads, List.of());
    }
}
