package wireup.toolbox.workbench;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wireup.support.Commands;
import wireup.support.PortOption;

/** {@code scripts/run} without a chapter. */
@Command(
        name = "scripts/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Opens the workbench: the chapters, their texts and pages, and every byte between page and server.",
            "The chapter that plays is found at PORT, the workbench at the port after it.",
            "scripts/run NN starts one chapter with the wire beside it, scripts/run NN --no-wire the chapter alone."
        })
final class Workbench implements Callable<Integer> {

    /** The chapter that plays until the reader chooses one: the classic first WebSocket program. */
    private static final String FIRST = "05";

    @Mixin
    private PortOption listenOn;

    @Override
    public Integer call() throws IOException, InterruptedException {
        WorkbenchServer server = WorkbenchServer.start(listenOn.port());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close the workbench"));
        server.play(FIRST);
        System.out.println(
                Commands.chinese()
                        ? "工作台：请打开 " + server.url() + " 。所选章节在 http://localhost:" + server.chapterPort()
                                + "/ 。按 Ctrl-C 全部停止。"
                        : "The workbench: open " + server.url() + " . The chapter that plays is at http://localhost:"
                                + server.chapterPort() + "/ . Ctrl-C stops everything.");
        browse(server.url());
        new CountDownLatch(1).await();
        return 0;
    }

    /** Opens the browser where there is a desktop; elsewhere the printed URL is all there is. */
    private static void browse(String url) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(URI.create(url));
            }
        } catch (IOException | RuntimeException | LinkageError _) {
            // No browser came up. The URL is on the screen.
        }
    }

    /** Ends with 1 if it cannot start, 2 on a bad option. */
    public static void main(String... args) {
        System.exit(Commands.execute(new Workbench(), args));
    }
}
