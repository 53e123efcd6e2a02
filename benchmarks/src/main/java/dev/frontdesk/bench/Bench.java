package dev.frontdesk.bench;

import dev.frontdesk.bench.program.Workplace;
import dev.frontdesk.bench.report.Report;
import dev.frontdesk.bench.report.Table;
import dev.frontdesk.bench.section.Bots;
import dev.frontdesk.bench.section.Crash;
import dev.frontdesk.bench.section.Intake;
import dev.frontdesk.bench.section.Machine;
import dev.frontdesk.bench.section.Mailboxes;
import dev.frontdesk.bench.section.Quality;
import dev.frontdesk.bench.section.Run;
import dev.frontdesk.bench.section.Search;
import dev.frontdesk.bench.section.Section;
import dev.frontdesk.bench.section.StartUp;
import dev.frontdesk.bench.section.Throughput;
import dev.frontdesk.bench.section.Turns;
import dev.frontdesk.bench.section.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The program: runs the sections that are named, or all, and prints the table. A missed target is no failure. */
public final class Bench {

    private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("startup", new StartUp());
        SECTIONS.put("intake", new Intake());
        SECTIONS.put("throughput", new Throughput());
        SECTIONS.put("waiting", new Waiting());
        SECTIONS.put("turns", new Turns());
        SECTIONS.put("bots", new Bots());
        SECTIONS.put("mailboxes", new Mailboxes());
        SECTIONS.put("search", new Search());
        SECTIONS.put("quality", new Quality());
        SECTIONS.put("crash", new Crash());
    }

    private Bench() {}

    /** {@code [quick] [machine] [section…]} */
    public static void main(String[] arguments) {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean quick = wanted.remove("quick");
        boolean machineOnly = wanted.equals(List.of("machine"));
        wanted.remove("machine");
        for (String name : wanted) {
            if (!SECTIONS.containsKey(name)) {
                System.err.println("There is no section \"" + name + "\". Sections: machine, "
                        + String.join(", ", SECTIONS.keySet()) + "; \"quick\" makes all of them short.");
                System.exit(2);
            }
        }
        if (wanted.isEmpty() && !machineOnly) {
            wanted.addAll(SECTIONS.keySet());
        }
        Report report = new Report();
        try (Workplace place = Workplace.open(Path.of(".run"))) {
            run(place, quick, wanted, report);
        }
        System.out.println(Table.of(report.figures()));
        System.exit(0);
    }

    private static void run(Workplace place, boolean quick, List<String> wanted, Report report) {
        report.begin("machine");
        Run run = new Run(place, quick, report, new Machine(place, quick, report).measure());
        for (String name : wanted) {
            report.begin(name);
            try {
                Objects.requireNonNull(SECTIONS.get(name)).run(run);
            } catch (RuntimeException failure) {
                failure.printStackTrace();
                report.broken(String.valueOf(failure.getMessage()));
            }
        }
    }
}
