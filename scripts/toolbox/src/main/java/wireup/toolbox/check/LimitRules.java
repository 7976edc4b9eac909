package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What one request or frame may cost a server: a head too large, too slow, a length that is only announced. */
final class LimitRules extends Rules {

    private static final int MIB = 1024 * 1024;

    LimitRules() {
        super(Group.LIMITS);
        explainedBy(Step.READ_REQUEST);
        heads();
        slowHeads();
        explainedBy(Step.LIMITS);
        announcements();
    }

    private void heads() {
        head(
                "header-of-64-kib",
                "a field of 64 KiB",
                "64 KiB 的字段",
                Request.opening().with("X-Long: " + "x".repeat(65_536)));
        head("10000-headers", "10,000 fields", "10,000 个字段", headers(10_000));
        head(
                "target-of-64-kib",
                "a request target of 64 KiB",
                "64 KiB 的请求目标",
                Request.opening().line("GET {target}?" + "x".repeat(65_536) + " HTTP/1.1"));
        robust("CVE-2024-37890", "endless-header", "A head of 1 MiB that does not end is cut off.", "1 MiB 还不结束的头部要切断。")
                .raw()
                .send(
                        new Bytes("GET / HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(US_ASCII), List.of()),
                        new Bytes("x".repeat(MIB).getBytes(US_ASCII), List.of()))
                .refused(431, 400)
                .othersServed();
    }

    private static Request headers(int count) {
        List<Request.Line> lines = new ArrayList<>(Request.opening().lines());
        IntStream.range(0, count).forEach(i -> lines.add(new Request.Line("X-" + i + ": x", false)));
        return new Request(lines, "\r\n");
    }

    private void head(String name, String en, String zh, Request request) {
        robust(
                        "CVE-2024-37890",
                        name,
                        "A handshake with " + en + " is refused, and others are served.",
                        "带有" + zh + "的握手要拒绝，别的客户端照常得到服务。")
                .request(request)
                .refused(431, 414, 400)
                .othersServed();
    }

    private void slowHeads() {
        slowHead("silent-connection", "that sends nothing", "什么也不发", "", false);
        slowHead(
                "half-a-head",
                "that stops in the middle of its head",
                "头部发到一半就停下",
                "GET / HTTP/1.1\r\nHost: local",
                false);
        slowHead(
                "slow-head",
                "that sends a byte of its head every second",
                "每秒只发头部的一个字节",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: very slow\r\n",
                true);
    }

    private void slowHead(String name, String en, String zh, String head, boolean slowly) {
        robust(
                        "Slowloris, CVE-2007-6750",
                        name,
                        "A connection " + en + " is closed within 10 s.",
                        "一条连接" + zh + "，服务器要在 10 秒内关闭它。")
                .raw()
                .slow()
                .othersServed()
                .then(dialogue -> {
                    byte[] bytes = head.getBytes(US_ASCII);
                    Bytes all = new Bytes(bytes, List.of());
                    dialogue.show(all);
                    long deadline = Wire.in(dialogue.patience().deadline());
                    int sent = slowly ? 0 : dialogue.write(all, 0, bytes.length) ? bytes.length : 0;
                    while (System.nanoTime() < deadline) {
                        if (sent < bytes.length && !dialogue.write(all, sent, ++sent)) {
                            return Finding.RIGHT;
                        }
                        if (dialogue.ends(Duration.ofSeconds(1))) {
                            return Finding.RIGHT;
                        }
                    }
                    dialogue.record(new Event.Silence());
                    return new Finding(
                            Grade.WRONG, Text.of("the end of the TCP connection within 10 s", "TCP 连接在 10 秒内结束"));
                });
    }

    private void announcements() {
        for (long length : new long[] {1L << 31, 1L << 32, 1L << 40, 1L << 62, Long.MAX_VALUE}) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(length) - 1;
            String size = length == Long.MAX_VALUE ? "2^63-1" : "2^" + bits;
            robust(
                            "10.4, CVE-2020-27813",
                            "length-" + size.replace("^", "-").replace("-1", "-less-1"),
                            "A frame of " + size + " bytes is refused as soon as it is announced.",
                            "一个帧刚声明 " + size + " 字节，服务器就要拒绝。")
                    .send(Frame.binary(new byte[] {1}).declare(length).mark(Field.LENGTH))
                    .fails(1009, 1002)
                    .othersServed();
        }
        robust("10.4", "announced-and-silent", "A frame of which little comes holds nobody up.", "声明很长却只来一点点的帧，不能耽误别人。")
                .send(Frame.binary(new byte[] {1}).declare(60_000).mark(Field.LENGTH))
                .othersServed();
    }
}
