package wireup.toolbox.tap;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * One message on the wire, as far as it has passed.
 *
 * @param id the order in which messages began, unique in a recorder
 * @param connection the number of its connection, from 1
 * @param from who sent it
 * @param at when its first byte passed, in milliseconds since the recorder was made
 * @param start the offset of its first byte among all bytes of its direction
 * @param length in bytes; {@code overhead}, {@code useful} and {@code unknown} sum to it
 * @param complete whether its last byte has passed
 * @param useful bytes that an application asked for: bodies, data, payloads
 * @param unknown bytes that were not decoded
 * @param bytes its first bytes, 16 KiB at most, from position 0; read-only, and shared: read a duplicate
 * @param fields those that begin in {@code bytes}; each of these bytes is in one of them
 * @param content what it says; null if the kind says it all
 * @param faults the rules that it breaks
 */
public record Message(
        long id,
        int connection,
        Side from,
        double at,
        Kind kind,
        long start,
        long length,
        boolean complete,
        long overhead,
        long useful,
        long unknown,
        ByteBuffer bytes,
        List<Field> fields,
        Content content,
        List<Fault> faults) {

    private static final Gson GSON = new Gson();

    /** About how many bytes of memory a record takes besides what it points to, and how many a field. */
    private static final int OWN_WEIGHT = 400;

    private static final int FIELD_WEIGHT = 64;

    /** About how many bytes of memory it takes. */
    int weight() {
        int said = content == null ? 0 : content.weight();
        return OWN_WEIGHT + bytes.limit() + FIELD_WEIGHT * (fields.size() + faults.size()) + said;
    }

    /** The message as the page gets it: a JSON object in one line, without what is null. */
    public String toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("connection", connection);
        json.add("from", GSON.toJsonTree(from));
        json.addProperty("at", at);
        json.add("kind", GSON.toJsonTree(kind));
        json.addProperty("start", start);
        json.addProperty("length", length);
        json.addProperty("complete", complete);
        json.addProperty("overhead", overhead);
        json.addProperty("useful", useful);
        json.addProperty("unknown", unknown);
        json.addProperty("bytes", base64());
        json.add("fields", GSON.toJsonTree(fields));
        if (content != null) {
            GSON.toJsonTree(content).getAsJsonObject().asMap().forEach(json::add);
        }
        if (!faults.isEmpty()) {
            json.add("faults", GSON.toJsonTree(faults));
        }
        return json.toString();
    }

    private String base64() {
        byte[] copy = new byte[bytes.limit()];
        bytes.get(0, copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
