package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The tap's stream without a tap: a page that listens gets what was recorded, and then what a test adds. */
final class RecordedWire extends Handler.Abstract implements AutoCloseable {

    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final String END = "";
    private static final List<String> COUNTED =
            List.of("overhead", "useful", "unknown", "requests", "messages", "connections", "open");

    private final List<String> events = new ArrayList<>();
    private final List<BlockingQueue<String>> listeners = new ArrayList<>();
    private final JsonObject totals = new JsonObject();
    private int connection;
    private int ids;
    private int changes;
    private int clears;

    RecordedWire() {
        clear();
    }

    /** A request or a response as it usually is. */
    void http(String from, String text) {
        http(from, text, _ -> {});
    }

    /** A request or a response, its head in ASCII; the fields are found in it. */
    synchronized void http(String from, String text, Consumer<JsonObject> change) {
        byte[] bytes = text.getBytes(UTF_8);
        boolean request = from.equals("client");
        JsonObject message = begin(request ? "request" : "response", from, bytes);
        Fields fields = new Fields();
        int head = text.indexOf("\r\n\r\n") + 2;
        String[] lines = text.substring(0, head).split("\r\n");
        String[] words = lines[0].split(" ", 3);
        String[] names = request
                ? new String[] {"http.method", "http.target", "http.version"}
                : new String[] {"http.version", "http.status", "http.reason"};
        for (int i = 0; i < 3; i++) {
            fields.add(names[i], words[i].length()).add(i < 2 ? "http.space" : "http.crlf", i < 2 ? 1 : 2);
            message.addProperty(names[i].substring("http.".length()), words[i]);
        }
        for (String line : List.of(lines).subList(1, lines.length)) {
            String name = line.substring(0, line.indexOf(':'));
            fields.named("http.name", name.length(), name).add("http.colon", 2);
            fields.named("http.value", line.length() - name.length() - 2, name).add("http.crlf", 2);
            if (name.equals("Content-Type")) {
                message.addProperty("media", line.substring(name.length() + 2).replaceAll(";.*", ""));
            }
        }
        fields.add("http.end", 2);
        int useful = bytes.length - head - 2;
        if (useful > 0) {
            fields.add("http.body", useful);
        }
        count("requests", request ? 1 : 0);
        end(message, fields, useful, change);
    }

    /** A frame as it usually is. */
    void frame(String from, boolean fin, int opcode, String key, byte[] payload) {
        frame(from, fin, opcode, key, payload, _ -> {});
    }

