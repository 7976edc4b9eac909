package wireup.frames;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What both sides agreed to about compression, RFC 7692 §7.1.
 *
 * @param serverForgets server_no_context_takeover: our messages never refer to the ones before
 * @param clientForgets client_no_context_takeover: the client's messages never refer to the ones before
 * @param windowNamed whether the client asked for a window of 2^15 bytes by name; that is the JDK's only size
 */
record PerMessageDeflate(boolean serverForgets, boolean clientForgets, boolean windowNamed) {

    private static final String NAME = "permessage-deflate";
    private static final String SERVER_FORGETS = "server_no_context_takeover";
    private static final String CLIENT_FORGETS = "client_no_context_takeover";
    private static final String SERVER_WINDOW = "server_max_window_bits";
    private static final String CLIENT_WINDOW = "client_max_window_bits";

    /** The values that each parameter may have; an absent value is the empty text. */
    private static final Map<String, Pattern> PARAMETERS = Map.of(
            SERVER_FORGETS, Pattern.compile(""),
            CLIENT_FORGETS, Pattern.compile(""),
            SERVER_WINDOW, Pattern.compile("15"), // a smaller window is a promise that the JDK cannot keep
            CLIENT_WINDOW, Pattern.compile("|[89]|1[0-5]")); // whatever it is, ours is large enough

    // region negotiate
    /** Agrees to the first offer that this server can keep, or to none. */
    static Optional<PerMessageDeflate> negotiate(List<String> offers) {
        return offers.stream().flatMap(offer -> accept(offer).stream()).findFirst();
    }

    private static Optional<PerMessageDeflate> accept(String offer) {
        String[] parts = offer.split(";", -1);
        if (!parts[0].strip().equals(NAME)) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            String value = parameter.length == 1 ? "" : parameter[1].replaceFirst("^\"([0-9]+)\"$", "$1");
            Pattern values = PARAMETERS.get(parameter[0]);
            boolean empty = parameter.length == 2 && value.isEmpty();
            if (values == null || empty || !values.matcher(value).matches() || given.put(parameter[0], value) != null) {
                return Optional.empty(); // unknown, repeated, or a value that cannot be (§7)
            }
        }
        return Optional.of(new PerMessageDeflate(
                given.containsKey(SERVER_FORGETS),
                given.containsKey(CLIENT_FORGETS),
                given.containsKey(SERVER_WINDOW)));
    }
    // endregion

    /** What was agreed, read from the server's own answer; null if that has no such field. */
    static PerMessageDeflate negotiated(String answer) {
        return answer == null ? null : accept(answer).orElseThrow();
    }

    /** What the server answers in Sec-WebSocket-Extensions. */
    String answer() {
        return NAME
                + (serverForgets ? "; " + SERVER_FORGETS : "")
                + (clientForgets ? "; " + CLIENT_FORGETS : "")
                + (windowNamed ? "; " + SERVER_WINDOW + "=15" : "");
    }

    Compression compression() {
        return new Compression(!serverForgets);
    }

    Decompression decompression() {
        return new Decompression(!clientForgets);
    }
}
