package wireup.toolbox.tap;

/** Decodes nothing: the rest of a direction is one message. */
final class RawDecoder implements Decoder {

    /** The name of bytes that were not decoded. */
    static final String FIELD = "bytes";

    private final Direction direction;
    private final Why why;

    RawDecoder(Direction direction, Why why) {
        this.direction = direction;
        this.why = why;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        if (direction.draft() == null) {
            direction.begin(Kind.BYTES).say(new Content.Undecoded(why));
        }
        direction.draft().add(FIELD, Worth.UNKNOWN, bytes, from, to);
        return to;
    }

    @Override
    public void end() {
        if (direction.draft() != null) {
            direction.finish();
        }
    }
}
