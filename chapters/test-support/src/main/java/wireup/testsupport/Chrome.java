package wireup.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless browser process: the installed Chromium or Chrome with its driver, found without ever asking the network
 * for one. Nothing of it stays behind, neither process nor file, also when the JVM is stopped.
 */
public final class Chrome implements AutoCloseable {

    private static final String HOW_TO_INSTALL =
            " Install Chromium and chromedriver (Debian, Ubuntu: scripts/test as root does), or name them in CHROME and CHROMEDRIVER.";

    /** Selenium warns that it has no classes for the protocol of so new a browser; we do not use them. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final Path temporary;
    private final Thread onExit = new Thread(this::quit, "quit the browser");

    private Chrome(ChromeDriver driver, Path temporary) {
        this.driver = driver;
        this.temporary = temporary;
    }

    /**
     * Starts a headless browser.
     *
     * @throws IllegalStateException if none is installed; the message says how to get one
     */
    public static Chrome start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find(
                        "CHROME",
                        "No Chromium or Chrome found.",
                        "chromium",
                        "chromium-browser",
                        "google-chrome",
                        "google-chrome-stable",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe")
                .toFile());
        // The sandbox cannot be set up by root or in most containers; the pages under test are our own.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Else every window starts three renderers for what might drop down from an address bar nobody sees.
                "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--lang=en-US");
        // WebDriver BiDi has what classic WebDriver lacks: a context of its own for each test.
        options.enableBiDi();
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        Path driver = find("CHROMEDRIVER", "No chromedriver found.", "chromedriver", "chromedriver.exe");
        Path temporary = temporaryFolder();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("TMPDIR", temporary.toString()))
                .build();
        Chrome chrome = new Chrome(new ChromeDriver(service, options), temporary);
        Runtime.getRuntime().addShutdownHook(chrome.onExit);
        return chrome;
    }

    /** A new window in a context of its own. */
    public Browser newBrowser() {
        return Browser.inFreshContext(driver);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        quit();
    }

    private void quit() {
        List<ProcessHandle> processes = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"))
                .toList();
        driver.quit();
        // Two seconds for all: in a container where nobody takes note of an orphan's end, none of them seems to end.
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .join();
        processes.forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(temporary)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("wireup-browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(String variable, String missing, String... names) {
        String named = System.getenv(variable);
        if (named != null) {
            return Stream.of(Path.of(named))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(variable + "=" + named + " cannot be run."));
        }
        List<String> path = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> name.contains("/") || name.contains("\\")
                        ? Stream.of(Path.of(name))
                        : path.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(missing + HOW_TO_INSTALL));
    }
}
