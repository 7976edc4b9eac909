package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A case while it is being written: what to send and what to expect, in order. */
final class Draft {

    private final Group group;
    private final String id;
    private final Level level;
    private final String section;
    private final Step step;
    private final Text rule;
    private final List<Action> actions = new ArrayList<>();
    private Request opening = Request.opening();
    private boolean needsDeflate;
    private Sin watched;
    private Weight weight = Weight.LIGHT;

    Draft(Group group, String id, Level level, String section, Step step, Text rule) {
        this.group = group;
        this.id = id;
        this.level = level;
        this.section = section;
        this.step = step;
        this.rule = rule;
    }

    Case toCase() {
        return new Case(
                id,
                group,
                level,
                section,
                step,
                rule,
                new Case.Script(opening, needsDeflate, watched, weight, List.copyOf(actions)));
    }

    /** The case is about the handshake itself: nothing is opened before. */
    Draft raw() {
        opening = null;
        return this;
    }

    /** The case begins with this request, and nothing is opened before. */
    Draft request(Request request) {
        return raw().send(request);
    }

    /** The handshake offers permessage-deflate; if the server declines it, the case does not apply. */
    Draft deflate(String parameters) {
        opening = Request.opening().with("Sec-WebSocket-Extensions: permessage-deflate" + parameters);
        needsDeflate = true;
        return this;
    }

    /** The server must not do this, here or in any other case. */
    Draft never(Sin sin) {
        watched = sin;
        return this;
    }

    Draft slow() {
        weight = Weight.SLOW;
        return this;
    }

    Draft then(Action action) {
        actions.add(action);
        return this;
    }

    private Draft doing(Consumer<Dialogue> what) {
        return then(dialogue -> {
            what.accept(dialogue);
            return Finding.RIGHT;
        });
    }

    /** In one TCP segment, if it fits. */
    Draft send(Sendable... parts) {
        return doing(dialogue -> dialogue.send(parts));
    }

    /** Cut before these bytes, counted from 0. */
    Draft sendInPieces(Sendable whole, int... cuts) {
        return doing(dialogue -> dialogue.sendInPieces(whole, cuts));
    }

    Draft sendByteByByte(Sendable whole) {
        return doing(dialogue -> dialogue.sendInPieces(
                whole, IntStream.range(1, dialogue.length(whole)).toArray()));
    }

    /** So many messages in one go, and their echoes in the same order. */
    Draft sendsAtOnce(int count) {
        List<String> messages =
                IntStream.range(0, count).mapToObj(i -> "message " + i).toList();
        send(messages.stream().map(Frame::text).toArray(Sendable[]::new));
        messages.forEach(this::echo);
        return this;
    }

    /** A message compressed as agreed. */
    Draft sendCompressed(String text) {
        return doing(dialogue ->
                dialogue.send(Frame.of(Frame.TEXT, dialogue.deflate().compress(text.getBytes(UTF_8)))
                        .rsv(4)));
    }

    Draft echo(String text) {
        return then(Expect.echo(Frame.TEXT, text.getBytes(UTF_8)));
    }

    Draft echo(byte[] binary) {
        return then(Expect.echo(Frame.BINARY, binary));
    }

    Draft pong(String payload) {
        return pong(payload.getBytes(UTF_8));
    }

    Draft pong(byte[] payload) {
        return then(Expect.pong(payload));
    }

    Draft pongsAndEcho(String text, String... pongs) {
        return then(Expect.pongsAndEcho(text, pongs));
    }

    Draft fails(int... codes) {
        return then(Expect.failed(null, codes));
    }

    /** The closing handshake: ours goes out, the server's comes back. */
    Draft closes(int code) {
        return then(Expect.closed(code));
    }

    Draft ends() {
        return then(Expect.ended(null));
    }

    Draft opens() {
        return then(Expect.opened());
    }

    Draft refused(int... statuses) {
        return then(Expect.refused(statuses));
    }

    /** Cases with this clock run one at a time. */
    Draft othersServed() {
        weight = weight == Weight.LIGHT ? Weight.HEAVY : weight;
        return then(Expect.othersServed(opening == null));
    }

    /** Only looks: whatever comes next is what the report tells. */
    Draft observes() {
        return then(dialogue -> {
            Event _ = opening == null ? dialogue.head() : dialogue.next();
            return Finding.RIGHT;
        });
    }
}
