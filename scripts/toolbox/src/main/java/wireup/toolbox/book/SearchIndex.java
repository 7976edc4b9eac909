package wireup.toolbox.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;

/** What the search of a language looks through: a script, since a page that is opened as a file may not fetch. */
final class SearchIndex {

    /**
     * A section as {@code search.js} reads it.
     *
     * @param path from the top of the book, with the anchor
     */
    private record Entry(String path, String page, String heading, String words) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Page page, Markdown text) {
        String title = text.sections().isEmpty()
                ? page.name()
                : text.sections().getFirst().heading();
        for (Markdown.Section section : text.sections()) {
            entries.add(new Entry(page.path() + "#" + section.anchor(), title, section.heading(), section.words()));
        }
    }

    byte[] script() {
        return ("window.bookIndex = " + new Gson().toJson(entries) + ";\n").getBytes(UTF_8);
    }
}
