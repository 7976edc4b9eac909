package wireup.toolbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;

/** How the scripts that measure are run: a failure is one line, and no process outlives this one. */
public final class Tool {

    private Tool() {}

    /** Ends with the status of the command: 0 when all is done, 1 when it failed, 2 on a bad option. */
    public static void main(Object command, String... args) {
        // Whatever the end, Ctrl-C too: no server outlives this process.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        System.exit(commandLine(command).execute(args));
    }

    /** The command, ready to be executed. Its output is UTF-8, whatever the locale. */
    public static CommandLine commandLine(Object command) {
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(System.out, true, UTF_8));
        line.setParameterExceptionHandler((problem, _) -> fail(line, problem, 2));
        line.setExecutionExceptionHandler((problem, _, _) -> fail(line, problem, 1));
        return line;
    }

    private static int fail(CommandLine line, Exception problem, int status) {
        line.getErr().println(Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
        return status;
    }
}
