package wireup.polling;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes an HTTP connection that brings no whole request head in time: within 10 seconds of its start, or of its last
 * response. Jetty's idle timeout alone begins again at every byte, so a peer that sends one byte a second
 * ("slowloris") could hold a connection for as long as it likes.
 */
final class RequestDeadline implements Connection.Listener {

    private final Scheduler scheduler;
    private final Duration lookEvery;
    private final Set<Connection> answering = ConcurrentHashMap.newKeySet();

    /**
     * Watches the connections that it is told of.
     *
     * @param lookEvery half of the deadline: a connection is closed when it brought no request between two looks at it
     */
    RequestDeadline(Scheduler scheduler, Duration lookEvery) {
        this.scheduler = scheduler;
        this.lookEvery = lookEvery;
    }

    @Override
    public void onOpened(Connection connection) {
        // Of Jetty's connections, HTTP/1.1's are those that another protocol can take over from.
        if (connection instanceof Connection.UpgradeFrom) {
            lookAgain(connection, -1);
        }
    }

    /** Leaves a connection alone until its request is answered to the last byte, however long that takes. */
    Handler around(Handler handler) {
        return new Handler.Wrapper(handler) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Connection connection = request.getConnectionMetaData().getConnection();
                answering.add(connection);
                Request.addCompletionListener(request, _ -> answering.remove(connection));
                return super.handle(request, response, callback);
            }
        };
    }

    private void lookAgain(Connection connection, long requestsBefore) {
        scheduler.schedule(() -> look(connection, requestsBefore), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, long requestsBefore) {
        EndPoint endPoint = connection.getEndPoint();
        if (!endPoint.isOpen() || !connection.equals(endPoint.getConnection())) {
            return; // closed, or a WebSocket connection by now
        }
        long requests = connection.getMessagesIn();
        if (answering.contains(connection)) {
            lookAgain(connection, -1);
        } else if (requests != requestsBefore) {
            lookAgain(connection, requests);
        } else {
            endPoint.close();
        }
    }
}
