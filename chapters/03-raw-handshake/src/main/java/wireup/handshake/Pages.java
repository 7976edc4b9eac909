package wireup.handshake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wireup.support.Web;

/**
 * A fixed set of files: those that lie in the chapter's web folder and in {@code web/shared} when the server starts. A
 * request path is looked up in a table and never becomes the name of a file, so no path can lead outside.
 */
final class Pages {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Path> files = new HashMap<>();

    /**
     * Lists the files of a chapter.
     *
     * @param chapter its NN-slug
     */
    Pages(String chapter) throws IOException {
        add("/", Web.folder(chapter));
        add("/shared/", Web.folder("shared"));
        files.put("/", files.get("/index.html"));
    }

    private void add(String prefix, Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> TYPES.containsKey(extension(file)))
                    .forEach(file -> files.put(prefix + file.getFileName(), file));
        }
    }

    /**
     * The file for a request's path, read anew each time so that an edit shows on reload.
     *
     * @throws RequestRejected with 404 if the path is not in the set
     */
    HttpResponse get(HttpRequest request) throws IOException {
        Path file = files.get(request.path());
        if (file == null) {
            throw new RequestRejected(404, "There is no such page.");
        }
        return HttpResponse.of(200, TYPES.get(extension(file)), Files.readString(file), List.of());
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
