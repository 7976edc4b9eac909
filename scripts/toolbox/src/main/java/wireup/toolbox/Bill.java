package wireup.toolbox;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import wireup.polling.PollingServer;
import wireup.support.Web;
import wireup.testsupport.Browser;
import wireup.testsupport.Chrome;

/**
 * Measures what chapter 01's text tells: its server, its page in a headless browser, one minute at one question a
 * second. Writes {@code bill.csv} and the tables of the texts.
 */
final class Bill {

    private static final long SEED = 1;
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final String ASK_FOR_BILL = "fetch(performance.getEntriesByType('resource').map(entry => entry.name)"
            + ".findLast(name => name.includes('/bill?'))).then(response => response.text())";

    private Bill() {}

    /** Takes a little more than a minute. */
    public static void main(String... args) throws IOException {
        try (PollingServer server = PollingServer.start(0, SEED);
                Chrome chrome = Chrome.start();
                Browser browser = chrome.newBrowser()) {
            browser.open(server.port(), "/?lang=en").click("#start");
            long end = System.nanoTime() + TIME.toNanos();
            Awaitility.await()
                    .atMost(TIME.plusSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> System.nanoTime() > end);
            browser.click("#stop").expectText("#state", "Not asking.");
            String json = (String) browser.evaluate(ASK_FOR_BILL);
            Path chapter = Web.repositoryFolder("chapters/01-ajax-polling");
            String csv = csv(json);
            Files.writeString(chapter.resolve("bill.csv"), csv);
            tell(chapter.resolve("README.md"), csv);
            tell(chapter.resolve("README.zh-CN.md"), csv);
            System.out.print(csv);
        }
    }

    /** Puts the figures into the last row of the text's table. */
    private static void tell(Path text, String csv) throws IOException {
        String row = "| " + csv.lines().skip(1).findFirst().orElseThrow().replace(",", " | ") + " |";
        Files.writeString(text, Files.readString(text).replaceFirst("\\|[^\n]*(?=\n<!-- /bill -->)", row));
    }

    private static String csv(String json) {
        JsonObject bill = new Gson().fromJson(json, JsonObject.class);
        long headers =
                bill.get("received").getAsLong() + bill.get("sentHeaders").getAsLong();
        return String.format(
                Locale.ROOT,
                """
                requests,nothing_new,header_bytes,useful_bytes,useful_percent,stale_median_ms,stale_worst_ms
                %d,%d,%d,%d,%.1f,%d,%d
                """,
                bill.get("requests").getAsLong(),
                bill.get("nothingNew").getAsLong(),
                headers,
                bill.get("useful").getAsLong(),
                bill.get("usefulPercent").getAsDouble(),
                bill.get("staleMedian").getAsLong(),
                bill.get("staleWorst").getAsLong());
    }
}
