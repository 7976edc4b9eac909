package wireup.toolbox.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import wireup.support.Web;
import wireup.toolbox.check.Language;

/**
 * A chapter of the repository.
 *
 * @param slug its folder's name, NN-name
 */
record Chapter(String slug) {

    private static final Path ALL = Web.repositoryFolder("chapters");

    /** All chapters in order. */
    static List<Chapter> all() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.+"))
                    .sorted()
                    .map(Chapter::new)
                    .toList();
        }
    }

    /** The two digits that it is called by. */
    String number() {
        return slug.substring(0, 2);
    }

    /** The archive that starts its server, if it has been built. */
    Path archive() {
        return ALL.resolve(slug).resolve("target").resolve(slug.substring(3) + ".jar");
    }

    /** Its text in a language. */
    Path text(Language language) {
        return ALL.resolve(slug).resolve(language == Language.EN ? "README.md" : "README.zh-CN.md");
    }

    /** Its title in a language, from the first line of its text: {@code # 01 · Title}. */
    String title(Language language) throws IOException {
        try (Stream<String> lines = Files.lines(text(language))) {
            return lines.findFirst().orElse("").replaceFirst("^# \\d\\d · ", "");
        }
    }
}
