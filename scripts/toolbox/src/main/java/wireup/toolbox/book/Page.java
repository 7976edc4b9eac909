package wireup.toolbox.book;

import java.util.Locale;
import wireup.toolbox.check.Language;

/**
 * A page of the book: a file or a folder of the repository, for a reader of one language. Pictures are the same for all.
 *
 * @param name the path from the top of the repository, with slashes; of a text that has a translation, the English one's
 */
public record Page(String name, Language language) {

    /** Where the book begins. */
    static Page first(Language language) {
        return new Page("README.md", language);
    }

    boolean isText() {
        return name.endsWith(".md");
    }

    boolean isPicture() {
        return name.matches(".*\\.(png|svg)");
    }

    /** The same page for a reader of a language. */
    Page in(Language other) {
        return new Page(name, other);
    }

    /** Where the page is found in the book: a path from its top, with slashes. A source keeps its own ending too. */
    public String path() {
        if (isPicture()) {
            return name;
        }
        String stem = isText() ? name.replaceFirst("\\.md$", "").replaceFirst("README$", "index") : name;
        return stem + (language == Language.ZH ? ".zh-CN" : "") + ".html";
    }

    /** The way from this page to a path of the book. It works from a file too. */
    String to(String path) {
        return "../".repeat((int) path().chars().filter(c -> c == '/').count()) + path;
    }

    /** The language's name in HTML. */
    static String tag(Language language) {
        return language == Language.ZH ? "zh-CN" : language.name().toLowerCase(Locale.ROOT);
    }
}
