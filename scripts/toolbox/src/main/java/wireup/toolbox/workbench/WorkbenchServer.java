package wireup.toolbox.workbench;

import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Answer;
import wireup.polling.JettyServer;
import wireup.support.ChapterServer;
import wireup.support.Web;
import wireup.toolbox.book.Site;
import wireup.toolbox.tap.Recorder;
import wireup.toolbox.tap.Tap;
import wireup.toolbox.tap.WireHandler;

/** The workbench: its page, the chapters' texts, the wire, and the stage with the one chapter that plays. */
public final class WorkbenchServer implements ChapterServer {

    private final JettyServer jetty;
    private final Tap tap;
    private final Stage stage;
    private final List<Chapter> chapters;
    private final LiveBillHandler bill;
    private final Token token;

    private WorkbenchServer(
            JettyServer jetty, Tap tap, Stage stage, List<Chapter> chapters, LiveBillHandler bill, Token token) {
        this.jetty = jetty;
        this.tap = tap;
        this.stage = stage;
        this.chapters = chapters;
        this.bill = bill;
        this.token = token;
    }

    /**
     * Starts with an empty stage.
     *
     * @param chapterPort where the chapters are found; 0 for a port that the system chooses
     * @throws IOException if a port cannot be had or a text cannot be read
     */
    public static WorkbenchServer start(int chapterPort) throws IOException {
        List<Chapter> chapters = Chapter.all();
        Site book = new Site();
        Token token = Token.random();
        LiveBillHandler bill = new LiveBillHandler(token);
        Recorder recorder = new Recorder();
        Tap tap = Tap.start(chapterPort, 0, recorder);
        Stage stage = new Stage(tap);
        try {
            Handler handlers = new Handler.Sequence(
                    new StageHandler(stage, chapters, token),
                    new WireHandler(recorder),
                    bill,
                    new ChaptersHandler(chapters),
                    new ProgressHandler(),
                    new BookHandler(book),
                    new FrontDoor(),
                    JettyServer.files("/shared", Web.folder("shared")));
            JettyServer jetty = WirePort.start(chapterPort, new Guard(handlers));
            return new WorkbenchServer(jetty, tap, stage, chapters, bill, token);
        } catch (IOException e) {
            stage.close();
            tap.close();
            bill.close();
            throw e;
        }
    }

    /** Plays a chapter: its number is NN. Returns at once. */
    public void play(String number) {
        chapters.stream().filter(chapter -> chapter.number().equals(number)).forEach(stage::play);
    }

    Stage stage() {
        return stage;
    }

    /** Where chapters are found. */
    int chapterPort() {
        return tap.port();
    }

    /** Where the page is found. Who has this URL may start and stop chapters: the part after # is the token. */
    public String url() {
        return "http://localhost:" + port() + "/#" + token.text();
    }

    @Override
    public int port() {
        return jetty.port();
    }

    @Override
    public void close() {
        stage.close();
        tap.close();
        bill.close();
        jetty.close();
    }

    /** Leads from / to the page; a browser keeps the part after # on the way. */
    private static final class FrontDoor extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean here = Request.getPathInContext(request).equals("/");
            if (here && !Answer.refusedMethod(request, response, callback)) {
                String query = request.getHttpURI().getQuery();
                String page = "/shared/workbench/" + (query == null ? "" : "?" + query);
                Response.sendRedirect(request, response, callback, page);
            }
            return here;
        }
    }
}
