package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a client that means no good may cost a server: the others go on being served, and memory has a bound. */
final class AbuseRules extends Rules {

    AbuseRules() {
        super(Group.LIMITS);
        explainedBy(Step.LIMITS);
        endless();
        crowds();
        notReading();
    }

    private void endless() {
        endless("tiny-fragments", "CVE-2026-48779", "one byte", "一个字节", 1, 2_000_000);
        endless("empty-fragments", "CVE-2026-48779", "nothing", "零个字节", 0, 100_000);
        should(
                        "10.4",
                        "endless-message",
                        "A message in fragments without end should be refused with 1009 before it has 24 MiB.",
                        "没有尽头的分片消息，应当在 24 MiB 之前用 1009 拒绝。")
                .send(Frame.binary(new byte[0]).unfinished())
                .then(new Flood(Frame.more(new byte[65_536]).unfinished(), 384))
                .othersServed();
    }

    private void endless(String name, String source, String en, String zh, int length, int count) {
        robust(
                        "10.4, " + source,
                        name,
                        "Fragments of " + en + " without end are refused at a bound.",
                        "没有尽头、每个只有" + zh + "的分片，要在某个界限处拒绝。")
                .send(Frame.text("a").unfinished())
                .then(new Flood(Frame.more("b".repeat(length)).unfinished(), count))
                .othersServed();
    }

    /** What each of many clients does. */
    private interface Client {
        void act(Dialogue other) throws IOException;
    }

    private static Finding crowd(Dialogue dialogue, int count, Client client) throws IOException {
        for (int i = 0; i < count; i++) {
            Dialogue other = dialogue.another();
            dialogue.keep(other);
            if (!other.open(Request.opening())) {
                return new Finding(Grade.WRONG, Text.of("101 for each", "每次都是 101"));
            }
            client.act(other);
        }
        return Finding.RIGHT;
    }

    private void crowds() {
        robust(
                        "10.4",
                        "100-announcements",
                        "A hundred frames that are announced and do not come hold nobody up.",
                        "一百个声明了却不来的帧，不能耽误别人。")
                .then(dialogue -> crowd(
                        dialogue,
                        100,
                        other -> other.send(Frame.binary(new byte[] {1}).declare(60_000))))
                .othersServed();
        robust(
                        "CVE-2017-2670",
                        "resets-in-a-frame",
                        "A hundred TCP resets in the middle of a frame hurt nobody.",
                        "在帧中间发生一百次 TCP 重置，不影响别人。")
                .then(dialogue -> crowd(dialogue, 100, other -> {
                    other.send(Frame.text("Hello").declare(100));
                    other.wire().reset();
                }))
                .othersServed();
        robust(
                        "CVE-2017-2670",
                        "resets-in-a-head",
                        "A hundred TCP resets in the middle of a handshake hurt nobody.",
                        "在握手中间发生一百次 TCP 重置，不影响别人。")
                .raw()
                .then(dialogue -> {
                    for (int i = 0; i < 100; i++) {
                        try (Dialogue other = dialogue.another()) {
                            other.sendInPieces(Request.opening().lineEnd("\r"));
                            other.wire().reset();
                        }
                    }
                    return Finding.RIGHT;
                })
                .othersServed();
        robust("10.4", "100-idle", "A hundred clients that say nothing hold nobody up.", "一百个不说话的客户端，不能耽误别人。")
                .then(dialogue -> crowd(dialogue, 100, _ -> {}))
                .othersServed();
        must(
                        "1.5",
                        "each-its-own",
                        "Each of twenty clients gets its own messages and no other's.",
                        "二十个客户端各自收到自己的消息，绝不会收到别人的。")
                .then(dialogue -> {
                    List<Dialogue> clients = new ArrayList<>();
                    Finding finding = crowd(dialogue, 20, clients::add);
                    for (int i = 0; i < clients.size(); i++) {
                        clients.get(i).send(Frame.text("client " + i));
                    }
                    for (int i = 0; i < clients.size() && finding.grade() == Grade.RIGHT; i++) {
                        Dialogue client = clients.get(i);
                        finding = Expect.echo(Frame.TEXT, ("client " + i).getBytes(US_ASCII))
                                .run(client);
                        client.received().forEach(dialogue::record);
                    }
                    return finding;
                });
    }

    private void notReading() {
        robust(
                        "10.4",
                        "floods-without-reading",
                        "A client that sends and never reads is stopped, not stored: 96 MiB do not fit anywhere.",
                        "只发送、从不读取的客户端要被挡住，而不是存下来：96 MiB 哪里都放不下。")
                .then(unread(Frame.binary(new byte[65_536]), 1536))
                .othersServed();
        robust(
                        "10.4",
                        "pings-without-reading",
                        "Pings of a client that never reads are not answered without end.",
                        "从不读取的客户端发来的 Ping，不会没完没了地回答。")
                .then(unread(Frame.ping(FrameRules.letters(125)), 100_000).ignoringBlock())
                .othersServed();
        must("1.5", "100-at-once", "A hundred messages at once come back, each in its turn.", "一次发来的一百条消息要逐条按顺序回来。")
                .sendsAtOnce(100);
    }

    private static Unread unread(Frame frame, int count) {
        return new Unread(frame, count, true);
    }
}
