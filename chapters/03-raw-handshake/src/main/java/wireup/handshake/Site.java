package wireup.handshake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What is where: the WebSocket at {@code /echo}, the last handshakes at {@code /handshake}, then a chapter's own. */
final class Site {

    private final OpeningHandshake handshake;
    private final Pages pages;
    private final Map<String, Resource> resources = new HashMap<>();
    private final Exchanges exchanges = new Exchanges();

    /**
     * A site.
     *
     * @param chapter the NN-slug of the chapter whose pages it has
     * @param more a chapter's own resources by path
     */
    Site(String chapter, OpeningHandshake handshake, Map<String, Resource> more) throws IOException {
        this.handshake = handshake;
        this.pages = new Pages(chapter);
        resources.put("/echo", this::open);
        resources.put("/handshake", request -> exchanges.show(request.query()));
        resources.putAll(more);
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
        return resources.getOrDefault(request.path(), pages::get).get(request);
    }

    private HttpResponse open(HttpRequest request) {
        HttpResponse response = handshake.answer(request);
        exchanges.remember(request, response);
        return response;
    }
}
