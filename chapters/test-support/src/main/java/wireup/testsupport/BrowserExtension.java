package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The JUnit side of {@link BrowserTest}. */
final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Chrome chrome =
                test.getRoot().getStore(OURS).getOrComputeIfAbsent(Chrome.class, _ -> Chrome.start(), Chrome.class);
        return test.getStore(OURS).getOrComputeIfAbsent(Browser.class, _ -> chrome.newBrowser(), Browser.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Browser browser = test.getStore(OURS).remove(Browser.class, Browser.class);
        if (browser == null) {
            return;
        }
        try (browser) {
            if (test.getExecutionException().isPresent()) {
                browser.consoleErrors(); // so that they do not fail the next test too
                String name = test.getRequiredTestClass().getSimpleName() + "." + test.getDisplayName();
                browser.screenshot(
                        Path.of("target", "screenshots", name.replaceAll("[^\\p{L}\\p{N}.]+", "-") + ".png"));
            } else {
                assertThat(browser.openAlert())
                        .as("an alert that the test did not expect")
                        .isEmpty();
                assertThat(browser.consoleErrors())
                        .as("errors in the browser's console")
                        .isEmpty();
            }
        }
    }
}
