package wireup.toolbox.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How two versions of a source differ. */
final class Diff {

    private static final int CONTEXT = 2;

    private Diff() {}

    /** The copy against the chapter with the first {@code solved} tasks solved: - is the copy's, + is ours. */
    static String of(WorkingCopy copy, int solved) throws IOException {
        StringBuilder diff = new StringBuilder();
        for (Map.Entry<Path, String> source : copy.texts(solved).entrySet()) {
            Path file = copy.folder().resolve(source.getKey());
            List<String> yours = Files.exists(file) ? Files.readAllLines(file) : List.of();
            String lines =
                    of(unmarked(yours), unmarked(source.getValue().lines().toList()));
            if (!lines.isEmpty()) {
                diff.append("\n").append(file.getFileName()).append("\n").append(lines);
            }
        }
        return diff.toString();
    }

    /** Whether the comment that marks a part is still there says nothing about the part. */
    private static List<String> unmarked(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.strip().startsWith("// your turn"))
                .toList();
    }

    /** The lines that differ with two around them; empty if there are none. The longest common subsequence stays. */
    static String of(List<String> yours, List<String> ours) {
        int[][] common = new int[yours.size() + 1][ours.size() + 1];
        for (int i = yours.size() - 1; i >= 0; i--) {
            for (int j = ours.size() - 1; j >= 0; j--) {
                common[i][j] = yours.get(i).equals(ours.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        StringBuilder all = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < yours.size() || j < ours.size()) {
            if (i < yours.size() && j < ours.size() && yours.get(i).equals(ours.get(j))) {
                all.append("  ").append(yours.get(i)).append('\n');
                i++;
                j++;
            } else if (j == ours.size() || (i < yours.size() && common[i + 1][j] >= common[i][j + 1])) {
                all.append("- ").append(yours.get(i++)).append('\n');
            } else {
                all.append("+ ").append(ours.get(j++)).append('\n');
            }
        }
        return nearChanges(all.toString().lines().toList());
    }

    private static String nearChanges(List<String> lines) {
        StringBuilder near = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            List<String> around = lines.subList(Math.max(0, i - CONTEXT), Math.min(lines.size(), i + CONTEXT + 1));
            if (around.stream().anyMatch(line -> !line.startsWith("  "))) {
                near.append(lines.get(i)).append('\n');
            }
        }
        return near.toString();
    }
}
