package wireup.support;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private PortOption listenOn;

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
        ChapterServer server = start(listenOn.port());
        // A shutdown hook runs on Ctrl-C (SIGINT) and on SIGTERM alike.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close the server"));
        boolean chinese = Commands.chinese();
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
        System.exit(Commands.execute(command, args));
    }
}
