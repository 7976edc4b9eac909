package wireup.toolbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command: its options, its exit status, its one line where it cannot run. */
class CheckTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        Check check = new Check();
        return check.execute(
                new CommandLine(check).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)), args);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost/ --lang en | no WebSocket URL",
                "nonsense --lang en | no WebSocket URL",
                "ws:// --lang en | no WebSocket URL",
                "ws://localhost:99999/ --lang en | Port 99999 does not exist",
                "wss://localhost/ --lang en | wss:// is not supported",
                "ws://192.0.2.1/ --lang en | --allow-remote",
                "ws://localhost:1/ --lang en --only nothing | There is no group and no case nothing",
                "ws://localhost:1/ --lang en --only frames | Nothing answers at localhost:1",
                "ws://localhost:1/ --lang zh --only frames | localhost:1 没有响应",
                "ws://localhost:1/ --lang de | --lang",
                "--nonsense | --help shows the options",
                "ws://localhost:1/ --lang en --only frames --json /nowhere/at/all | Nothing answers",
            })
    void cannotRun(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("0 when nothing failed, 1 when something did, and the same in JSON")
    void status(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("results.json");
        try (OneAnswer server = OneAnswer.saying("81 05 48 65 6c 6c 6f")) {
            String url = server.url().toString();
            assertThat(run(url, "--lang", "en", "--only", "frames.server-opcodes"))
                    .isZero();
            assertThat(out.toString()).endsWith("1 cases: 1 passed, 0 lenient, 0 failed, 0 not applicable\n");
            assertThat(run(url, "--lang", "zh", "--only", "frames.unmasked-text", "--json", json.toString()))
                    .isEqualTo(1);
            assertThat(out.toString()).endsWith("1 个用例：0 通过，0 宽松，1 失败，0 不适用\n");
            assertThat(Files.readString(json)).contains("\"outcome\": \"failed\"");
        }
    }

    @Test
    @DisplayName("--help explains what a rule weighs")
    void help() {
        assertThat(run("--help")).isZero();
        for (Level level : Level.values()) {
            assertThat(out.toString()).contains("\n  " + level + " ");
        }
        for (Group group : Group.values()) {
            assertThat(out.toString()).contains(group.id());
        }
    }
}
