package wireup.toolbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import wireup.toolbox.AlignedTable;

/** Tells the results as Markdown tables, aligned to be read as they are. */
final class Tables {

    private final Results results;
    private final StringBuilder out = new StringBuilder();

    private Tables(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        return new Tables(results).tell();
    }

    private String tell() {
        String first = results.contenders().getFirst().title();
        if (!results.workloads().isEmpty()) {
            out.append("Ratios to ").append(first).append(": the median of the rounds (smallest..largest).\n");
            for (Measure measure : Measure.values()) {
                table(
                        measure.title(),
                        contender -> measure == Measure.RATE || contender.isServer(),
                        (contender, workload) ->
                                results.ratio(measure, workload, contender).toString());
            }
            table("Busy, server / load client (which of them was the limit)", _ -> true, this::busy);
        }
        if (!results.idle().isEmpty()) {
            idle();
        }
        results.lost()
                .forEach((contender, times) -> out.append("\n%s: an echo never came (%d measurements made again).\n"
                        .formatted(contender.title(), times)));
        return out.toString();
    }

    private String busy(Contender contender, Workload workload) {
        List<Sample> samples = results.samples(workload, contender);
        return String.format(
                Locale.ROOT,
                "%.0f %% / %.0f %%",
                100 * samples.stream().mapToDouble(Sample::serverBusy).average().orElseThrow(),
                100 * samples.stream().mapToDouble(Sample::clientBusy).average().orElseThrow());
    }

    private void table(String title, Predicate<Contender> shown, BiFunction<Contender, Workload, String> cell) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(title));
        results.workloads().forEach(workload -> head.add(workload.name()));
        rows.add(head);
        results.contenders().stream().filter(shown).forEach(contender -> {
            List<String> row = new ArrayList<>(List.of(contender.title()));
            results.workloads().forEach(workload -> row.add(cell.apply(contender, workload)));
            rows.add(row);
        });
        print(rows);
    }

    private void idle() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Memory an idle connection, of 10,000", "heap", "outside the heap"));
        results.idle()
                .forEach((contender, cost) -> rows.add(List.of(
                        contender.title(), kib(cost.heap()), cost.resident() == 0 ? "?" : kib(cost.resident()))));
        print(rows);
    }

    private static String kib(double bytes) {
        return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024);
    }

    private void print(List<List<String>> rows) {
        out.append('\n').append(AlignedTable.of(rows));
    }
}
