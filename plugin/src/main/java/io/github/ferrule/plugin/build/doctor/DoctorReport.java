package io.github.ferrule.plugin.build.doctor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that was looked for.
 *
 * @param checks in the order in which they are to be read
 * @param problems what keeps a target from having any backend
 */
public record DoctorReport(List<Check> checks, List<Problem> problems) {

    private static final JsonMapper JSON = new JsonMapper();

    public DoctorReport {
        checks = List.copyOf(checks);
        problems = List.copyOf(problems);
    }

    /** Returns the report as a table, followed by the commands that install the missing items. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        int width =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        String format = "%-17s  %-16s  %-" + Math.max(width, 1) + "s  %s";
        for (Check check : checks) {
            lines.add(String.format(
                            format,
                            check.state(),
                            check.kind(),
                            check.name(),
                            check.found().map(Check.Found::toString).orElse("-"))
                    .stripTrailing());
            if (check.found().isEmpty() && !check.neededBy().isEmpty()) {
                lines.add(" ".repeat(19) + "needed by " + String.join(", ", check.neededBy()));
                check.remedy().ifPresent(command -> lines.add(" ".repeat(19) + command));
            }
        }
        return lines;
    }

    /** Returns the report as JSON. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("healthy", isHealthy());
        ArrayNode list = root.putArray("checks");
        for (Check check : checks) {
            ObjectNode entry = list.addObject();
            entry.put("kind", check.kind());
            entry.put("name", check.name());
            entry.put("state", check.state());
            check.found()
                    .ifPresent(found -> entry.put("version", found.version()).put("place", found.place()));
            check.neededBy().forEach(entry.withArray("neededBy")::add);
            if (check.found().isEmpty()) {
                check.remedy().ifPresent(command -> entry.put("remedy", command));
            }
        }
        problems.forEach(problem -> root.withArray("problems").add(problem.toString()));
        return root.toPrettyString();
    }

    /** Returns true if every configured target can be built. */
    public boolean isHealthy() {
        return problems.isEmpty() && checks.stream().noneMatch(Check::fails);
    }

    /**
     * Ends the goal if a configured target cannot be built.
     *
     * @throws FerruleException with each missing item
     */
    public void throwIfUnhealthy() {
        if (!isHealthy()) {
            Stream<Problem> missing = checks.stream().filter(Check::fails).map(DoctorReport::problem);
            throw new FerruleException(Stream.concat(problems.stream(), missing).toList());
        }
    }

    private static Problem problem(Check check) {
        Problem problem = Problem.of(
                ProblemCode.DOCTOR,
                check.kind() + " " + check.name() + " is missing, needed by " + String.join(", ", check.neededBy()));
        return check.remedy().map(problem::remedy).orElse(problem);
    }
}
