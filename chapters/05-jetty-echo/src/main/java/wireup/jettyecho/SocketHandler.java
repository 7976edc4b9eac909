package wireup.jettyecho;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** Leads a request for the path of a handler to that handler, through a strict opening handshake. */
final class SocketHandler extends Handler.Abstract {

    private final HandlerFolder handlers;
    private final ServerWebSocketContainer sockets;

    SocketHandler(HandlerFolder handlers, ServerWebSocketContainer sockets) {
        this.handlers = handlers;
        this.sockets = sockets;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<HandlerFile> handler = handlers.find(Request.getPathInContext(request));
        handler.ifPresent(file -> answer(file, request, response, callback));
        return handler.isPresent();
    }

    private void answer(HandlerFile file, Request request, Response response, Callback callback) {
        Optional<Answer> refusal = file.working().isPresent()
                ? StrictHandshake.refuse(request)
                : Optional.of(new Answer(503, String.join("\n", file.problem())));
        if (refusal.isPresent()) {
            refusal.get().send(response, callback);
            return;
        }
        WebSocketCreator creator =
                (upgrade, accept, done) -> create(file, file.working().orElseThrow(), upgrade, accept, done);
        try {
            sockets.upgrade(creator, request, response, callback);
        } catch (RuntimeException e) {
            fail(file, e, response, callback);
        }
    }

    private static Object create(
            HandlerFile file,
            WebSocketCreator creator,
            ServerUpgradeRequest request,
            ServerUpgradeResponse response,
            Callback callback) {
        try {
            Object endpoint = creator.createWebSocket(request, response, callback);
            if (endpoint != null) {
                // Only our own: permessage-deflate is declined.
                response.setExtensions(List.of(ExtensionConfig.parse(Guard.NAME)));
            }
            return endpoint;
        } catch (Throwable failure) { // anything that the author of a handler can write must not hurt the server
            fail(file, failure, response, callback);
            return null;
        }
    }

    private static void fail(HandlerFile file, Throwable failure, Response response, Callback callback) {
        Throwable cause = failure instanceof InvocationTargetException called ? called.getCause() : failure;
        if (cause instanceof HttpException refused) { // Jetty's word for a mistake of the client's
            new Answer(refused.getCode(), "This request is not well-formed.").send(response, callback);
        } else {
            Report.line(file.name() + ": the connection was not accepted: " + cause);
            new Answer(500, "The handler failed.").send(response, callback);
        }
    }
}
