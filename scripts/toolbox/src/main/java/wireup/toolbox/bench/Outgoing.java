package wireup.toolbox.bench;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** Where one connection stands in its endless stream of frames. */
final class Outgoing {

    private final Train.Stream stream;
    private long due;
    private long sent;

    Outgoing(Train.Stream stream) {
        this.stream = stream;
    }

    /** So many more frames are to be sent. */
    void add(long frames) {
        due += frames * stream.frame();
    }

    /** Writes what is due, as far as the channel takes it; returns whether that was all. */
    boolean writeTo(WritableByteChannel channel) throws IOException {
        while (sent < due) {
            int from = (int) (sent % stream.period());
            int length = (int) Math.min(due - sent, stream.bytes().capacity() - from);
            int written = channel.write(stream.bytes().limit(from + length).position(from));
            sent += written;
            if (written < length) {
                return false;
            }
        }
        return true;
    }
}
