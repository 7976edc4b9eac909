package wireup.toolbox.bench.peers;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;

/** Undertow without a servlet container, like the WebSocket server of its examples. */
public final class UndertowEcho extends AbstractReceiveListener {

    private UndertowEcho() {}

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
        WebSockets.sendText(message.getData(), channel, null);
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        var data = message.getData();
        WebSockets.sendBinary(data.getResource(), channel, new WebSocketCallback<Void>() {
            @Override
            public void complete(WebSocketChannel writtenTo, Void nothing) {
                data.close(); // the buffers belong to the pool
            }

            @Override
            public void onError(WebSocketChannel brokenChannel, Void nothing, Throwable problem) {
                data.close();
            }
        });
    }

    public static void main(String... args) {
        InetSocketAddress address = Peer.address(args);
        Undertow server = Undertow.builder()
                .addHttpListener(address.getPort(), address.getHostString())
                .setHandler(Handlers.path().addPrefixPath("/echo", Handlers.websocket((_, channel) -> {
                    channel.getReceiveSetter().set(new UndertowEcho());
                    channel.resumeReceives();
                })))
                .build();
        server.start();
        Peer.ready(((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort());
    }
}