    /** A frame, RFC 6455 §5.2, its payload not masked yet; a key of "" for no mask. */
    synchronized void frame(
            String from, boolean fin, int opcode, String key, byte[] payload, Consumer<JsonObject> change) {
        byte[] mask = HexFormat.of().parseHex(key);
        int extended = payload.length > 65_535 ? 8 : payload.length > 125 ? 2 : 0;
        int length7 = extended == 8 ? 127 : extended == 2 ? 126 : payload.length;
        ByteBuffer frame = ByteBuffer.allocate(2 + extended + mask.length + payload.length);
        frame.put((byte) ((fin ? 0x80 : 0) | opcode)).put((byte) ((mask.length > 0 ? 0x80 : 0) | length7));
        if (extended == 2) {
            frame.putShort((short) payload.length);
        } else if (extended == 8) {
            frame.putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask.length > 0 ? mask[i % 4] : 0)));
        }
        JsonObject message = begin("frame", from, frame.array());
        message.addProperty("opcode", opcode);
        message.addProperty("fin", fin);
        message.addProperty("masked", mask.length > 0);
        message.addProperty("payload", payload.length);
        Fields fields = new Fields();
        fields.bits("frame.fin", 0, 1).bits("frame.rsv1", 1, 1).bits("frame.rsv2", 2, 1);
        fields.bits("frame.rsv3", 3, 1).bits("frame.opcode", 4, 4).skip(1);
        fields.bits("frame.mask", 0, 1).bits("frame.length7", 1, 7).skip(1);
        if (extended > 0) {
            fields.add("frame.length" + 8 * extended, extended);
        }
        if (mask.length > 0) {
            fields.add("frame.key", 4);
        }
        if (opcode == 8 && payload.length >= 2) {
            fields.add("frame.close-code", 2).add("frame.close-reason", payload.length - 2);
            message.addProperty("code", (int) ByteBuffer.wrap(payload).getChar());
            message.addProperty("closeReason", new String(payload, 2, payload.length - 2, UTF_8));
        } else {
            fields.add("frame.payload", payload.length);
            if (opcode != 2) {
                message.addProperty("text", new String(payload, UTF_8));
            }
        }
        count("messages", opcode < 8 && fin ? 1 : 0);
        end(message, fields, opcode < 8 ? payload.length : 0, change);
    }

    /** Any other message, all of its bytes one field. */
    synchronized void other(String kind, String from, byte[] bytes, String field, Consumer<JsonObject> change) {
        Fields fields = new Fields();
        if (bytes.length > 0) {
            fields.add(field, bytes.length);
        }
        end(begin(kind, from, bytes), fields, 0, change);
    }

    /** Opens the next connection, to which the messages from now on belong. */
    synchronized void open() {
        connection++;
        count("connections", 1);
        count("open", 1);
        other("open", "client", new byte[0], "", _ -> {});
    }

    /** How often the record was cleared. */
    synchronized int clears() {
        return clears;
    }

    private JsonObject begin(String kind, String from, byte[] bytes) {
        JsonObject message = new JsonObject();
        message.addProperty("id", ++ids);
        message.addProperty("connection", connection);
        message.addProperty("from", from);
        message.addProperty("at", 12.5 * ids);
        message.addProperty("kind", kind);
        message.addProperty("length", bytes.length);
        message.addProperty("complete", true);
        message.addProperty("bytes", Base64.getEncoder().encodeToString(bytes));
        return message;
    }

    private void end(JsonObject message, Fields fields, int useful, Consumer<JsonObject> change) {
        int overhead = message.get("length").getAsInt() - useful;
        message.addProperty("overhead", overhead);
        message.addProperty("useful", useful);
        message.addProperty("unknown", 0);
        message.add("fields", fields.all);
        change.accept(message);
        count("overhead", overhead);
        count("useful", useful);
        tell("message", message.toString());
        tell("totals", totals.toString());
    }

    private void count(String name, long more) {
        totals.addProperty(name, totals.get(name).getAsLong() + more);
    }

    private void tell(String name, String data) {
        String event = "id: " + ++changes + "\nevent: " + name + "\ndata: " + data + "\n\n";
        events.add(event);
        listeners.forEach(listener -> listener.add(event));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        switch (Request.getPathInContext(request)) {
            case "/wire/events" -> {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
                response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
                serve(Content.Sink.asOutputStream(response), callback);
            }
            case "/wire/clear" -> {
                clear();
                response.setStatus(204);
                callback.succeeded();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Forgets everything; the next message is the first. */
    synchronized void clear() {
        clears++;
        connection = 0;
        ids = 0;
        COUNTED.forEach(name -> totals.addProperty(name, 0));
        events.clear();
        tell("reset", "{}");
    }

    private synchronized BlockingQueue<String> listen() {
        BlockingQueue<String> listener = new LinkedBlockingQueue<>();
        listener.add("retry: 1000\nevent: reset\ndata: {}\n\n" + String.join("", events));
        listeners.add(listener);
        return listener;
    }

    /** One thread a listener: a test has few. */
    private void serve(OutputStream out, Callback callback) throws InterruptedException {
        BlockingQueue<String> listener = listen();
        try (out) {
            for (String text = listener.take(); !text.equals(END); text = listener.take()) {
                out.write(text.getBytes(UTF_8));
            }
            callback.succeeded();
        } catch (IOException gone) {
            callback.failed(gone);
        }
    }

    /** Ends all streams; a page will ask for another. */
    @Override
    public synchronized void close() {
        listeners.forEach(listener -> listener.add(END));
    }

    /** Fields one behind the other. */
    private static final class Fields {
        private final JsonArray all = new JsonArray();
        private int at;

        Fields add(String name, int length) {
            field(name, length);
            return skip(length);
        }

        Fields named(String name, int length, String header) {
            field(name, length).addProperty("value", header.toLowerCase(Locale.ROOT));
            return skip(length);
        }

        Fields bits(String name, int bit, int bits) {
            JsonObject field = field(name, 1);
            field.addProperty("bit", bit);
            field.addProperty("bits", bits);
            return this;
        }

        Fields skip(int length) {
            at += length;
            return this;
        }

        private JsonObject field(String name, int length) {
            JsonObject field = new JsonObject();
            field.addProperty("name", name);
            field.addProperty("at", at);
            field.addProperty("length", length);
            all.add(field);
            return field;
        }
    }
}
