package wireup.toolbox.zoo;

import static wireup.toolbox.zoo.Animal.animal;

import java.util.List;

/** Wrong in the frames, chapter 04's steps 1 and 2. */
final class FrameAnimals {

    static final List<Animal> ALL = List.of(
            animal("unmasked-accepted", "A frame need not be masked.", "帧可以没有掩码。", "frames.unmasked-text")
                    .change(
                            "FrameHeader",
                            "check((b1 & B1_FLAG_MASK) != 0, \"A client must mask its frames.\");",
                            "boolean masked = (b1 & B1_FLAG_MASK) != 0;")
                    .change(
                            "FrameHeader",
                            "return new FrameHeader(fin, rsv1, opcode, (int) length, (int) in.readNumber(4));",
                            "return new FrameHeader(fin, rsv1, opcode, (int) length, masked ? (int) in.readNumber(4) : 0);"),
            animal("mask-not-applied", "The mask is not taken off.", "没有去掉掩码。", "frames.mask-ones")
                    .change("FramePayload", "Mask.apply(into, offset, offset + count, header.maskingKey(), done);", ""),
            animal(
                            "mask-turned",
                            "The masking key is read in little-endian order.",
                            "掩码键按小端字节序读取。",
                            "frames.mask-over-2-bytes")
                    .change(
                            "FrameHeader",
                            "return new FrameHeader(fin, rsv1, opcode, (int) length, (int) in.readNumber(4));",
                            """
                            return new FrameHeader(
                                    fin, rsv1, opcode, (int) length, Integer.reverseBytes((int) in.readNumber(4)));
                            """),
            animal(
                            "length-126-slipped",
                            "126 in place of a length is read as the length.",
                            "长度位置上的 126 被当成长度本身。",
                            "frames.text-of-127")
                    .change("FrameHeader", """
                            case LENGTH_16 -> {
                                long length = in.readNumber(2);
                                check(length > MAX_SHORT_LENGTH, "A length must take its shortest form.");
                                yield length;
                            }
                            """, "case LENGTH_16 -> LENGTH_16;"),
            animal(
                            "length-64-turned",
                            "A length of 64 bits is read in little-endian order.",
                            "64 位长度按小端字节序读取。",
                            "frames.text-of-65536")
                    .change(
                            "FrameHeader",
                            "long length = in.readNumber(8);",
                            "long length = Long.reverseBytes(in.readNumber(8));"),
            animal(
                            "length-cut-to-32-bits",
                            "Of a length of 64 bits the lower 32 count.",
                            "64 位长度只看低 32 位。",
                            "frames.length-over-32-bits")
                    .change(
                            "FrameHeader",
                            "long length = in.readNumber(8);",
                            "long length = in.readNumber(8) & 0xFFFF_FFFFL;"),
            animal(
                            "length-not-shortest",
                            "A length may take a longer form than it needs.",
                            "长度可以用比需要更长的形式。",
                            "frames.length-5-in-16-bits")
                    .change(
                            "FrameHeader",
                            "check(length > MAX_SHORT_LENGTH, \"A length must take its shortest form.\");",
                            "")
                    .change("FrameHeader", "check(length > 0xFFFF, \"A length must take its shortest form.\");", ""),
            animal(
                            "length-top-bit",
                            "The highest bit of a length of 64 bits is dropped.",
                            "64 位长度的最高位被丢掉。",
                            "frames.length-top-bit")
                    .change(
                            "FrameHeader",
                            "check(length >= 0, \"The highest bit of a 64-bit length must be 0.\");",
                            "length &= Long.MAX_VALUE;"),
            animal("rsv-ignored", "The reserved bits are ignored.", "忽略保留位。", "frames.rsv1-text")
                    .change(
                            "FrameHeader",
                            "check(rsv == 0 || rsv1, \"A reserved bit is set, and no extension gives it a meaning.\");",
                            ""),
            animal(
                            "reserved-opcodes",
                            "A reserved opcode is taken for a binary message.",
                            "保留的操作码当成二进制消息。",
                            "frames.opcode-3")
                    .change(
                            "Opcode",
                            "default -> throw new ProtocolError(CloseCode.PROTOCOL_ERROR, \"Opcode \" + code + \" is reserved.\");",
                            "default -> BINARY;"),
            animal(
                            "server-masks",
                            "The server masks its frames, as a client must.",
                            "服务器给自己的帧加掩码，这是客户端的做法。",
                            "frames.server-never-masks")
                    .change(
                            "FrameWriter",
                            "private static final int MAX_HEADER = 10;",
                            "private static final int MAX_HEADER = 14;")
                    .change("FrameWriter", "put(payload.length, 1);", "put(0x80 | payload.length, 1);")
                    .change("FrameWriter", "put(FrameHeader.LENGTH_16, 1);", "put(0x80 | FrameHeader.LENGTH_16, 1);")
                    .change("FrameWriter", "put(FrameHeader.LENGTH_64, 1);", "put(0x80 | FrameHeader.LENGTH_64, 1);")
                    .change("FrameWriter", "System.arraycopy(payload, 0, buffer, size, payload.length);", """
                            put(0, 4);
                            System.arraycopy(payload, 0, buffer, size, payload.length);
                            """),
            animal(
                            "server-writes-long-lengths",
                            "The server writes every length in 16 bits at least.",
                            "服务器写长度至少用 16 位。",
                            "frames.server-length-125")
                    .change(
                            "FrameWriter",
                            "if (payload.length <= FrameHeader.MAX_SHORT_LENGTH) {",
                            "if (payload.length < 0) {"));

    private FrameAnimals() {}
}
