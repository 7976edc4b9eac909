package wireup.toolbox.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;

/**
 * A browser's library that comes as a Maven dependency of group {@code org.webjars.npm}.
 *
 * @param name the artifact's
 */
record WebJar(String name) {

    /** Several files as one script. */
    byte[] script(List<String> files) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String file : files) {
            script.append(new String(file(file), UTF_8)).append('\n');
        }
        return script.toString().getBytes(UTF_8);
    }

    /**
     * A file of the library.
     *
     * @throws IOException if it has no such file
     */
    byte[] file(String path) throws IOException {
        return resource("META-INF/resources/webjars/" + name + "/" + version() + "/" + path);
    }

    private String version() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(
                new String(resource("META-INF/maven/org.webjars.npm/" + name + "/pom.properties"), UTF_8)));
        return properties.getProperty("version");
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = WebJar.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in.readAllBytes();
        }
    }
}
