package wireup.toolbox.check;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that sends and never reads. A server that keeps its memory stops reading, or ends the connection.
 *
 * @param count how often the frame is sent, if the server takes it
 * @param mustStop whether it is wrong to take it all
 */
record Unread(Frame frame, int count, boolean mustStop) implements Action {

    /** What a second without progress means: TCP has stopped the client. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    Unread ignoringBlock() {
        return new Unread(frame, count, false);
    }

    @Override
    public Finding run(Dialogue dialogue) {
        dialogue.show(frame);
        Bytes bytes = frame.toBytes(null);
        AtomicInteger sent = new AtomicInteger();
        Thread sender = Thread.startVirtualThread(() -> {
            while (sent.get() < count && dialogue.write(bytes, 0, bytes.length())) {
                sent.incrementAndGet();
            }
        });
        int before = -1;
        while (sender.isAlive() && sent.get() > before) {
            before = sent.get();
            try {
                sender.join(STANDSTILL);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        boolean all = sent.get() == count;
        if (all && mustStop) {
            dialogue.note("the server took all of it", "服务器全部收下了");
        }
        return Finding.of(
                !all || !mustStop, Text.of("TCP stops the sender, or the connection ends", "TCP 让发送方停下，或者连接结束"));
    }
}
