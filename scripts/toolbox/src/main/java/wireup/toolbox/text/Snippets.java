package wireup.toolbox.text;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import wireup.toolbox.Tool;

/** Puts the code that the texts show into them, from the regions of the sources. */
@Command(
        name = "scripts/snippets",
        mixinStandardHelpOptions = true,
        description = "Writes the code in the chapters' texts anew, from the marked regions of the sources.")
public final class Snippets implements Callable<Integer> {

    private Snippets() {}

    /** Says which texts it changed. */
    public static void main(String... args) {
        Tool.main(new Snippets(), args);
    }

    @Override
    public Integer call() throws IOException {
        for (Text text : Text.ofChapters()) {
            List<String> lines = written(text);
            if (!lines.equals(text.lines())) {
                Files.writeString(Text.ROOT.resolve(text.path()), String.join("\n", lines) + "\n");
                System.out.println(text + ": written anew.");
            }
        }
        return 0;
    }

    /** The text's lines, with the code as it is in the sources now. */
    static List<String> written(Text text) throws IOException {
        List<String> lines = new ArrayList<>(text.lines());
        for (Text.Fence fence : text.fences().reversed()) { // from the end, so that the numbers of lines hold
            if (fence.shows().isPresent()) {
                List<String> place = lines.subList(
                        fence.line() - 1, fence.line() - 1 + fence.code().size());
                place.clear();
                place.addAll(region(text, fence).code());
            }
        }
        return lines;
    }

    /** What is wrong with the code that a text shows, with both places and both lines. */
    static Optional<String> difference(Text text, Text.Fence fence) throws IOException {
        Region source = region(text, fence);
        List<String> code = fence.code();
        for (int i = 0; i < Math.max(code.size(), source.lines().size()); i++) {
            String shown = i < code.size() ? code.get(i) : "(no line)";
            Region.Line line = i < source.lines().size()
                    ? source.lines().get(i)
                    : new Region.Line(source.lines().getLast().number() + 1, "(no line)");
            if (!shown.equals(line.text())) {
                return Optional.of("%s:%n    %s%nis not as it is in %s:%d:%n    %s%nscripts/snippets writes it anew."
                        .formatted(text.at(fence.line() + i), shown, source.file(), line.number(), line.text()));
            }
        }
        return Optional.empty();
    }

    private static Region region(Text text, Text.Fence fence) throws IOException {
        try {
            Region region = Region.read(fence.shows().orElseThrow());
            if (region.lines().isEmpty()) {
                throw new IllegalArgumentException(fence.shows().get() + " is empty.");
            }
            return region;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text.at(fence.line() - 2) + ": " + e.getMessage(), e);
        }
    }
}
