package wireup.support;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code main} of every chapter: reads the options, starts the chapter's server, prints the one line that says what
 * to do next, and closes the server on Ctrl-C or SIGTERM. A subclass adds the chapter's own options and starts its
 * server.
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public abstract class ServerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "9998",
            description = "The port to listen on, 0 to 65535; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    /**
     * Starts the chapter's server.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @throws IOException if the server cannot be started; its message is shown to the user as it is
     */
    protected abstract ChapterServer start(int port) throws IOException;

    /** What the reader does on the page, after "Open URL and", for example {@code click "Run"}. */
    protected abstract String nextStep(boolean chinese);

    /**
     * A mistake in the options, shown to the user in one line.
     *
     * @param problem what is wrong and what to do about it, one sentence
     */
    protected final ParameterException badOption(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    @Override
    public final Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw badOption("Port " + port + " does not exist: choose one from 0 to 65535.");
        }
        ChapterServer server = start(port);
        // A shutdown hook runs on Ctrl-C (SIGINT) and on SIGTERM alike.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close the server"));
        boolean chinese = Locale.getDefault().getLanguage().equals("zh");
        String url = "http://localhost:" + server.port() + "/";
        spec.commandLine()
                .getOut()
                .println(
                        chinese
                                ? "请打开 " + url + " ，" + nextStep(true) + "。按 Ctrl-C 停止。"
                                : "Open " + url + " and " + nextStep(false) + ". Ctrl-C stops the server.");
        new CountDownLatch(1).await();
        return 0;
    }

    /**
     * Runs a chapter's command and ends the process: with 0 after help, 1 when the server cannot start, 2 on a bad
     * option. Each failure is one line on standard error.
     */
    public static void main(ServerCommand command, String... args) {
        System.exit(execute(command, args));
    }

    static int execute(ServerCommand command, String... args) {
        CommandLine line = new CommandLine(command);
        line.setParameterExceptionHandler((problem, _) -> {
            String help = " (" + line.getCommandName() + " --help shows the options.)";
            return fail(line.getErr(), problem.getMessage() + help, CommandLine.ExitCode.USAGE);
        });
        line.setExecutionExceptionHandler((problem, _, _) -> fail(line.getErr(), explain(problem, command.port), 1));
        return line.execute(args);
    }

    private static String explain(Exception problem, int port) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                int other = port < 65_535 ? port + 1 : 9998;
                return "Port " + port
                        + " is taken or not permitted. Stop the program that has it, or choose another: -p " + other;
            }
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private static int fail(PrintWriter err, String message, int status) {
        err.println(message.lines().findFirst().orElse("Unknown failure."));
        return status;
    }
}
