package wireup.toolbox.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The earlier forms of a text, as git has them; none without git.
 *
 * @param text as it is now
 */
record History(Text text) {

    /** What has changed in a section since it had this mark, word by word: [-old-]{+new+}. */
    Optional<String> words(String mark, String now) throws IOException {
        for (String commit : git("log", "--format=%H", "--", text.path().toString())) {
            Text then = new Text(text.path(), git("show", commit + ":" + text.path()));
            Optional<Section> section = Section.of(then).stream()
                    .filter(some -> some.mark().equals(mark))
                    .findFirst();
            if (section.isPresent()) {
                return Optional.of(compare(section.get().prose(), now));
            }
        }
        return Optional.empty();
    }

    private static String compare(String then, String now) throws IOException {
        Path old = Files.createTempFile("section", ".md");
        Path current = Files.createTempFile("section", ".md");
        try {
            Files.writeString(old, then);
            Files.writeString(current, now);
            return git("diff", "--no-index", "--word-diff", "--unified=0", old.toString(), current.toString()).stream()
                    .filter(line -> line.contains("[-") || line.contains("{+"))
                    .collect(Collectors.joining("\n"));
        } finally {
            Files.delete(old);
            Files.delete(current);
        }
    }

    /** The lines that git prints; none if it cannot. */
    private static List<String> git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(Text.ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            return new String(git.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException _) {
            return List.of(); // there is no git here
        }
    }
}
