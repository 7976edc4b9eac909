package wireup.toolbox.zoo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One step of a source file replaced.
 *
 * @param file the class whose file it is, {@code Mask}
 * @param stands the lines that stand there now, once; how far they are indented does not matter
 * @param instead the lines in their place
 */
record Patch(String file, String stands, String instead) {

    /**
     * The source with the step replaced.
     *
     * @throws IllegalStateException if it does not stand there any more, or more than once
     */
    String applyTo(String source) {
        List<String> lines = new ArrayList<>(source.lines().toList());
        List<String> found = lines.stream().map(String::strip).toList();
        List<String> wanted = stands.lines().map(String::strip).toList();
        int at = Collections.indexOfSubList(found, wanted);
        if (at < 0 || at != Collections.lastIndexOfSubList(found, wanted)) {
            throw new IllegalStateException(file + ".java was changed: these lines of an animal stand there "
                    + (at < 0 ? "no more" : "more than once") + ". Give the animal the new ones.\n" + stands);
        }
        List<String> place = lines.subList(at, at + wanted.size());
        place.clear();
        place.addAll(instead.lines().toList());
        return String.join("\n", lines) + "\n";
    }
}
