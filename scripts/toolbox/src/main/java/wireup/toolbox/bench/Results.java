package wireup.toolbox.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that was measured. The servers are compared to the first of them. */
final class Results {

    private final List<Contender> contenders;
    private final List<Workload> workloads;
    private final Map<Workload, Map<Contender, List<Sample>>> samples = new LinkedHashMap<>();
    private final Map<Contender, Integer> lost = new EnumMap<>(Contender.class);
    private final Map<Contender, IdleCost> idle = new EnumMap<>(Contender.class);

    Results(List<Contender> contenders, List<Workload> workloads) {
        this.contenders = contenders;
        this.workloads = workloads;
    }

    List<Contender> contenders() {
        return contenders;
    }

    List<Workload> workloads() {
        return workloads;
    }

    /** Adds the sample of the next round. */
    void add(Workload workload, Contender contender, Sample sample) {
        samples.computeIfAbsent(workload, _ -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, _ -> new ArrayList<>())
                .add(sample);
    }

    /** Counts a measurement that had to be made again because an echo never came. */
    void addLost(Contender contender) {
        lost.merge(contender, 1, Integer::sum);
    }

    /** How often an echo never came, of the servers of which one did not. */
    Map<Contender, Integer> lost() {
        return lost;
    }

    void add(Contender contender, IdleCost cost) {
        idle.put(contender, cost);
    }

    /** The memory of idle connections, of the servers where it was measured. */
    Map<Contender, IdleCost> idle() {
        return idle;
    }

    /** One for each round. */
    List<Sample> samples(Workload workload, Contender contender) {
        return samples.get(workload).get(contender);
    }

    Ratio ratio(Measure measure, Workload workload, Contender contender) {
        List<Sample> ours = samples(workload, contender);
        List<Sample> firsts = samples(workload, contenders.getFirst());
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            rounds.add(measure.of(ours.get(round)) / measure.of(firsts.get(round)));
        }
        return Ratio.of(rounds);
    }

    /** Every sample, as CSV. */
    String csv() {
        StringBuilder csv = new StringBuilder(
                "workload,server,round,messages,messages_per_s,p50_us,p99_us,p999_us,cpu_s_per_million,server_busy,client_busy\n");
        samples.forEach((workload, servers) -> servers.forEach((contender, rounds) -> {
            for (int round = 0; round < rounds.size(); round++) {
                Sample s = rounds.get(round);
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%d,%.0f,%.1f,%.1f,%.1f,%.3f,%.2f,%.2f%n",
                        workload.name(),
                        contender.id(),
                        round + 1,
                        s.messages(),
                        s.perSecond(),
                        s.p50(),
                        s.p99(),
                        s.p999(),
                        s.serverCpu(),
                        s.serverBusy(),
                        s.clientBusy()));
            }
        }));
        return csv.toString();
    }

    /** The results that were written as CSV. */
    static Results parse(String csv, String idleCsv) {
        Results results = new Results(Contender.all().toList(), Workload.ALL);
        csv.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> results.add(
                        Workload.ALL.stream()
                                .filter(workload -> workload.name().equals(cells[0]))
                                .findFirst()
                                .orElseThrow(),
                        Contender.of(cells[1]),
                        Sample.parse(Arrays.copyOfRange(cells, 3, cells.length))));
        idleCsv.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> results.add(
                        Contender.of(cells[0]),
                        new IdleCost(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]))));
        return results;
    }

    /** The memory of idle connections, as CSV. */
    String idleCsv() {
        StringBuilder csv = new StringBuilder("server,heap_bytes_per_connection,resident_bytes_per_connection\n");
        idle.forEach((contender, cost) ->
                csv.append(String.format(Locale.ROOT, "%s,%.0f,%.0f%n", contender.id(), cost.heap(), cost.resident())));
        return csv.toString();
    }
}
