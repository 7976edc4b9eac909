package wireup.toolbox.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import wireup.support.Web;
import wireup.toolbox.Folders;
import wireup.toolbox.Tool;

/** {@code scripts/book}. */
@Command(
        name = "scripts/book",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the texts as a static site, in both languages, and prints the page to open.",
            "It needs no server and no network. A browser prints any page of it, into a PDF too."
        })
final class Book implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Path folder = Web.repositoryFolder("chapters").resolveSibling("target/book");
        Folders.delete(folder); // what is left of the last time would be published too
        write(new Site(), folder);
        System.out.println(folder.resolve("index.html"));
        return 0;
    }

    /** Writes the site into a folder. */
    static void write(Site site, Path folder) throws IOException {
        for (String path : site.paths()) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, site.read(path).orElseThrow());
        }
    }

    /** Ends with 1 if the site cannot be written, 2 on a bad option. */
    public static void main(String... args) {
        Tool.main(new Book(), args);
    }
}
