package wireup.toolbox.check;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Bytes to send, some of them marked. Immutable: nobody changes an array that came in. */
final class Bytes implements Sendable {

    static final Bytes NONE = new Bytes(new byte[0], List.of());

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final byte[] bytes;
    private final List<Mark> marks;

    Bytes(byte[] bytes, List<Mark> marks) {
        this.bytes = bytes;
        this.marks = marks;
    }

    /** Bytes as they are written in a text: {@code hex("c0 af")}. */
    static byte[] hex(String hex) {
        return HEX.parseHex(hex);
    }

    static String hex(byte[] bytes, int from, int to) {
        return HEX.formatHex(bytes, from, to);
    }

    static Bytes join(Target target, Sendable... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Mark> marks = new ArrayList<>();
        for (Sendable part : parts) {
            Bytes next = part.toBytes(target);
            next.marks.forEach(mark -> marks.add(mark.movedBy(all.size())));
            all.writeBytes(next.bytes);
        }
        return new Bytes(all.toByteArray(), List.copyOf(marks));
    }

    Bytes mark(int at, int length, Text name) {
        return new Bytes(
                bytes,
                Stream.concat(marks.stream(), Stream.of(new Mark(at, length, name)))
                        .toList());
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    List<Mark> marks() {
        return marks;
    }

    @Override
    public Bytes toBytes(Target target) {
        return this;
    }
}
