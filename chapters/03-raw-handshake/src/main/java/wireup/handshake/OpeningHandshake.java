package wireup.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The server's side of the opening handshake, RFC 6455 §4.2: a request that asks for the WebSocket protocol is checked
 * rule by rule and answered with 101.
 *
 * @param protocols the sub-protocols that the server knows
 * @param accept computes Sec-WebSocket-Accept from Sec-WebSocket-Key; anything but {@link #accept} is sabotage
 * @param extensions agrees to some of the offered extensions, each as it stands in the list; empty for none of them
 */
public record OpeningHandshake(
        Set<String> protocols, UnaryOperator<String> accept, Function<List<String>, Optional<String>> extensions) {

    /** A handshake without extensions. */
    public OpeningHandshake(Set<String> protocols, UnaryOperator<String> accept) {
        this(protocols, accept, _ -> Optional.empty());
    }

    // region accept
    /** The constant that a server which speaks WebSocket knows, and an HTTP server that just echoes does not. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** Base64 of the SHA-1 of the key and the GUID, RFC 6455 §4.2.2. */
    public static String accept(String key) {
        return base64(sha1(key + GUID));
    }
    // endregion

    /** The accept value of someone who forgot the GUID. Every browser refuses it. */
    static String acceptWithoutGuid(String key) {
        return base64(sha1(key));
    }

    /** 16 bytes in base64, which is 22 digits and two signs of padding. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private static final Pattern NAME = Pattern.compile(HttpRequest.TOKEN);

    /** A parameter of an extension: a name and perhaps a value, a token with or without quotes (RFC 6455 §9.1). */
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*TOKEN\\s*(=\\s*(TOKEN|\"TOKEN\")\\s*)?".replace("TOKEN", HttpRequest.TOKEN));

    // region answer
    /**
     * Answers a request for the WebSocket endpoint.
     *
     * @return the response with status 101
     * @throws RequestRejected if the request is no valid opening handshake (RFC 6455 §4.2.1)
     */
    HttpResponse answer(HttpRequest request) {
        if (!request.lists("Upgrade", "websocket")) {
            throw new RequestRejected(426, "Here one speaks WebSocket.", "Upgrade: websocket", "Connection: Upgrade");
        }
        if (!request.lists("Connection", "upgrade")) {
            throw new RequestRejected(400, "Connection must list Upgrade.");
        }
        if (!request.all("Sec-WebSocket-Version").equals(List.of("13"))) {
            throw new RequestRejected(426, "The version must be 13.", "Sec-WebSocket-Version: 13");
        }
        String key = request.only("Sec-WebSocket-Key");
        if (!KEY.matcher(key).matches()) {
            throw new RequestRejected(400, "Sec-WebSocket-Key must be 16 bytes in base64.");
        }
        List<String> fields = new ArrayList<>();
        fields.add("Upgrade: websocket");
        fields.add("Connection: Upgrade");
        fields.add("Sec-WebSocket-Accept: " + accept.apply(key));
        String protocol = choose(request.list("Sec-WebSocket-Protocol"));
        if (protocol != null) {
            fields.add("Sec-WebSocket-Protocol: " + protocol);
        }
        if (!request.list("Sec-WebSocket-Extensions").stream().allMatch(OpeningHandshake::isExtension)) {
            throw new RequestRejected(400, "Sec-WebSocket-Extensions must list names with parameters.");
        }
        extensions
                .apply(request.list("Sec-WebSocket-Extensions"))
                .ifPresent(agreed -> fields.add("Sec-WebSocket-Extensions: " + agreed));
        return new HttpResponse(101, fields, "");
    }
    // endregion

    /** The first of the offered sub-protocols that the server knows, or null: then the connection has none. */
    private String choose(List<String> offered) {
        if (!offered.stream().allMatch(NAME.asMatchPredicate()) || new HashSet<>(offered).size() < offered.size()) {
            throw new RequestRejected(400, "Sec-WebSocket-Protocol must list different tokens.");
        }
        return offered.stream().filter(protocols::contains).findFirst().orElse(null);
    }

    /** Whether this is a name and its parameters, each after a semicolon. */
    private static boolean isExtension(String text) {
        List<String> parts = List.of(text.split(";", -1));
        return NAME.matcher(parts.getFirst().strip()).matches()
                && parts.stream().skip(1).allMatch(PARAMETER.asMatchPredicate());
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
