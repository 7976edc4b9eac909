package wireup.toolbox.tap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Decodes one connection: two directions, and what each has to know of the other. */
final class Conversation implements Witness {

    /** How many requests may wait for their answers. */
    private static final int MAX_ASKED = 1_000;

    private final Recorder recorder;
    private final Map<Side, Direction> directions = new EnumMap<>(Side.class);
    private final Deque<Asked> asked = new ArrayDeque<>();

    /** Whether nothing passes any more. */
    private boolean still;

    Conversation(Recorder recorder) {
        this.recorder = recorder;
        int connection = recorder.connectionOpened();
        for (Side side : Side.values()) {
            Direction direction = new Direction(recorder, connection, side);
            direction.become(new HttpDecoder(direction, this));
            directions.put(side, direction);
        }
        directions.get(Side.CLIENT).tell(Kind.OPEN);
    }

    @Override
    public synchronized void passes(Side from, byte[] bytes, int length) {
        if (!still) {
            directions.get(from).read(recorder.now(), bytes, length);
        }
    }

    @Override
    public synchronized void ends(Side from) {
        directions.get(from).end();
        directions.get(from).tell(Kind.END);
    }

    @Override
    public synchronized void resets(Side from) {
        still = true;
        directions.get(from).tell(Kind.RESET);
    }

    @Override
    public synchronized void isOver() {
        still = true;
        Direction client = directions.get(Side.CLIENT);
        if (client.decoder() instanceof HeldDecoder held) {
            held.release(new RawDecoder(client, Why.AFTER_ERROR)); // no answer will come
            client.end();
        }
        recorder.connectionClosed();
    }

    Recorder recorder() {
        return recorder;
    }

    /** Remembers a request for its answer. False if too many wait already. */
    boolean ask(Asked request) {
        return asked.size() < MAX_ASKED && asked.add(request);
    }

    /** The request that the next response answers; null if there is none. */
    Asked waiting() {
        return asked.peek();
    }

    /** The request that is answered for good. */
    void answered() {
        asked.poll();
    }

    /** An answer decided what the client speaks from now on. */
    void decide(Asked request, Decoder next) {
        request.decide(next);
        if (directions.get(Side.CLIENT).decoder() instanceof HeldDecoder held) {
            held.release(next);
        }
    }

    Direction client() {
        return directions.get(Side.CLIENT);
    }
}
