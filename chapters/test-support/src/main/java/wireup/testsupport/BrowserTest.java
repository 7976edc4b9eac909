package wireup.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a headless browser as its parameter {@link Browser}: one browser process for all tests of
 * a JVM, a fresh context (cookies, cache, windows) a test. A test fails when the page left an error in the console that
 * the test did not read, or an alert that it did not expect; a failed test leaves a screenshot in
 * {@code target/screenshots}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
