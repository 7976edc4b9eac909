package wireup.toolbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import wireup.toolbox.Tool;

/** The command and the servers. */
class BenchTest {

    private static final Cores UNPINNED = new Cores("", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--only=apache; There is no server apache. These are: chapter-04, chapter-05, java-websocket, undertow, netty, bare-loop, ceiling.",
                "--workload=1x1; There is no workload 1x1. These are: 64x16B, 64x1KiB, 8x64KiB, 1000x128B, idle.",
                "--publish --only=netty; --publish takes all servers and workloads.",
                "--tap --quick; --tap takes no other option than --publish.",
                "--rounds=0; At least one round: --rounds 1.",
            })
    @DisplayName("A mistake in the options is one line and the exit status 2")
    void badOptions(String option, String problem) {
        StringWriter err = new StringWriter();
        CommandLine line = Tool.commandLine(new Bench()).setErr(new PrintWriter(err, true));
        assertThat(line.execute(option.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(problem + " (scripts/bench --help shows the options.)");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A server, as a process of its own, echoes every workload; frozen and thawed it goes on")
    void server(Contender contender, @TempDir Path logs) throws IOException, InterruptedException {
        List<Workload> few = Workload.ALL.stream()
                .map(workload -> new Workload(workload.name(), "", 2, workload.bytes(), workload.inFlight()))
                .toList();
        Duration moment = Duration.ofMillis(10);
        Contest contest = new Contest(List.of(contender), few, new Pace(moment, moment, moment, 1), logs, UNPINNED);
        contest.race();
        for (Workload workload : few) {
            assertThat(contest.results().samples(workload, contender)).hasSize(1);
        }
    }

    @Test
    @DisplayName("The heap and the CPU time of a server are counted")
    void counts(@TempDir Path logs) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(
                "the ceiling", Contender.CEILING.command(), logs.resolve("ceiling.log"), UNPINNED)) {
            assertThat(server.cpu()).isPositive();
            assertThat(server.heap()).isPositive();
        }
    }

    @Test
    @DisplayName("The first of the cores that a process may use is the server's, the others are the client's")
    void cores() {
        assertThat(Cores.of("Name:\tjava\nCpus_allowed_list:\t0-1\n")).isEqualTo(new Cores("0", "1"));
        assertThat(Cores.of("Cpus_allowed_list:\t3,6-8\n")).isEqualTo(new Cores("3", "6,7,8"));
        assertThat(Cores.of("Cpus_allowed_list:\t5\n")).isEqualTo(UNPINNED);
    }
}
