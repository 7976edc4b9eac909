package wireup.toolbox.tap;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import wireup.handshake.OpeningHandshake;

/** Decodes the HTTP/1.1 messages of one direction (RFC 9112), until another protocol takes over. */
final class HttpDecoder implements Decoder {

    private static final String LENGTH = "content-length";
    private static final String CODING = "transfer-encoding";
    private static final String UPGRADE = "upgrade";
    private static final String KEY = "sec-websocket-key";
    private static final Pattern LENGTH_VALUE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");
    private static final int MAX_TEXT = 2_000;

    /** What is known before a head is complete. */
    private static final Content NO_REQUEST = new Content.Request(null, null, null, null, null, null);

    private static final Content NO_RESPONSE = new Content.Response(null, null, null, null, null, null, null, null);

    private final Direction direction;
    private final Conversation conversation;
    private boolean first = true;
    private Head head;
    private FieldLines fields;
    private Body body;

    /** The request that is being read, if it asks for another protocol. */
    private Asked takeover;

    HttpDecoder(Direction direction, Conversation conversation) {
        this.direction = direction;
        this.conversation = conversation;
    }

    private boolean isRequests() {
        return direction.from() == Side.CLIENT;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        if (body != null) {
            int at = body.read(bytes, from, to);
            afterBody();
            return at;
        }
        if (head == null) {
            if (first && TlsDecoder.mayBegin(bytes[from])) {
                direction.become(new TlsDecoder(direction));
                return from;
            }
            Draft draft = direction.begin(isRequests() ? Kind.REQUEST : Kind.RESPONSE);
            draft.say(isRequests() ? NO_REQUEST : NO_RESPONSE);
            head = new Head(draft, direction.from(), first);
        }
        int at = head.read(bytes, from, to);
        switch (head.state()) {
            case READING -> {}
            case COMPLETE -> headIsComplete();
            case NOT_HTTP -> {
                direction.draft().giveUp(Why.NOT_HTTP);
                direction.become(new RawDecoder(direction, Why.NOT_HTTP));
            }
            case TOO_LONG -> giveUp(Why.TOO_LONG);
        }
        return at;
    }

    @Override
    public void end() {
        if (body != null && body.endsWithConnection()) {
            body.end();
            afterBody();
        }
    }

    /** Where the next message begins is not known. */
    private void giveUp(Why why) {
        if (direction.draft() != null) {
            direction.abandon();
        }
        direction.become(new RawDecoder(direction, why));
    }

    private void headIsComplete() {
        first = false;
        fields = head.fields();
        Decoder next = isRequests() ? requestHead() : responseHead();
        if (next == null) {
            afterBody();
        } else {
            direction.finish();
            direction.become(next);
        }
    }

    private void afterBody() {
        if (body != null && body.state() == Body.State.BROKEN) {
            giveUp(Why.AFTER_ERROR);
        } else if (body == null || body.state() == Body.State.COMPLETE) {
            if (body == null) {
                direction.finish();
            } else {
                body.finish();
            }
            head = null;
            body = null;
            if (takeover != null) {
                direction.become(takeover.next() == null ? new HeldDecoder(direction) : takeover.next());
                takeover = null;
            }
        }
    }

    /** Returns what decodes the rest instead; null if there is a body, or the next request, to be read. */
    private Decoder requestHead() {
        boolean upgrade = fields.has(UPGRADE) && fields.lists("connection", UPGRADE);
        boolean webSocket = upgrade && fields.lists(UPGRADE, "websocket");
        if (webSocket) {
            checkHandshake();
        }
        conversation.recorder().countRequest();
        String method = cut(head.part(0));
        Asked asked = new Asked(
                direction.draft().id(),
                method,
                webSocket,
                upgrade || method.equals("CONNECT"),
                cut(fields.value(KEY)),
                this);
        direction
                .draft()
                .say(new Content.Request(
                        method,
                        cut(head.part(1)),
                        cut(head.part(2)),
                        media(),
                        webSocket ? true : null,
                        webSocket ? asked.key() : null));
        if (!conversation.ask(asked)) {
            return new RawDecoder(direction, Why.TOO_LONG);
        }
        takeover = asked.takeover() ? asked : null;
        return findLength();
    }

