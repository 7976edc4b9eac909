package wireup.toolbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table for the terminal: its columns are aligned, so that it can be read as it is. */
public final class AlignedTable {

    private AlignedTable() {}

    /** The first row is the head; every row has as many cells. */
    public static String of(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> row.get(index).length()).max().orElseThrow());
        }
        StringBuilder out = new StringBuilder(line(rows.getFirst(), widths));
        out.append(widths.stream().map(width -> "-".repeat(width)).collect(Collectors.joining(" | ", "| ", " |\n")));
        rows.stream().skip(1).forEach(row -> out.append(line(row, widths)));
        return out.toString();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append("| ").append(cell).append(" ".repeat(widths.get(column) - cell.length() + 1));
        }
        return line.append("|\n").toString();
    }
}
