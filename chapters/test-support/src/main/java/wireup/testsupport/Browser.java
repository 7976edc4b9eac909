package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContext;
import org.openqa.selenium.bidi.browsingcontext.CreateContextParameters;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * One window of a headless browser in a context of its own. Elements are named by CSS selectors. Whatever waits here
 * waits for its condition, at most 15 seconds.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);

    /** The texts as seen: in lines without their margins, with spaces between the cells of a table's row. */
    private static final String TEXTS = """
            return [...document.querySelectorAll(arguments[0])].map((element) =>
              element.checkVisibility()
                ? element.innerText.replace(/[\\t\\u00a0]/g, " ").replace(/\\s*\\n\\s*/g, "\\n").trim()
                : "")""";

    /** What a screen reader has to tell by a name, and not by its role alone. */
    private static final Set<String> NAMED = Set.of(
            "button",
            "checkbox",
            "combobox",
            "Iframe",
            "image",
            "link",
            "listbox",
            "navigation",
            "option",
            "region",
            "searchbox",
            "spinbutton",
            "table",
            "textbox");

    private final ChromeDriver driver;
    private final String home;
    private final String context;

    private Browser(ChromeDriver driver, String home, String context) {
        this.driver = driver;
        this.home = home;
        this.context = context;
    }

    static Browser inFreshContext(ChromeDriver driver) {
        String home = driver.getWindowHandle();
        String context = new org.openqa.selenium.bidi.module.Browser(driver).createUserContext();
        var window = new CreateContextParameters(WindowType.WINDOW).userContext(context);
        driver.switchTo().window(new BrowsingContext(driver, window).getId());
        return new Browser(driver, home, context).size(1280, 900);
    }

    /** Opens {@code http://localhost:port} and a path with its query, for example {@code "/?lang=zh"}. */
    public Browser open(int port, String pathAndQuery) {
        return open("http://localhost:" + port + pathAndQuery);
    }

    /** Opens a URL. */
    public Browser open(String url) {
        driver.get(url);
        return this;
    }

    /** Takes an interface away from every page opened from now on, as in a browser that has none. */
    public Browser without(String globalName) {
        return beforeEachPage("delete window." + globalName + ";");
    }

    /** Runs a script in every page opened from now on, before the page's own scripts. */
    public Browser beforeEachPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return this;
    }

    /** The languages that the browser claims to prefer, for example {@code "zh-CN"}. */
    public Browser language(String languages) {
        String agent = (String) driver.executeScript("return navigator.userAgent");
        driver.executeCdpCommand(
                "Network.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", languages));
        return this;
    }

    /** Shows pages as on a screen of this width and height in CSS pixels. */
    public Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Shows pages in the dark or the light colour scheme. */
    public Browser dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** Looks into a frame of the page, then out again. */
    public Browser inFrame(String selector, Consumer<Browser> look) {
        driver.switchTo().frame(element(selector));
        look.accept(this);
        driver.switchTo().defaultContent();
        return this;
    }

    /** Clicks an element. */
    public Browser click(String selector) {
        element(selector).click();
        return this;
    }

    /** Replaces what stands in a field. */
    public Browser type(String selector, String text) {
        WebElement field = element(selector);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Presses keys, as {@link org.openqa.selenium.Keys} names them, on an element, which gets the focus. */
    public Browser press(String selector, CharSequence... keys) {
        element(selector).sendKeys(keys);
        return this;
    }

    /** Chooses an option of a select by its value. */
    public Browser choose(String selector, String value) {
        new Select(element(selector)).selectByValue(value);
        return this;
    }

    /** The visible text of the first element that matches. */
    public String text(String selector) {
        return waiting()
                .withMessage(selector)
                .until(_ -> texts(selector).stream().findFirst().orElse(null));
    }

    /** The visible texts of all elements that match, in document order, as they are at one moment. */
    @SuppressWarnings("unchecked") // what TEXTS returns
    public List<String> texts(String selector) {
        return (List<String>) driver.executeScript(TEXTS, selector);
    }

    /** Waits until an element's text is exactly this. */
    public Browser expectText(String selector, String text) {
        try {
            waiting()
                    .until(_ -> texts(selector).stream()
                            .findFirst()
                            .filter(text::equals)
                            .isPresent());
        } catch (org.openqa.selenium.TimeoutException _) {
            assertThat(text(selector)).as(selector).isEqualTo(text);
        }
        return this;
    }

    /** Waits until a JavaScript expression is true in the page; while it throws, it is not true yet. */
    public Browser expect(String expression) {
        waiting()
                .withMessage(expression)
                .ignoring(JavascriptException.class)
                .until(_ -> Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")")));
        return this;
    }

    /** The value of a JavaScript expression in the page. */
    public Object evaluate(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** The roles of what a screen reader cannot name on the page, as the browser's accessibility tree has it. */
    @SuppressWarnings("unchecked") // what the protocol says
    public List<String> nameless() {
        var nodes = (List<Map<String, Object>>) driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of())
                .get("nodes");
        return nodes.stream()
                .filter(node -> value(node, "name").isBlank())
                .map(node -> value(node, "role"))
                .filter(NAMED::contains)
                .toList();
    }

    private static String value(Map<String, Object> node, String property) {
        return node.get(property) instanceof Map<?, ?> told ? String.valueOf(told.get("value")) : "";
    }

    /** Waits for each alert in turn, compares its text to the letter, and accepts it. */
    public Browser expectAlerts(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            assertThat(nextAlert())
                    .as("alert %d%s", i + 1, Alerts.place(texts[i]))
                    .isEqualTo(texts[i]);
        }
        return this;
    }

    /** Waits for an alert, accepts it and returns its text. */
    public String nextAlert() {
        var alert = waiting().withMessage("an alert").until(ExpectedConditions.alertIsPresent());
        String text = alert.getText();
        alert.accept();
        return text;
    }

    /** The text of the alert that is open now, which stays open. */
    Optional<String> openAlert() {
        try {
            return Optional.of(driver.switchTo().alert().getText());
        } catch (NoAlertPresentException _) {
            return Optional.empty();
        }
    }

    /**
     * The errors that the pages left in the console since the last call: uncaught exceptions, failed loads and refused
     * handshakes. A test that causes some on purpose reads them here; any other fails because of them.
     */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * Takes a screenshot of the window, without an alert that may be open.
     *
     * @param file where to write it as PNG; folders are made as needed
     */
    public void screenshot(Path file) {
        try {
            if (openAlert().isPresent()) {
                driver.switchTo().alert().dismiss();
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebElement element(String selector) {
        return waiting().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    private WebDriverWait waiting() {
        WebDriverWait waiting = new WebDriverWait(driver, PATIENCE);
        waiting.pollingEvery(POLL);
        return waiting;
    }

    /** Closes the window with its context. */
    @Override
    public void close() {
        new org.openqa.selenium.bidi.module.Browser(driver).removeUserContext(context);
        driver.switchTo().window(home);
    }
}
