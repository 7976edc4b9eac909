package wireup.polling;

import java.io.IOException;
import java.util.Random;
import picocli.CommandLine.Option;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;

/** The command of a chapter that has a station: its day can be chosen. */
public abstract class StationCommand extends ServerCommand {

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same whole number gives the same day at the station. Default: a new day each time.")
    private long seed = new Random().nextLong();

    /**
     * Starts the chapter's server.
     *
     * @param port the port to listen on; 0 for one that the system chooses
     * @param seed decides what happens at the station, and when
     * @throws IOException if the server cannot be started; its message is shown to the user as it is
     */
    protected abstract ChapterServer start(int port, long seed) throws IOException;

    @Override
    protected final ChapterServer start(int port) throws IOException {
        return start(port, seed);
    }

    @Override
    protected final String nextStep(boolean chinese) {
        return chinese ? "点击“运行”" : "click \"Run\"";
    }
}
