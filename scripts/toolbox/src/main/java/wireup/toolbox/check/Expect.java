package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What a case may expect of a server. */
final class Expect {

    private static final int ATTEMPTS = 5;

    private Expect() {}

    /** The next message is this one. */
    static Action echo(int opcode, byte[] payload) {
        Text message = Shown.message(opcode, payload);
        Text expected = Text.of("the echo: " + message.en(), "回显：" + message.zh());
        return dialogue -> {
            Event event = dialogue.next();
            while (event instanceof Event.Came(ServerFrame frame) && frame.opcode() == Frame.PONG) {
                event = dialogue.next(); // one that nobody asked for is allowed, RFC 6455 §5.5.3
            }
            return Finding.of(
                    event instanceof Event.Message echo
                            && echo.opcode() == opcode
                            && Arrays.equals(echo.payload().array(), payload),
                    expected);
        };
    }

    /** The next is a Pong with this payload, RFC 6455 §5.5.3. */
    static Action pong(byte[] payload) {
        Text expected = Text.of(
                "Pong, " + payload.length + " bytes: " + Shown.hex(payload),
                "Pong，" + payload.length + " 字节：" + Shown.hex(payload));
        return dialogue -> Finding.of(
                dialogue.next() instanceof Event.Came(ServerFrame frame)
                        && frame.opcode() == Frame.PONG
                        && Arrays.equals(frame.payload(), payload),
                expected);
    }

    /** These Pongs in this order, and this text: before them, between them or after them. */
    static Action pongsAndEcho(String text, String... pongs) {
        Text expected = Text.of(
                "Pong: " + String.join(", ", pongs) + "; and the echo: " + text,
                "Pong：" + String.join("、", pongs) + "；以及回显：" + text);
        return dialogue -> {
            int answered = 0;
            boolean echoed = false;
            while (answered < pongs.length || !echoed) {
                boolean right = switch (dialogue.next()) {
                    case Event.Message echo -> !echoed && (echoed = echo.text().equals(text));
                    case Event.Came(ServerFrame frame)
                    when frame.opcode() == Frame.PONG ->
                        answered < pongs.length && Arrays.equals(frame.payload(), pongs[answered++].getBytes(UTF_8));
                    default -> false;
                };
                if (!right) {
                    return new Finding(Grade.WRONG, expected);
                }
            }
            return Finding.RIGHT;
        };
    }

    /**
     * The server fails the connection, RFC 6455 §7.1.7: it must not go on; it should say why in a Close frame with one
     * of these codes.
     */
    static Action failed(Duration time, int... codes) {
        Text expected = Text.of(
                "Close " + Codes.named(codes).en() + ", or at least the end of the TCP connection",
                "Close " + Codes.named(codes).zh() + "，至少要断开 TCP 连接");
        return dialogue -> {
            Event event = time == null ? dialogue.next() : dialogue.next(time);
            while (event instanceof Event.Unfinished) {
                event = dialogue.next();
            }
            return new Finding(
                    switch (event) {
                        case Event.Came(ServerFrame frame)
                        when frame.opcode() == Frame.CLOSE ->
                            IntStream.of(codes).anyMatch(code -> code == frame.code()) ? Grade.RIGHT : Grade.TOLERABLE;
                        case Event.Ended _ -> Grade.TOLERABLE;
                        default -> Grade.WRONG;
                    },
                    expected);
        };
    }

    /** A Close frame in answer to ours, RFC 6455 §5.5.1, with a code that does not complain. */
    static Action closed(int code) {
        Text expected = code == 0
                ? Text.of("a Close frame in answer", "用一个 Close 帧来回答")
                : Text.of("a Close frame in answer, " + code + " or 1000", "用一个 Close 帧来回答：" + code + " 或 1000");
        return dialogue -> {
            if (!(dialogue.next() instanceof Event.Came(ServerFrame frame)) || frame.opcode() != Frame.CLOSE) {
                return new Finding(Grade.WRONG, expected);
            }
            int answer = frame.code();
            if (answer == code || answer == 1000 || frame.plain().length() == 0) {
                return Finding.RIGHT;
            }
            return new Finding(answer == 1002 || answer == 1007 ? Grade.WRONG : Grade.TOLERABLE, expected);
        };
    }

