package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a request must know to start or stop anything: only the URL that was printed has it. */
record Token(String text) {

    /** The header field with the token: no page of another site can send it. */
    static final String FIELD = "Workbench-Token";

    private static final int BYTES = 16;

    /** One that nobody guesses. */
    static Token random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    /** Answers 403 to a request that does not know the token. Returns whether it did. */
    boolean refused(Request request, Response response, Callback callback) {
        String given = Optional.ofNullable(request.getHeaders().get(FIELD)).orElse("");
        if (MessageDigest.isEqual(given.getBytes(UTF_8), text.getBytes(UTF_8))) {
            return false;
        }
        String why = "Open the URL that scripts/run printed: it has the token that starts and stops servers.";
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, why);
        return true;
    }
}
