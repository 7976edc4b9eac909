package wireup.toolbox.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * The same frame again and again, until the server has had enough and fails the connection.
 *
 * @param count how often, if the server takes it; one that takes all is wrong
 */
record Flood(Frame frame, int count) implements Action {

    /** A server that reads slowly may not have come to its bound by then: that is no proof that it has none. */
    private static final Duration TIME = Duration.ofSeconds(4);

    @Override
    public Finding run(Dialogue dialogue) throws IOException {
        dialogue.show(frame);
        int batch = Math.clamp(65_536 / dialogue.length(frame), 1, count);
        Sendable[] frames = new Sendable[batch];
        Arrays.fill(frames, frame.toBytes(null));
        Bytes many = Bytes.join(null, frames);
        long deadline = Wire.in(TIME);
        int sent = 0;
        while (sent < count && System.nanoTime() < deadline && dialogue.write(many, 0, many.length())) {
            sent += batch;
        }
        boolean slow = System.nanoTime() >= deadline;
        Finding finding = Expect.failed(null, 1009, 1008, 1002).run(dialogue);
        return finding.grade() == Grade.WRONG && slow ? new Finding(Grade.TOLERABLE, finding.expected()) : finding;
    }
}
