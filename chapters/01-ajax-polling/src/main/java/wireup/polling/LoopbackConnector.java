package wireup.polling;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** Listens on loopback only, and leaves no connection open when it stops. */
final class LoopbackConnector extends ServerConnector {

    private final JettyServer.EndPoints ends;

    /**
     * Every connection from when it is accepted until its end is closed. One that is accepted during a stop Jetty 12.1.12
     * neither serves nor closes: its client would wait forever.
     */
    private final Set<SelectableChannel> open = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    /**
     * Makes one that does not listen yet.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     */
    LoopbackConnector(Server server, HttpConfiguration http, int port, JettyServer.EndPoints ends) {
        // No thread that only accepts: a stop interrupts it, and a connection that it accepts at that moment is lost.
        super(server, 0, -1, new HttpConnectionFactory(http));
        this.ends = ends;
        setHost(InetAddress.getLoopbackAddress().getHostAddress());
        setPort(port);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint end = ends.of(channel, selector, key, getScheduler());
        end.setIdleTimeout(getIdleTimeout());
        return end;
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            public void accept(SelectableChannel channel) {
                open.add(channel);
                if (stopped) {
                    close(channel);
                } else {
                    super.accept(channel);
                }
            }

            @Override
            protected void endPointClosed(EndPoint end) {
                super.endPointClosed(end);
                open.remove(end.getTransport());
            }
        };
    }

    @Override
    protected void doStop() throws Exception {
        try {
            super.doStop();
        } finally {
            stopped = true;
            open.forEach(LoopbackConnector::close);
        }
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
    }
}
