package wireup.toolbox.check;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Close codes in words, RFC 6455 §7.4.1. */
final class Codes {

    private Codes() {}

    /** {@code 1002 (protocol error) or 1009 (message too big)}. */
    static Text named(int... codes) {
        return Text.of(
                IntStream.of(codes)
                        .mapToObj(code -> code + " (" + name(code).en() + ")")
                        .collect(Collectors.joining(" or ")),
                IntStream.of(codes)
                        .mapToObj(code -> code + "（" + name(code).zh() + "）")
                        .collect(Collectors.joining("或 ")));
    }

    static String joined(String delimiter, int... numbers) {
        return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(delimiter));
    }

    private static Text name(int code) {
        return switch (code) {
            case 1002 -> Text.of("protocol error", "协议错误");
            case 1007 -> Text.of("invalid payload", "负载无效");
            case 1008 -> Text.of("policy violation", "违反策略");
            case 1009 -> Text.of("message too big", "消息过大");
            default -> throw new IllegalArgumentException("a close code without a name: " + code);
        };
    }
}
