package wireup.toolbox.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Scanner;
import wireup.polling.Board;
import wireup.support.ChapterServer;

/**
 * The process of a server, which changes its board when it is told to, on the standard input. "begin" begins the day
 * again. "run 2000 7" means: for 2,000 milliseconds, seven times as fast as chapter 01's station. What was done is
 * printed, with the number of the line that asked for it.
 */
public final class BoardServer {

    /** The board of this process. Chapter 05's handlers are made without arguments, so they find it here. */
    public static final Board BOARD = new Board();

    private BoardServer() {}

    /** The argument is the id of a {@link Way}. Ends when the standard input does: whoever started it is gone. */
    public static void main(String... args) throws IOException, InterruptedException {
        Changes changes = new Changes(BOARD);
        try (ChapterServer server = Way.of(args[0]).serve(BOARD);
                Scanner in = new Scanner(System.in, UTF_8)) {
            System.out.println("Ready: http://localhost:" + server.port() + "/");
            for (int line = 1; in.hasNext(); line++) {
                if (in.next().equals("begin")) {
                    changes.begin();
                    System.out.println("begun " + line);
                } else {
                    Duration time = Duration.ofMillis(in.nextLong());
                    System.out.println("shown " + line + " " + changes.run(time, in.nextInt()));
                }
            }
        }
    }
}
