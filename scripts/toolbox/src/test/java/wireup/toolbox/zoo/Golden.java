package wireup.toolbox.zoo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import wireup.toolbox.check.Language;
import wireup.toolbox.check.Outcome;
import wireup.toolbox.check.Report;
import wireup.toolbox.check.Result;
import wireup.toolbox.check.Text;

/**
 * What the checker says about an animal, as a person has read it and found it right: {@code NAME.en.txt} and
 * {@code NAME.zh.txt}. After a change that is meant, {@code -Dzoo.golden=write} writes them anew, to be read again.
 */
final class Golden {

    static final Path FOLDER = Path.of("src/test/resources/zoo");

    private static final boolean WRITE = "write".equals(System.getProperty("zoo.golden"));

    /** So many results are shown in full; of more only the one that is about the fault is. */
    private static final int IN_FULL = 3;

    private Golden() {}

    /** Holds the results against the files, or writes the files. */
    static void verify(Animal animal, Run run, Run healthy) throws IOException {
        for (Language language : Language.values()) {
            Path file = FOLDER.resolve(animal.name() + "." + language.name().toLowerCase(Locale.ROOT) + ".txt");
            String text = withoutPort(text(animal, run, healthy, language), run.port());
            if (WRITE) {
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        }
    }

    private static String text(Animal animal, Run run, Run healthy, Language language) {
        List<Result> failed = run.with(Outcome.FAILED);
        Report report = new Report(language);
        String messages = failed.size() <= IN_FULL && !failed.isEmpty()
                ? failed.stream().map(report::explained).collect(Collectors.joining("\n"))
                : report.explained(run.of(animal.caughtBy()));
        return animal.fault().in(language)
                + "\n\n"
                + list(failed, new Text("Failed: ", "失败："), language)
                + list(run.lenientUnlike(healthy), new Text("Lenient: ", "宽松："), language)
                + messages;
    }

    private static String list(List<Result> results, Text title, Language language) {
        return results.isEmpty()
                ? ""
                : title.in(language) + results.size() + "\n"
                        + results.stream()
                                .map(result -> "  " + result.rule().id() + "\n")
                                .collect(Collectors.joining())
                        + "\n";
    }

    /** The Host field has the port in it; wherever that is shown, as text or as hex, it becomes one that is the same again. */
    private static String withoutPort(String text, int port) {
        return text.replace(":" + port, ":50000").replace(hex(port), hex(50_000));
    }

    private static String hex(int port) {
        return HexFormat.ofDelimiter(" ").formatHex((":" + port).getBytes(US_ASCII));
    }
}
