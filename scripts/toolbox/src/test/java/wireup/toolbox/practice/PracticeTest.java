package wireup.toolbox.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wireup.toolbox.Tool;
import wireup.toolbox.check.Language;
import wireup.toolbox.practice.Judge.Verdict;

/**
 * The proof of the practice: where a task is blank, and those before it are solved, that task is the first to fail, with
 * the message that a person has read and found right; and where all are solved none fails. After a change that is meant,
 * {@code -Dpractice.golden=write} writes the messages anew, to be read again.
 */
class PracticeTest {

    private static final Path GOLDEN = Path.of("src/test/resources/practice");
    private static final boolean WRITE = "write".equals(System.getProperty("practice.golden"));

    /** What another run says otherwise: a date, and the part of an entity tag or an id that names the run. */
    private static final Pattern VARYING = Pattern.compile("(?<=Date: )[^\\\\\n]*|[a-z0-9]{10,13}(?=-\\d)");

    @TempDir
    private Path folder;

    private List<Verdict> judge(WorkingCopy copy, int solved) throws IOException {
        copy.write(solved);
        List<Verdict> verdicts = new ArrayList<>();
        Judge.judge(copy, verdicts::add);
        return verdicts;
    }

    @TestFactory
    @DisplayName("A blank task fails with the right message, and our solution passes")
    Stream<DynamicTest> proof() {
        return Course.all().stream()
                .flatMap(course -> IntStream.rangeClosed(0, course.tasks().size())
                        .mapToObj(solved -> solved == course.tasks().size()
                                ? dynamicTest(course.slug() + " solved", () -> passes(course))
                                : dynamicTest(
                                        course.slug() + " "
                                                + course.tasks().get(solved).name(),
                                        () -> fails(course, solved))));
    }

    private void passes(Course course) throws IOException {
        List<Verdict> verdicts = judge(
                new WorkingCopy(course, folder.resolve(course.slug())),
                course.tasks().size());
        assertThat(verdicts)
                .hasSameSizeAs(course.tasks())
                .allSatisfy(verdict -> assertThat(verdict.failure()).isNull());
    }

    private void fails(Course course, int solved) throws IOException {
        WorkingCopy copy = new WorkingCopy(course, folder.resolve(course.slug()));
        Verdict verdict = judge(copy, solved).getLast();
        Task task = course.tasks().get(solved);
        assertThat(verdict.task()).isEqualTo(task.name());
        assertThat(verdict.failure()).as("a blank that is right").isNotNull();
        for (Language language : Language.values()) {
            Path golden = GOLDEN.resolve(
                    course.number() + "-" + task.name() + "." + language.name().toLowerCase(Locale.ROOT) + ".txt");
            String text = new Told(copy, language).failure(verdict).replace(folder.toString(), "…");
            text = VARYING.matcher(text).replaceAll("…");
            if (WRITE) {
                Files.writeString(golden, text);
            }
            assertThat(text).isEqualTo(Files.readString(golden));
        }
    }

    /** The first copy of chapter 03, with a line of the learner's behind one of its own. */
    private WorkingCopy written(String line) throws IOException {
        WorkingCopy copy = new WorkingCopy(HandshakeTasks.COURSE, folder.resolve("written"));
        copy.write(0);
        Path file = copy.file(HandshakeTasks.COURSE.tasks().getFirst());
        String own = "HeadReader lines = new HeadReader(in);";
        Files.writeString(file, Files.readString(file).replace(own, own + "\n" + line));
        return copy;
    }

    @Test
    @DisplayName("A loop that never ends is ended, the task is told, and no process stays behind")
    void endless() throws IOException, InterruptedException {
        List<ProcessHandle> before = ProcessHandle.current().children().toList(); // a browser of another test
        Verdict verdict = Trial.of(written("while (lines != null) { Thread.onSpinWait(); }"), Duration.ofSeconds(5));
        assertThat(verdict.task()).isEqualTo("request-grammar");
        assertThat(verdict.failure().en()).contains("no end within 5 s: a loop that never ends");
        assertThat(ProcessHandle.current().children()).isSubsetOf(before);
    }

    @Test
    @DisplayName("A source that is gone is told, and the chapter's own does not stand in for it")
    void gone() throws IOException {
        WorkingCopy copy = written("");
        Path attack = copy.file(HandshakeTasks.COURSE.tasks().getLast());
        Files.delete(attack);
        List<Verdict> verdicts = new ArrayList<>();
        Judge.judge(copy, verdicts::add);
        assertThat(verdicts).hasSize(1);
        assertThat(verdicts.getFirst().failure().en().replaceAll("\\s+", " ")).contains(attack + " is gone.");
    }

    /** Types the command for chapter 03, and returns what is told of its failure. */
    private static String failure(Practice practice, String... options) {
        StringWriter told = new StringWriter();
        int status = Tool.commandLine(practice)
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(told, true))
                .execute(Stream.concat(Stream.of("03"), Stream.of(options)).toArray(String[]::new));
        assertThat(status).isEqualTo(1);
        return told.toString();
    }

    @Test
    @DisplayName("A file where the copies' folder should be is told in one line, and stays")
    void inTheWay() throws IOException {
        Path file = Files.writeString(folder.resolve("practice"), "mine");
        assertThat(failure(new Practice(file, Language.EN, _ -> null)))
                .isEqualTo(file + ": file already exists" + System.lineSeparator());
        assertThat(file).hasContent("mine");
    }

    @Test
    @Timeout(20)
    @DisplayName("--watch: what is saved while it is being judged is judged again")
    void savedWhileJudged() {
        List<WorkingCopy> judged = new ArrayList<>();
        Practice practice = new Practice(folder, Language.EN, copy -> {
            judged.add(copy);
            if (judged.size() == 2) {
                throw new IOException("That is enough.");
            }
            Files.setLastModifiedTime(copy.files().getFirst(), FileTime.fromMillis(0));
            return null;
        });
        assertThat(failure(practice, "--watch")).isEqualTo("That is enough." + System.lineSeparator());
    }

    @Test
    @DisplayName("What does not compile is told with its line")
    void notJava() throws IOException, InterruptedException {
        Verdict verdict = Trial.of(written("int x = 1"), Duration.ofSeconds(60));
        assertThat(verdict.task()).isEmpty();
        assertThat(verdict.failure().en()).containsPattern("At: HttpRequest.java:\\d+\n  javac: ';' expected");
    }
}
