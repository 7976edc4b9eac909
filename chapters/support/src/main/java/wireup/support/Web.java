package wireup.support;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository's folders, wherever the program was started from. */
public final class Web {

    private Web() {}

    /**
     * The folder {@code web/name} of the repository that this class was built in.
     *
     * @param name a chapter's NN-slug, or {@code shared}
     * @return its real path: absolute, without symbolic links
     * @throws IllegalStateException if there is no such folder
     */
    public static Path folder(String name) {
        return repositoryFolder("web/" + name);
    }

    /**
     * A folder of the repository that this class was built in.
     *
     * @param path from the top of the repository, with slashes
     * @return its real path: absolute, without symbolic links
     * @throws IllegalStateException if there is no such folder
     */
    public static Path repositoryFolder(String path) {
        for (Path up = codeLocation(); up != null; up = up.getParent()) {
            Path folder = up.resolve(path);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("There is no folder " + path + " above " + codeLocation()
                + ": keep target/ inside the repository that it was built in.");
    }

    private static Path codeLocation() {
        try {
            return Path.of(Web.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toRealPath();
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The folder of this program's own classes cannot be read.", e);
        }
    }
}
