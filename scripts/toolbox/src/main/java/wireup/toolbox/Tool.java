package wireup.toolbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import wireup.support.Commands;

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
        return Commands.prepare(new CommandLine(command).setOut(new PrintWriter(System.out, true, UTF_8)));
    }
}
