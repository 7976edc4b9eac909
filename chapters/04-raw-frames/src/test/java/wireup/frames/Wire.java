package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wireup.frames.Frames.Answer;

/** A conversation on arrays: a client's bytes in hex go in, and the server's come out. */
final class Wire {

    /** What the client sends, some bytes at a time, as a socket would give it. */
    private static final class Pieces extends InputStream {

        private final ByteArrayInputStream all;
        private final int piece;
        private final boolean ends;

        Pieces(byte[] all, int piece, boolean ends) {
            this.all = new ByteArrayInputStream(all);
            this.piece = piece;
            this.ends = ends;
        }

        @Override
        public int read() {
            throw new AssertionError("Whoever reads byte by byte pays for each of them.");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = all.read(into, offset, Math.min(length, piece));
            assertThat(count < 0 && !ends ? "waits for more" : "answers")
                    .as("the server, which has had enough bytes")
                    .isEqualTo("answers");
            return count;
        }
    }

    private final byte[] given;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Application application = Session::send;
    private Limits limits = Limits.DEFAULT;
    private PerMessageDeflate agreed;
    private boolean ends = true;
    private int piece = Integer.MAX_VALUE;
    private boolean goodbye;

    private Wire(byte[] given) {
        this.given = given;
    }

    /** A client that sends these bytes, each part in hex, and then closes its direction. */
    static Wire given(String... hex) {
        return given(Frames.bytes(String.join(" ", hex)));
    }

    static Wire given(byte[] bytes) {
        return new Wire(bytes);
    }

    /** The client's direction stays open, and whoever reads more than was given fails the test. */
    Wire andNoMore() {
        ends = false;
        return this;
    }

    /** The bytes come this many at a time. */
    Wire inPiecesOf(int bytes) {
        piece = bytes;
        return this;
    }

    Wire limits(int message, int frame, int fragments) {
        limits = Limits.DEFAULT.sizes(message, frame, fragments);
        return this;
    }

    /** The handshake agreed to this offer of compression; null for none. */
    Wire compression(String offer) {
        agreed = Optional.ofNullable(offer)
                .map(List::of)
                .flatMap(PerMessageDeflate::negotiate)
                .orElse(null);
        return this;
    }

    Wire application(Application newApplication) {
        application = newApplication;
        return this;
    }

    /** Runs the conversation and returns all that the server sent. */
    byte[] output() {
        var setup =
                new FrameServer.Setup(application, Set.of(), agreed != null, limits, new PrintStream(log, true, UTF_8));
        goodbye = new Conversation(new byte[0], new Pieces(given, piece, ends), out, agreed, null, setup).run();
        return out.toByteArray();
    }

    /** Expects exactly these bytes, each part in hex. */
    Wire answers(String... hex) {
        assertThat(Frames.hex(output())).isEqualTo(String.join(" ", hex));
        return this;
    }

    /** Expects a Close frame with this code and nothing else, and one line about it in the log. */
    Wire closesWith(int code) {
        assertThat(frames())
                .hasSize(1)
                .first()
                .satisfies(frame ->
                        assertThat(frame.close()).startsWith(code + " ").isEqualTo(log().getFirst()));
        assertThat(log()).hasSize(1);
        return this;
    }

    List<Answer> frames() {
        return Frames.answers(output());
    }

    List<String> log() {
        return log.toString(UTF_8).lines().toList();
    }

    /** What was sent so far, in hex. */
    String sent() {
        return Frames.hex(out.toByteArray());
    }

    /** Whether the client was told goodbye. */
    boolean goodbye() {
        return goodbye;
    }
}
