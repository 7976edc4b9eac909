package wireup.polling;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * A bill for each screen. Jetty calls {@link #log} after the last byte of each response; the bytes are those that the
 * connection really read and wrote at the level of HTTP, not an estimate. (If a client pipelined its requests, the
 * bytes of one could be found on the bill of another. Browsers do not pipeline.)
 */
public final class Bills implements RequestLog {

    /** The attribute of a request that goes on a bill: the id, a String, of the screen that asked. */
    public static final String SCREEN = "wireup.polling.screen";

    /** The attribute of a request that brought news: the version, a Long, that its screen had seen before. */
    public static final String SEEN = "wireup.polling.seen";

    /** If there are more, the bill that was used least lately is dropped. */
    private static final int MAX_BILLS = 1_000;

    private static final Pattern SCREEN_ID = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final String COUNTED = "wireup.polling.counted";
    private static final String BEGUN = "wireup.polling.begun";

    private final Board board;
    private final LinkedHashMap<String, Bill> bills = new LinkedHashMap<>(16, 0.75f, true);

    /** Bills for screens of this board. */
    public Bills(Board board) {
        this.board = board;
    }

    /**
     * The id of the screen that asks: {@code ?screen=ID}. Empty if there is none.
     *
     * @throws HttpException.RuntimeException if it is not 1 to 40 letters, digits and hyphens; Jetty answers 400
     */
    public static Optional<String> screen(Request request) {
        String id = Request.extractQueryParameters(request).getValue("screen");
        if (id != null && !SCREEN_ID.matcher(id).matches()) {
            throw new HttpException.RuntimeException(
                    HttpStatus.BAD_REQUEST_400, "The id of a screen is 1 to 40 letters, digits and hyphens.");
        }
        return Optional.ofNullable(id);
    }

    /** The bill of a screen so far; all zeros if it never asked. */
    synchronized Bill.Total total(String screen) {
        return bills.getOrDefault(screen, new Bill()).total();
    }

    private synchronized void add(String screen, Consumer<Bill> exchange) {
        exchange.accept(bills.computeIfAbsent(screen, _ -> new Bill()));
        if (bills.size() > MAX_BILLS) {
            bills.pollFirstEntry();
        }
    }

    /** The bytes that a connection had read and written at some moment. */
    private record Counted(long in, long out) {}

    /**
     * Puts on the bill what a response that goes on has cost since the last time, or since its request began.
     *
     * @param useful how many of these bytes were a new board
     */
    public void addPart(Request request, long useful) {
        Counted cost = count(request);
        boolean first = request.getAttribute(BEGUN) == null;
        request.setAttribute(BEGUN, true);
        if (request.getAttribute(SCREEN) instanceof String screen) {
            Bill.Part part = new Bill.Part(first, cost.in(), cost.out(), useful, staleness(request));
            add(screen, bill -> bill.add(part));
        }
    }

    @Override
    public void log(Request request, Response response) {
        if (request.getAttribute(BEGUN) != null) {
            request.removeAttribute(SEEN); // its last news is on the bill already
            addPart(request, 0);
            return;
        }
        // region count
        Counted cost = count(request);
        if (request.getAttribute(SCREEN) instanceof String screen) {
            long body = Response.getContentBytesWritten(response);
            Bill.Exchange exchange =
                    new Bill.Exchange(response.getStatus(), cost.in(), cost.out(), body, staleness(request));
            add(screen, bill -> bill.add(exchange));
        }
        // endregion
    }

    /** What has crossed a request's connection since the last count. */
    private static Counted count(Request request) {
        ConnectionMetaData metaData = request.getConnectionMetaData();
        Connection connection = metaData.getConnection();
        Counted now = new Counted(connection.getBytesIn(), connection.getBytesOut());
        // Other exchanges on this connection (the page's files, the bill itself) are counted too, so as to be left out.
        Counted before = metaData.getAttribute(COUNTED) instanceof Counted counted ? counted : new Counted(0, 0);
        metaData.setAttribute(COUNTED, now);
        return new Counted(now.in() - before.in(), now.out() - before.out());
    }

    private Optional<Duration> staleness(Request request) {
        return request.getAttribute(SEEN) instanceof Long seen ? board.newsSince(seen) : Optional.empty();
    }
}
