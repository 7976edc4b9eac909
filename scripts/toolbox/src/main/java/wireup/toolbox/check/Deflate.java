package wireup.toolbox.check;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The client's side of permessage-deflate, RFC 7692, as the server agreed to it. */
final class Deflate implements AutoCloseable {

    /** What a sync flush ends with, and what is left out on the wire (RFC 7692 §7.2.1). */
    private static final byte[] TAIL = Bytes.hex("00 00 ff ff");

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private final boolean clientTakesOver;
    private final boolean serverTakesOver;

    /** From the parameters in the server's response, for example {@code server_no_context_takeover}. */
    Deflate(List<String> parameters) {
        clientTakesOver = !parameters.contains("client_no_context_takeover");
        serverTakesOver = !parameters.contains("server_no_context_takeover");
    }

    /** The parameters of permessage-deflate in a response, or null if it was not agreed on. */
    static List<String> parameters(Event.Response response) {
        String all = String.join(",", response.all("Sec-WebSocket-Extensions")).toLowerCase(Locale.ROOT);
        List<String> parts = Arrays.stream(all.split(";")).map(String::strip).toList();
        return parts.getFirst().equals("permessage-deflate") ? parts.subList(1, parts.size()) : null;
    }

    /** Compresses a message. */
    byte[] compress(byte[] message) {
        if (!clientTakesOver) {
            deflater.reset();
        }
        return squeeze(message);
    }

    /** Compresses a message as if the context were kept, whatever was agreed on. */
    byte[] squeeze(byte[] message) {
        deflater.setInput(message);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int n = some.length; n == some.length; ) {
            n = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
            all.write(some, 0, n);
        }
        byte[] flushed = all.toByteArray();
        byte[] kept = Arrays.copyOf(flushed, Math.max(0, flushed.length - TAIL.length));
        return kept.length == 0 ? new byte[1] : kept; // an empty message is one octet, 0x00 (§7.2.3.6)
    }

    /** Inflates a message of the server's. */
    byte[] inflate(byte[] message) throws DataFormatException {
        if (!serverTakesOver) {
            inflater.reset();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (byte[] input : List.of(message, TAIL)) {
            inflater.setInput(input);
            for (int n = inflater.inflate(some); n > 0 || inflater.getRemaining() > 0; n = inflater.inflate(some)) {
                all.write(some, 0, n);
                if (n == 0 && inflater.finished()) {
                    byte[] rest = Arrays.copyOfRange(input, input.length - inflater.getRemaining(), input.length);
                    inflater.reset(); // a block with BFINAL set: what follows is a new stream (§7.2.3.4)
                    inflater.setInput(rest);
                } else if (n == 0 && inflater.needsDictionary()) {
                    throw new DataFormatException("a dictionary");
                }
            }
        }
        return all.toByteArray();
    }

    /** A compressed message of zeros, a thousand times shorter than they are: a block that stands for itself, repeated. */
    static byte[] zeros(int mebibytes) {
        byte[] block = new byte[8192];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(new byte[1024 * 1024]);
            int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
            for (int i = 0; i < mebibytes; i++) {
                all.write(block, 0, length);
            }
        }
        return Arrays.copyOf(all.toByteArray(), all.size() - TAIL.length);
    }

    /** Random bytes, and the same again: only who looks that far back can make them shorter. */
    static byte[] noiseTwice(int length) {
        byte[] twice = new byte[2 * length];
        byte[] noise = new byte[length];
        new Random(7692).nextBytes(noise);
        System.arraycopy(noise, 0, twice, 0, length);
        System.arraycopy(noise, 0, twice, length, length);
        return twice;
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
