package wireup.toolbox.workbench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jetty.server.Handler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;
import wireup.polling.JettyServer;
import wireup.support.Commands;
import wireup.support.PortOption;
import wireup.support.Web;
import wireup.toolbox.tap.Recorder;
import wireup.toolbox.tap.Tap;
import wireup.toolbox.tap.WireHandler;

/** {@code scripts/run NN}: a chapter's server behind a tap, and the wire view. The chapter knows nothing of it. */
@Command
final class RunChapter implements Callable<Integer> {

    private final Chapter chapter;

    @Mixin
    private PortOption listenOn;

    /** What the chapter itself understands, or complains of. */
    @Unmatched
    private List<String> options;

    private RunChapter(Chapter chapter) {
        this.chapter = chapter;
    }

    @Override
    public Integer call() throws IOException {
        Recorder recorder = new Recorder();
        Tap tap = Tap.start(listenOn.port(), 0, recorder);
        ChapterProcess server = ChapterProcess.start(chapter, options == null ? List.of() : options, Redirect.INHERIT);
        Thread close = new Thread(
                () -> {
                    server.close(); // it says goodbye through the tap
                    tap.close();
                },
                "close the chapter and its tap");
        Runtime.getRuntime().addShutdownHook(close);
        Handler pages = JettyServer.files("/shared", Web.folder("shared"));
        JettyServer wire =
                WirePort.start(tap.port(), new Guard(new Handler.Sequence(new WireHandler(recorder), pages)));
        return server.read(
                port -> {
                    tap.lead(port);
                    System.out.println((Commands.chinese() ? "线路视图，逐字节：" : "The wire, byte by byte: ")
                            + "http://localhost:" + wire.port() + "/shared/wire/");
                },
                line -> System.out.println(
                        ChapterProcess.URL.matcher(line).replaceAll("http://localhost:" + tap.port() + "/")));
    }

    /** Its first argument is a chapter's slug. Ends as the chapter does; with 1 if the tap cannot start. */
    public static void main(String... args) {
        Chapter chapter = new Chapter(args[0]);
        CommandLine line = new CommandLine(new RunChapter(chapter));
        line.setCommandName("scripts/run " + chapter.number());
        System.exit(Commands.prepare(line).execute(Arrays.copyOfRange(args, 1, args.length)));
    }
}
