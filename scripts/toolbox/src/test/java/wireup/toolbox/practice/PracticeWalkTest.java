package wireup.toolbox.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireup.toolbox.Tool;
import wireup.toolbox.check.Language;
import wireup.toolbox.practice.Judge.Verdict;
import wireup.toolbox.text.Break;
import wireup.toolbox.text.Text;

/**
 * The walk in {@code chapters/PRACTICE.md}: a {@code diff} is what the learner writes, a {@code console} what the learner
 * types and what is printed. {@code -Dpractice.golden=write} writes what is printed anew.
 */
class PracticeWalkTest {

    private static final boolean WRITE = "write".equals(System.getProperty("practice.golden"));

    @TempDir
    private Path folder;

    /** What was judged: the second language's copies have the same sources. */
    private final Map<List<String>, List<Verdict>> judged = new HashMap<>();

    @Test
    @DisplayName("The walk through chapter 03 goes as the text shows it, in both languages, until all is done")
    void walk() throws IOException {
        walk("PRACTICE.md", Language.EN);
        walk("PRACTICE.zh-CN.md", Language.ZH);
    }

    private void walk(String name, Language language) throws IOException {
        Text text = Text.read(Path.of("chapters", name));
        List<String> lines = new ArrayList<>(text.lines());
        Path copies = folder.resolve(language.name());
        int moved = 0;
        for (Text.Fence fence : text.fences()) {
            if (fence.language().equals("diff")) {
                write(fence.code(), copies);
            } else if (fence.language().equals("console")) {
                List<String> shown = typed(fence.code(), copies, language);
                if (WRITE) {
                    int at = fence.line() - 1 + moved;
                    lines.subList(at, at + fence.code().size()).clear();
                    lines.addAll(at, shown);
                    moved += shown.size() - fence.code().size();
                } else {
                    assertThat(shown).as("%s:%d", text, fence.line()).isEqualTo(fence.code());
                }
            }
        }
        if (WRITE) {
            Files.write(Text.ROOT.resolve(text.path()), lines);
        }
        Progress.Chapter chapter = Progress.in(copies).chapters().get(HandshakeTasks.COURSE.slug());
        assertThat(chapter.done()).as("tasks that are done").isEqualTo(chapter.tasks());
    }

    private static void write(List<String> diff, Path copies) throws IOException {
        Map<Path, String> sources = Break.in(diff, copies).sources();
        assertThat(sources)
                .as("files with the lines of%n%s", String.join("\n", diff))
                .hasSize(1);
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Files.writeString(source.getKey(), source.getValue());
        }
    }

    /** The commands of a session, each with what is printed when it is typed. */
    private List<String> typed(List<String> session, Path copies, Language language) {
        List<String> shown = new ArrayList<>();
        for (String line : session) {
            if (line.startsWith("$ scripts/practice ")) {
                StringWriter out = new StringWriter();
                Tool.commandLine(new Practice(copies, language, this::judge))
                        .setOut(new PrintWriter(out, true))
                        .execute(line.substring("$ scripts/practice ".length()).split(" "));
                shown.add(line);
                out.toString()
                        .replace(copies.toString(), "target/practice")
                        .lines()
                        .map(String::stripTrailing) // as editors save a text
                        .forEach(shown::add);
            }
        }
        return shown;
    }

    private Verdict judge(WorkingCopy copy) throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : copy.files()) {
            sources.add(Files.readString(file));
        }
        if (!judged.containsKey(sources)) {
            List<Verdict> verdicts = new ArrayList<>();
            Judge.judge(copy, verdicts::add);
            judged.put(sources, verdicts);
        }
        Verdict last = judged.get(sources).getLast();
        return last.failure() == null ? null : last;
    }
}
