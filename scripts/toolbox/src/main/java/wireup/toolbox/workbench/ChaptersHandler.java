package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Answer;
import wireup.toolbox.book.Page;
import wireup.toolbox.check.Language;

/** {@code GET /chapters}: what there is to play and to read, as JSON. */
final class ChaptersHandler extends Handler.Abstract {

    /**
     * A chapter as the page is told of it.
     *
     * @param titles by language, en and zh
     * @param texts the paths of its text's page, by language
     */
    private record Entry(String slug, Map<String, String> titles, Map<String, String> texts) {}

    private final byte[] json;

    ChaptersHandler(List<Chapter> chapters) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Chapter chapter : chapters) {
            entries.add(new Entry(
                    chapter.slug(),
                    Map.of("en", chapter.title(Language.EN), "zh", chapter.title(Language.ZH)),
                    Map.of("en", url(chapter, Language.EN), "zh", url(chapter, Language.ZH))));
        }
        json = new Gson().toJson(entries).getBytes(UTF_8);
    }

    private static String url(Chapter chapter, Language language) {
        return BookHandler.PREFIX + new Page("chapters/" + chapter.slug() + "/README.md", language).path();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/chapters")) {
            return false;
        }
        if (!Answer.refusedMethod(request, response, callback)) {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            Answer.send(request, response, callback, "application/json", json);
        }
        return true;
    }
}
