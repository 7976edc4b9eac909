package wireup.support;

import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Runs a command. Whatever a person can do wrong is told in one line on standard error, without a stack trace. */
public final class Commands {

    private Commands() {}

    /**
     * Reads the options of a picocli command and calls it.
     *
     * @return the status to exit with: the command's own; 1 when it failed, 2 on a bad option
     */
    public static int execute(Callable<Integer> command, String... args) {
        return prepare(new CommandLine(command)).execute(args);
    }

    /** Lets a command tell its failures in this way. Returns it. */
    public static CommandLine prepare(CommandLine line) {
        line.setParameterExceptionHandler((problem, _) -> {
            String help = " (" + line.getCommandName() + " --help shows the options.)";
            return fail(line.getErr(), problem.getMessage() + help, CommandLine.ExitCode.USAGE);
        });
        line.setExecutionExceptionHandler((problem, _, _) -> fail(line.getErr(), explain(problem, line), 1));
        return line;
    }

    /** Whether the user's language is Chinese; else the program speaks English. */
    public static boolean chinese() {
        return Locale.getDefault().getLanguage().equals("zh");
    }

    private static String explain(Exception problem, CommandLine line) {
        OptionSpec option = line.getCommandSpec().findOption(PortOption.NAME);
        for (Throwable cause = problem; cause != null && option != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                int port = option.getValue();
                int other = port < PortOption.MAX ? port + 1 : 9998;
                return "Port " + port
                        + " is taken or not permitted. Stop the program that has it, or choose another: -p " + other;
            }
        }
        if (problem instanceof FileSystemException file && file.getReason() == null) {
            return file.getMessage() + ": " + inWords(file);
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    /** Its message is the path alone, and its name says what happened: no such file, access denied. */
    private static String inWords(FileSystemException problem) {
        return problem.getClass()
                .getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static int fail(PrintWriter err, String message, int status) {
        err.println(message.lines().findFirst().orElse("Unknown failure."));
        return status;
    }
}
