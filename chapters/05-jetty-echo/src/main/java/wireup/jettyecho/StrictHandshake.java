package wireup.jettyecho;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/** The opening handshake to the letter, where Jetty is lenient (RFC 6455 §4.2.1). A wrong Host Jetty refuses itself. */
final class StrictHandshake {

    /** 16 bytes in base64: 22 digits and two pads. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    /** The characters of a token, RFC 9110 §5.6.2. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private static final Pattern NAME = Pattern.compile(TOKEN);

    /** A parameter of an extension; a value in quotes is a token too, RFC 6455 §9.1. */
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*" + TOKEN + "\\s*(=\\s*(" + TOKEN + "|\"" + TOKEN + "\")\\s*)?");

    private static final Map<String, String> UPGRADE = Map.of("Upgrade", "websocket", "Sec-WebSocket-Version", "13");

    private StrictHandshake() {}

    /** The answer to a request that must not become a WebSocket, or nothing if it may. */
    static Optional<Answer> refuse(Request request) {
        HttpFields headers = request.getHeaders();
        if (!HttpMethod.GET.is(request.getMethod())) {
            return answer(405, "An opening handshake is a GET request.", Map.of("Allow", "GET"));
        }
        // Two readers that disagree about where a request ends see two different requests (RFC 9112 §11.2).
        if (headers.contains(HttpHeader.CONTENT_LENGTH) || headers.contains(HttpHeader.TRANSFER_ENCODING)) {
            return answer(
                    400, "An opening handshake has no content: no Content-Length, no Transfer-Encoding.", Map.of());
        }
        // In HTTP/1.0 an Upgrade field means nothing (RFC 9110 §7.8).
        if (!HttpVersion.HTTP_1_1.is(request.getConnectionMetaData().getProtocol())
                || !headers.contains(HttpHeader.UPGRADE, "websocket")
                || !headers.contains(HttpHeader.CONNECTION, "upgrade")) {
            return answer(426, "This is a WebSocket endpoint: connect with ws://, not http://.", UPGRADE);
        }
        if (!headers.getValuesList(HttpHeader.SEC_WEBSOCKET_VERSION).equals(List.of("13"))) {
            return answer(426, "Sec-WebSocket-Version must be 13, the version of RFC 6455.", UPGRADE);
        }
        List<String> keys = headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY);
        if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
            return answer(400, "Sec-WebSocket-Key must be there once: 16 bytes in base64.", Map.of());
        }
        if (!members(headers, HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL).allMatch(NAME.asMatchPredicate())) {
            return answer(400, "Sec-WebSocket-Protocol must list tokens.", Map.of());
        }
        if (!members(headers, HttpHeader.SEC_WEBSOCKET_EXTENSIONS).allMatch(StrictHandshake::isExtension)) {
            return answer(400, "Sec-WebSocket-Extensions must list names with parameters.", Map.of());
        }
        return Optional.empty();
    }

    /** The members of a list, which may stretch over several fields and have gaps (RFC 9110 §5.6.1). */
    private static Stream<String> members(HttpFields headers, HttpHeader name) {
        return headers.getValuesList(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(member -> !member.isEmpty());
    }

    /** Whether this is a name and its parameters, each after a semicolon. */
    private static boolean isExtension(String text) {
        List<String> parts = List.of(text.split(";", -1));
        return NAME.matcher(parts.getFirst().strip()).matches()
                && parts.stream().skip(1).allMatch(PARAMETER.asMatchPredicate());
    }

    private static Optional<Answer> answer(int status, String text, Map<String, String> headers) {
        return Optional.of(new Answer(status, text, headers));
    }
}