    /** RFC 6455 §4.2.1. */
    private void checkHandshake() {
        if (!head.part(0).equals("GET")) {
            direction.draft().fault("handshake.method", 0);
        }
        checkOnly("sec-websocket-version", "handshake.version", "13"::equals);
        checkOnly(KEY, "handshake.key", HttpDecoder::is16Bytes);
    }

    private void checkOnly(String name, String rule, Predicate<String> good) {
        List<FieldLines.Line> all = fields.all(name);
        if (all.size() != 1 || !good.test(all.getFirst().value())) {
            direction.draft().fault(rule, all.isEmpty() ? 0 : all.getLast().at());
        }
    }

    private static boolean is16Bytes(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Decoder responseHead() {
        int status = status();
        Asked asked = conversation.waiting();
        boolean interim = status >= 100 && status < 200 && status != 101;
        if (asked != null && !interim) {
            conversation.answered();
        }
        boolean webSocket = status == 101 && asked != null && asked.webSocket();
        String expected = webSocket && asked.key() != null ? OpeningHandshake.accept(asked.key()) : null;
        if (webSocket) {
            checkOnly("sec-websocket-accept", "handshake.accept", accept -> accept.equals(expected));
        }
        direction
                .draft()
                .say(new Content.Response(
                        cut(head.part(0)),
                        status == 0 ? null : status,
                        cut(head.part(2)),
                        asked == null ? null : asked.id(),
                        media(),
                        webSocket ? true : null,
                        webSocket ? cut(fields.value("sec-websocket-accept")) : null,
                        expected));
        boolean tunnel = status == 101 || (asked != null && asked.is("CONNECT") && status / 100 == 2);
        if (asked != null && asked.takeover() && !interim) {
            conversation.decide(asked, tunnel ? other(conversation.client(), webSocket) : asked.reader());
        }
        if (tunnel) {
            return other(direction, webSocket);
        }
        boolean noBody = interim || status == 204 || status == 304 || (asked != null && asked.is("HEAD"));
        return noBody ? null : findLength();
    }

    /** What decodes a direction after the takeover. */
    private Decoder other(Direction of, boolean webSocket) {
        return webSocket
                ? new FrameDecoder(of, conversation.recorder(), Extensions.of(fields))
                : new RawDecoder(of, Why.TUNNEL);
    }

    private int status() {
        String status = head.part(1);
        return status != null && STATUS.matcher(status).matches() ? Integer.parseInt(status) : 0;
    }

    /** RFC 9112 §6.3. Returns what decodes the rest if the length cannot be known; else null. */
    private Decoder findLength() {
        List<FieldLines.Line> lengths = fields.all(LENGTH);
        if (fields.has(CODING)) {
            if (!lengths.isEmpty()) {
                direction
                        .draft()
                        .fault("http.length-and-chunked", lengths.getFirst().at());
            }
            boolean chunked =
                    fields.list(CODING).reduce((_, last) -> last).orElse("").equals("chunked");
            if (chunked || !isRequests()) {
                begin(chunked ? Body.chunked(direction, events()) : Body.untilClose(direction, events()));
                return null;
            }
            direction
                    .draft()
                    .fault("http.bad-length", fields.all(CODING).getLast().at());
            return new RawDecoder(direction, Why.AFTER_ERROR);
        }
        if (lengths.isEmpty()) {
            if (!isRequests()) {
                begin(Body.untilClose(direction, events()));
            }
            return null;
        }
        List<String> values = fields.list(LENGTH).distinct().toList();
        if (values.size() > 1 || !LENGTH_VALUE.matcher(values.getFirst()).matches()) {
            String rule = values.size() > 1 ? "http.two-lengths" : "http.bad-length";
            direction.draft().fault(rule, lengths.getLast().at());
            return new RawDecoder(direction, Why.AFTER_ERROR);
        }
        begin(Body.fixed(direction, events(), Long.parseLong(values.getFirst())));
        return null;
    }

    /** The events of an event stream are messages of their own, and its response is its head. */
    private void begin(Body next) {
        body = next;
        if (next.isEvents()) {
            direction.finish();
        }
    }

    private EventDecoder events() {
        boolean events = !isRequests() && "text/event-stream".equals(media()) && !fields.has("content-encoding");
        return events ? new EventDecoder(direction, conversation.recorder()) : null;
    }

    private String media() {
        String type = fields.value("content-type");
        return type == null ? null : cut(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static String cut(String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), MAX_TEXT));
    }
}
