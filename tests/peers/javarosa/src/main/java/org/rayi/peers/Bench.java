/** What {@code rayi bench} measures, measured of JavaRosa: same steps, same lines. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * {@code Bench FORM [--media DIR] [--steps FILE] [--reps N] [--work NAME] [--results FILE] --json}.
 *
 * <p>Everything a client has at hand when its user acts (the place in the form, the answer as
 * JavaRosa's value) is made ready before the clock starts. The processor's time is that of this
 * thread alone: neither the compiler's nor the garbage collector's. Two clocks around a step are
 * nothing beside what JavaRosa does in it, so that one pass serves the whole and the steps.
 */
public final class Bench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double MS = 1e6;

    private Path form;
    private Path media;
    private Path results;
    private String work = "";
    private int reps = 5;
    private final List<JsonNode> steps = new ArrayList<>();

    private final List<Took> loads = new ArrayList<>();
    private final List<Took> wholes = new ArrayList<>();
    private final List<Took> serialised = new ArrayList<>();
    private final List<Map<Act.Kind, Sum>> singles = new ArrayList<>();
    private int bytes;

    private Bench() {
    }

    /** Exit status 1 where the form does not load or a step fails. */
    public static void main(String[] words) throws Exception {
        Bench bench = new Bench();
        bench.read(words);
        try (Attachments files = Attachments.of(Main.JSON.getNodeFactory().textNode(bench.media.toString()))) {
            bench.measure();
            bench.print();
            bench.keepResults();
        } catch (Exception why) {
            System.out.println(Main.JSON.createObjectNode().put("error", Interviews.said(why)));
            System.exit(1);
        }
    }

    private void read(String[] words) throws IOException {
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--media" -> media = Path.of(words[++i]);
                case "--steps" -> {
                    for (String line : Files.readAllLines(Path.of(words[++i]))) {
                        steps.add(Main.JSON.readTree(line));
                    }
                }
                case "--reps" -> reps = Integer.parseInt(words[++i]);
                case "--work" -> work = words[++i];
                case "--results" -> results = Path.of(words[++i]);
                case "--json" -> { }
                default -> form = Path.of(words[i]);
            }
        }
        if (media == null) {
            media = Path.of(form.toString().replaceFirst("\\.xml$", "") + "-media");
        }
    }

    private void measure() throws Exception {
        String xml = Files.readString(form);
        for (int rep = 0; rep < reps; rep++) {
            Clock clock = new Clock();
            Sitting sitting = Sitting.open(form, xml, media);
            loads.add(clock.took());
            List<Act> acts = sitting.acts(steps);
            clock = new Clock();
            Map<Act.Kind, Sum> sums = single(acts);
            wholes.add(clock.took());
            singles.add(sums);
            clock = new Clock();
            bytes = sitting.xml().length;
            serialised.add(clock.took());
        }
    }

    private static Map<Act.Kind, Sum> single(List<Act> acts) throws Exception {
        Map<Act.Kind, Sum> sums = new EnumMap<>(Act.Kind.class);
        for (Act.Kind kind : Act.Kind.values()) {
            sums.put(kind, new Sum());
        }
        for (Act act : acts) {
            Clock clock = new Clock();
            act.out();
            sums.get(act.kind()).add(clock.took());
        }
        return sums;
    }

    private void print() throws IOException {
        row("load_first", loads.get(0).wall / MS, "ms");
        row("load_warm", median(loads, took -> took.wall) / MS, "ms");
        row("load_warm_cpu", median(loads, took -> took.cpu) / MS, "ms");
        row("load_warm_cpu_best", least(loads, took -> took.cpu) / MS, "ms");
        if (!steps.isEmpty()) {
            ToDoubleFunction<Map<Act.Kind, Sum>> cpu = sums -> sums.get(Act.Kind.ANSWER).cpu();
            row("answer", median(singles, sums -> sums.get(Act.Kind.ANSWER).wall()), "ns/answer");
            row("answer_cpu", median(singles, cpu), "ns/answer");
            row("answer_cpu_best", least(singles, cpu), "ns/answer");
            row("answers", singles.get(0).get(Act.Kind.ANSWER).steps, "count");
            row("new_repeat", median(singles, sums -> sums.get(Act.Kind.REPEAT).wall()), "ns/repeat");
            row("choices", median(singles, sums -> sums.get(Act.Kind.LIST).wall()) / MS, "ms/list");
            row("interview", median(wholes, took -> took.wall) / MS, "ms");
            row("interview_cpu", median(wholes, took -> took.cpu) / MS, "ms");
            row("interview_cpu_best", least(wholes, took -> took.cpu) / MS, "ms");
            row("steps_done", steps.size(), "count");
        }
        row("serialise", median(serialised, took -> took.wall) / MS, "ms");
        row("serialised", bytes, "bytes");
        row("peak_rss", peak(), "MiB");
    }

    private void row(String metric, double value, String unit) {
        ObjectNode row = Main.JSON.createObjectNode();
        row.put("peer", "javarosa").put("work", work).put("metric", metric);
        System.out.println(row.put("value", value).put("unit", unit));
    }

    /** After the measures: what every step answered, and the record. */
    private void keepResults() throws Exception {
        if (results == null) {
            return;
        }
        Sitting sitting = Sitting.open(form, Files.readString(form), media);
        try (PrintStream lines = new PrintStream(results.toFile(), UTF_8)) {
            for (Act act : sitting.acts(steps)) {
                lines.println(Main.JSON.writeValueAsString(act.told(act.out())));
            }
            String xml = new String(sitting.xml(), UTF_8).replaceFirst("^<\\?xml[^>]*>", "").trim();
            lines.println(Main.JSON.createObjectNode().put("got", xml));
        }
    }

    /** Largest memory of the process so far, in MiB. */
    private static double peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }

    private static <T> double[] sorted(List<T> of, ToDoubleFunction<T> value) {
        double[] values = of.stream().mapToDouble(value).toArray();
        Arrays.sort(values);
        return values;
    }

    private static <T> double median(List<T> of, ToDoubleFunction<T> value) {
        return sorted(of, value)[of.size() / 2];
    }

    private static <T> double least(List<T> of, ToDoubleFunction<T> value) {
        return sorted(of, value)[0];
    }

    /** Nanoseconds on the wall and on the processor. */
    private record Took(double wall, double cpu) {
    }

    private static final class Clock {
        private final long wall = System.nanoTime();
        private final long cpu = THREADS.getCurrentThreadCpuTime();

        Took took() {
            long used = THREADS.getCurrentThreadCpuTime() - cpu;
            return new Took(System.nanoTime() - wall, used);
        }
    }

    private static final class Sum {
        private double wall;
        private double cpu;
        private int steps;

        void add(Took took) {
            wall += took.wall;
            cpu += took.cpu;
            steps++;
        }

        double wall() {
            return wall / Math.max(1, steps);
        }

        double cpu() {
            return cpu / Math.max(1, steps);
        }
    }
}
