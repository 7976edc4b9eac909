package wireup.toolbox.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;

/** One connection to the server: what was sent, what came back. */
final class Dialogue implements AutoCloseable {

    private final Target target;
    private final Patience patience;
    private final Wire wire;
    private final List<Bytes> sent = new ArrayList<>();
    private final List<Event> received = new ArrayList<>();
    private final ServerRules rules = new ServerRules();
    private final List<Dialogue> kept = new ArrayList<>();
    private Event.Response response;
    private Deflate deflate;

    Dialogue(Target target, Patience patience) throws IOException {
        this.target = target;
        this.patience = patience;
        this.wire = Wire.connect(target);
    }

    /** Another connection to the same server. */
    Dialogue another() throws IOException {
        return new Dialogue(target, patience);
    }

    Patience patience() {
        return patience;
    }

    Wire wire() {
        return wire;
    }

    /** The response to the opening handshake, once it came. */
    Event.Response response() {
        return response;
    }

    /** What compresses, or null if the server does not. */
    Deflate deflate() {
        return deflate;
    }

    List<Bytes> sent() {
        return sent;
    }

    List<Event> received() {
        return received;
    }

    Set<Sin> sins() {
        return rules.sins();
    }

    /** Shows bytes in the report that a case sends by itself. */
    void show(Sendable bytes) {
        sent.add(bytes.toBytes(target));
    }

    void note(String en, String zh) {
        received.add(new Event.Note(Text.of(en, zh)));
    }

    /** Sends all of it at once. A server that has closed already is no surprise: what it said is still to be read. */
    void send(Sendable... parts) {
        Bytes bytes = Bytes.join(target, parts);
        sent.add(bytes);
        write(bytes, 0, bytes.length());
    }

    int length(Sendable bytes) {
        return bytes.toBytes(target).length();
    }

    /** Sends the parts of it one after the other, so that TCP brings them in segments of their own. */
    void sendInPieces(Sendable whole, int... cuts) {
        Bytes bytes = whole.toBytes(target);
        sent.add(bytes);
        int from = 0;
        for (int cut : cuts) {
            write(bytes, from, cut);
            from = cut;
            if (cuts.length <= 10 || cut % 50 == 0) { // a busy machine wakes late from each pause
                pause(Duration.ofMillis(20 / cuts.length + 1));
            }
        }
        write(bytes, from, bytes.length());
    }

    /** Whether it could be sent. */
    boolean write(Bytes bytes, int from, int to) {
        try {
            wire.write(bytes.array(), from, to);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a WebSocket; whether the server agreed. An agreed handshake is no news in a report about frames. */
    boolean open(Request request) throws IOException {
        Bytes bytes = request.toBytes(target);
        write(bytes, 0, bytes.length());
        boolean opened = head() instanceof Event.Response head && head.status() == 101;
        if (opened) {
            received.clear();
        } else {
            sent.add(bytes);
        }
        return opened;
    }

    /** The head of the next response. */
    Event head() throws IOException {
        Event event = record(ResponseReader.head(wire, Wire.in(patience.opening())));
        if (event instanceof Event.Response head) {
            response = head;
            List<String> parameters = Deflate.parameters(head);
            deflate = parameters == null ? null : new Deflate(parameters);
        }
        return event;
    }

    /** Whether another response comes after the first one's content. */
    boolean anotherResponse() throws IOException {
        String statusLine = ResponseReader.another(wire, Wire.in(patience.brief()));
        if (statusLine != null) {
            record(new Event.Response(statusLine, List.of()));
        }
        return statusLine != null;
    }

    /** Whether the server ends the connection in this time, whatever it says before. */
    boolean ends(Duration time) throws IOException {
        long deadline = Wire.in(time);
        try {
            while (wire.read(deadline) >= 0) {
                // An answer to a request that was never finished.
            }
            record(new Event.Ended());
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /** Keeps another connection open until this one ends. */
    void keep(Dialogue other) {
        kept.add(other);
    }

    Event record(Event event) {
        received.add(event);
        return event;
    }

    /** The next frame of the server. */
    Event frame(Duration time) throws IOException {
        Event event = record(ServerFrame.read(wire, Wire.in(time)));
        if (event instanceof Event.Came came) {
            rules.saw(came.frame(), deflate != null);
        }
        return event;
    }

    /** The next whole message, control frame, or end; a Ping of the server's own asks nothing of this client. */
    Event next() throws IOException {
        return next(patience.answer());
    }

    Event next(Duration time) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        ServerFrame start = null;
        while (true) {
            Event event = frame(time);
            if (!(event instanceof Event.Came(ServerFrame frame))
                    || (frame.opcode() > Frame.BINARY && !frame.isControl())) {
                return event;
            }
            if (frame.isControl() && frame.opcode() != Frame.PING) {
                return event;
            }
            if (!frame.isControl()) {
                start = start == null ? frame : start;
                payload.writeBytes(frame.payload());
                if (frame.fin()) {
                    return message(start, payload.toByteArray());
                }
            }
        }
    }

    private Event.Message message(ServerFrame start, byte[] payload) {
        boolean compressed = deflate != null && (start.rsv() & 4) != 0;
        byte[] plain;
        try {
            plain = compressed ? deflate.inflate(payload) : payload;
        } catch (DataFormatException _) {
            rules.saw(Sin.NOT_INFLATABLE);
            return new Event.Message(start.opcode(), new Bytes(payload, List.of()), true); // what it says nobody knows
        }
        if (start.opcode() == Frame.TEXT && !Utf8.isValid(plain, 0)) {
            rules.saw(Sin.TEXT_NOT_UTF_8);
        }
        return new Event.Message(start.opcode(), new Bytes(plain, List.of()), compressed);
    }

    @Override
    public void close() {
        wire.close();
        kept.forEach(Dialogue::close);
        if (deflate != null) {
            deflate.close();
        }
    }
}