    /**
     * A Close frame that is wrong: the connection is over either way, so a server may answer plainly or drop it, but it
     * must not send what is wrong back.
     */
    static Action wrongCloseRefused(byte[] payload, int code) {
        Text expected = Text.of(
                "Close " + Codes.named(code).en() + "; never the same payload back",
                "Close " + Codes.named(code).zh() + "；绝不能把同样的负载发回来");
        return dialogue -> new Finding(
                switch (dialogue.next()) {
                    case Event.Came(ServerFrame frame)
                    when frame.opcode() == Frame.CLOSE -> {
                        boolean same = payload.length > 0 && Arrays.equals(frame.payload(), payload);
                        boolean sameCode = payload.length > 1 && frame.code() == ServerFrame.codeOf(payload);
                        boolean bad = same || (sameCode && !ServerRules.isCode(frame.code()));
                        yield bad ? Grade.WRONG : frame.code() == code ? Grade.RIGHT : Grade.TOLERABLE;
                    }
                    case Event.Ended _ -> Grade.TOLERABLE;
                    default -> Grade.WRONG;
                },
                expected);
    }

    /** The server ends the TCP connection; whatever comes before it is not the question. */
    static Action ended(Duration time) {
        Text expected = Text.of("the end of the TCP connection", "TCP 连接结束");
        return dialogue -> {
            long deadline = Wire.in(time == null ? dialogue.patience().answer() : time);
            while (System.nanoTime() < deadline) {
                Event event = dialogue.frame(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                if (event instanceof Event.Ended) {
                    return Finding.RIGHT;
                }
                if (event instanceof Event.Silence) {
                    break; // that was all the time
                }
            }
            return new Finding(Grade.WRONG, expected);
        };
    }

    /** So many bytes of payload came in frames: fewer cannot hold what they say. */
    static Action atLeast(int bytes) {
        Text expected = Text.of("at least " + bytes + " bytes of payload", "至少 " + bytes + " 字节的负载");
        return dialogue -> Finding.of(
                dialogue.received().stream()
                                .mapToInt(event -> event instanceof Event.Came(ServerFrame frame)
                                        ? frame.plain().length()
                                        : 0)
                                .sum()
                        >= bytes,
                expected);
    }

    /** The response is 101. */
    static Action opened() {
        return response(Text.of("HTTP/1.1 101: the WebSocket opens", "HTTP/1.1 101：打开 WebSocket"), _ -> true);
    }

    /** The response is 101 and has this property. */
    static Action response(Text expected, Predicate<Event.Response> property) {
        return dialogue -> Finding.of(
                dialogue.head() instanceof Event.Response head && head.status() == 101 && property.test(head),
                expected);
    }

    /** The response is an error, best one of these; anything but 101 is safe. */
    static Action refused(int... statuses) {
        String best = Codes.joined(" / ", statuses);
        Text expected = Text.of(
                statuses.length == 0 ? "an error, 400 to 599; never 101" : best + "; never 101",
                statuses.length == 0 ? "400 到 599 的错误；绝不能是 101" : best + "；绝不能是 101");
        return dialogue -> new Finding(
                switch (dialogue.head()) {
                    case Event.Response head when head.status() == 101 -> Grade.WRONG;
                    case Event.Response head
                    when head.status() >= 400 ->
                        statuses.length == 0 || IntStream.of(statuses).anyMatch(s -> s == head.status())
                                ? Grade.RIGHT
                                : Grade.TOLERABLE;
                    case Event.Silence _ -> Grade.WRONG;
                    default -> Grade.TOLERABLE;
                },
                expected);
    }

    /**
     * A second, well-behaved client is served within a second; hiccups of the machine are forgiven.
     *
     * @param opening whether it is enough that its WebSocket opens; else it wants its echo too
     */
    static Action othersServed(boolean opening) {
        Text expected = Text.of("another client is served within a second", "另一个客户端在一秒内得到服务");
        return dialogue -> {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                long begin = System.nanoTime();
                if (served(dialogue, opening) && System.nanoTime() - begin < 1_000_000_000) {
                    return Finding.RIGHT;
                }
            }
            dialogue.note("another client was not served within a second", "另一个客户端没有在一秒内得到服务");
            return new Finding(Grade.WRONG, expected);
        };
    }

    /** Nothing of what was sent is taken for a message or a Ping: it lies inside a frame that has not come whole. */
    static Action notTaken() {
        Text expected = Text.of("1009, or the wait for the rest; no echo", "1009，或者等待其余部分；不能回显");
        return dialogue -> Finding.of(
                switch (dialogue.next(dialogue.patience().brief())) {
                    case Event.Message _ -> false;
                    case Event.Came(ServerFrame frame) -> frame.opcode() == Frame.CLOSE;
                    default -> true;
                },
                expected);
    }

    private static boolean served(Dialogue dialogue, boolean opening) {
        try (Dialogue other = dialogue.another()) {
            boolean opened = other.open(Request.opening());
            if (opening || !opened) {
                return opened;
            }
            other.send(Frame.text("and me?"));
            return other.next() instanceof Event.Message echo && echo.text().equals("and me?");
        } catch (IOException _) {
            return false;
        }
    }
}
