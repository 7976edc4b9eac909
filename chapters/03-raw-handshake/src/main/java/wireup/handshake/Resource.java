package wireup.handshake;

import java.io.IOException;

/** What a path leads to: it answers GET requests. */
@FunctionalInterface
public interface Resource {

    /**
     * Answers a request.
     *
     * @throws RequestRejected if the answer is an error
     * @throws IOException if the content cannot be read
     */
    HttpResponse get(HttpRequest request) throws IOException;
}
