package wireup.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import wireup.polling.Board;
import wireup.polling.Board.Snapshot;

/**
 * The board's versions as they are sent. Each has an id, by which a client says where to go on: nothing is queued for
 * anyone, since the board's history is the queue of all.
 */
final class News {

    /**
     * A version of the board.
     *
     * @param id names this version of this run of the server
     * @param json the board, made once for all who get it
     */
    record Item(long version, String id, String json) {

        byte[] body() {
            return json.getBytes(UTF_8);
        }
    }

    /**
     * Where a client goes on.
     *
     * @param version the version that it had last
     * @param named whether the client said so itself
     */
    record Position(long version, boolean named) {}

    private static final Gson GSON = new Gson();

    /** Before every version that the board remembers. */
    private static final Position THE_BEGINNING = new Position(-1, false);

    private final Board board;

    /** A server that starts again counts versions from 1 again; with this part no id repeats. */
    // region run
    private final String run = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);
    // endregion

    private final Pattern ourId = Pattern.compile(run + "-(\\d{1,18})");
    private volatile Item made;

    News(Board board) {
        this.board = board;
        this.made = item(board.snapshot());
    }

    /** The version that came after another, if there is one yet. */
    Optional<Item> after(long version) {
        return board.next(version).map(next -> {
            Item item = made;
            if (item.version() != next.version()) {
                item = item(next);
                made = item;
            }
            return item;
        });
    }

    private Item item(Snapshot snapshot) {
        return new Item(snapshot.version(), run + "-" + snapshot.version(), GSON.toJson(snapshot));
    }

    /**
     * Where the client of a request goes on: after the version whose id it gives in {@code Last-Event-ID} or in
     * {@code ?after=}. One that gives none begins with the newest version. One whose id is not of this run has missed
     * nobody knows what, and gets all that is remembered.
     */
    Position position(Request request) {
        String id = request.getHeaders().get("Last-Event-ID");
        if (id == null) {
            id = Request.extractQueryParameters(request).getValue("after");
        }
        long newest = board.snapshot().version();
        if (id == null) {
            return new Position(newest - 1, false);
        }
        // region position
        Matcher ours = ourId.matcher(id);
        return ours.matches() && Long.parseLong(ours.group(1)) <= newest
                ? new Position(Long.parseLong(ours.group(1)), true)
                : THE_BEGINNING;
        // endregion
    }
}
