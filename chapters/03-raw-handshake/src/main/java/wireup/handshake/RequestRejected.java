package wireup.handshake;

import java.util.List;

/** A request that gets an error as its answer. The message is one sentence for the person who made the request. */
public final class RequestRejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient HttpResponse response;

    /**
     * A rejection.
     *
     * @param status the HTTP status code, 400 to 499
     * @param sentence what is wrong
     * @param fields header fields that go with the status, each {@code Name: value}
     */
    public RequestRejected(int status, String sentence, String... fields) {
        super(sentence);
        response = HttpResponse.text(status, sentence, List.of(fields));
    }

    HttpResponse response() {
        return response;
    }
}
