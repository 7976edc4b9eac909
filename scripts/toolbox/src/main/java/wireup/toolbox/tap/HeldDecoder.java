package wireup.toolbox.tap;

import java.io.ByteArrayOutputStream;

/** Keeps what a client sends before it is decided which protocol that is: the answer to its request says. */
final class HeldDecoder implements Decoder {

    private static final int MAX = 64 * 1024;

    private final Direction direction;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private double since;

    HeldDecoder(Direction direction) {
        this.direction = direction;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        if (held.size() + to - from > MAX) {
            release(new RawDecoder(direction, Why.TOO_LONG));
            return from;
        }
        if (held.size() == 0) {
            since = direction.now();
        }
        held.write(bytes, from, to - from);
        return to;
    }

    /** This decoder reads what was kept, and what comes. */
    void release(Decoder next) {
        direction.become(next);
        if (held.size() > 0) {
            direction.read(since, held.toByteArray(), held.size());
        }
    }
}
