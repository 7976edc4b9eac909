package wireup.toolbox.tap;

/** Tells the records of TLS apart (RFC 8446 §5.1). What is in them is for the ends alone. */
final class TlsDecoder implements Decoder {

    private static final int HEADER = 5;
    private static final int MAJOR_VERSION = 3;
    private static final int MAX_MINOR_VERSION = 4;

    private final Direction direction;
    private boolean first = true;
    private int header;
    private int length;

    TlsDecoder(Direction direction) {
        this.direction = direction;
    }

    /** Whether a record may begin with this byte: change_cipher_spec, alert, handshake, application_data. */
    static boolean mayBegin(byte b) {
        return b >= 20 && b <= 23;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        if (direction.draft() == null) {
            direction.begin(Kind.BYTES).say(new Content.Undecoded(Why.TLS));
            header = 0;
            length = 0;
        }
        return header < HEADER ? readHeader(bytes, from) : readRecord(bytes, from, to);
    }

    private int readHeader(byte[] bytes, int at) {
        byte b = bytes[at];
        boolean possible = switch (header) {
            case 0 -> mayBegin(b);
            case 1 -> b == MAJOR_VERSION;
            case 2 -> b >= 0 && b <= MAX_MINOR_VERSION;
            default -> true;
        };
        if (!possible) {
            Why why = first ? Why.NOT_HTTP : Why.TLS;
            direction.draft().giveUp(why);
            direction.become(new RawDecoder(direction, why));
            return at;
        }
        direction.draft().add("tls.record", Worth.UNKNOWN, bytes, at, at + 1);
        length = length << 8 | (b & 0xff);
        header++;
        if (header == HEADER) {
            length &= 0xffff;
            first = false;
            finishIfWhole();
        }
        return at + 1;
    }

    private int readRecord(byte[] bytes, int from, int to) {
        int count = Math.min(length, to - from);
        direction.draft().add(RawDecoder.FIELD, Worth.UNKNOWN, bytes, from, from + count);
        length -= count;
        finishIfWhole();
        return from + count;
    }

    private void finishIfWhole() {
        if (length == 0) {
            direction.finish();
        }
    }
}
