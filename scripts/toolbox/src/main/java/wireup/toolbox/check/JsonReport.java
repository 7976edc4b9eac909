package wireup.toolbox.check;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/** A run for programs: an array of results, in the cases' order, each with its texts in both languages. */
final class JsonReport {

    private JsonReport() {}

    static String of(List<Result> results) {
        JsonArray all = new JsonArray();
        for (Result result : results) {
            Case rule = result.rule();
            JsonObject json = new JsonObject();
            json.addProperty("id", rule.id());
            json.addProperty("group", rule.group().id());
            json.addProperty("level", name(rule.level()));
            json.addProperty("section", rule.section());
            json.addProperty("outcome", name(result.outcome()));
            json.add("rule", text(rule.rule()));
            json.add("explainedIn", text(rule.step().reference()));
            json.add("expected", text(result.expected()));
            JsonArray came = new JsonArray();
            for (Event event : result.came()) {
                JsonObject one = text(event.told());
                one.addProperty("hex", event.hex());
                came.add(one);
            }
            json.add("came", came);
            all.add(json);
        }
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(all) + "\n";
    }

    private static JsonObject text(Text text) {
        JsonObject json = new JsonObject();
        json.addProperty("en", text.en());
        json.addProperty("zh", text.zh());
        return json;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
