package wireup.handshake;

import java.io.IOException;

/** What the server answers: the WebSocket at {@code /echo}, the last handshakes at {@code /handshake}, else pages. */
final class Site {

    private final OpeningHandshake handshake;
    private final Pages pages;
    private final Exchanges exchanges = new Exchanges();

    Site(String chapter, OpeningHandshake handshake) throws IOException {
        this.handshake = handshake;
        this.pages = new Pages(chapter);
    }

    /**
     * Answers a request.
     *
     * @throws RequestRejected if the answer is an error
     */
    HttpResponse answer(HttpRequest request) throws IOException {
        if (!request.method().equals("GET")) {
            throw new RequestRejected(405, "Only GET is served here.", "Allow: GET");
        }
        // A body that one server sees and the next does not is how requests are smuggled, RFC 9112 §11.2.
        if (request.has("Content-Length") || request.has("Transfer-Encoding")) {
            throw new RequestRejected(400, "A GET request has no body here.");
        }
        return switch (request.path()) {
            case "/echo" -> {
                HttpResponse response = handshake.answer(request);
                exchanges.remember(request, response);
                yield response;
            }
            case "/handshake" -> exchanges.show(request.query());
            default -> pages.get(request.path());
        };
    }
}
