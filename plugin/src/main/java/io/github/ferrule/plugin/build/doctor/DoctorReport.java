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
 * The results of all checks.
 *
 * @param checks the checks, in the order to print them
 * @param problems the reasons why targets have no backend
 */
public record DoctorReport(List<Check> checks, List<Problem> problems) {

    private static final JsonMapper JSON = new JsonMapper();

    public DoctorReport {
        checks = List.copyOf(checks);
        problems = List.copyOf(problems);
    }

    /** Returns the report as a table: what the targets need, what is optional, and whether the targets can be built. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("needed by the targets");
        lines.add(row("state", "kind", "name", "version and path"));
        checks.stream().filter(Check::isNeeded).flatMap(this::rows).forEach(lines::add);
        lines.add("");
        lines.add("optional");
        checks.stream().filter(check -> !check.isNeeded()).flatMap(this::rows).forEach(lines::add);
        lines.add("");
        lines.add(verdict());
        return lines;
    }

    private Stream<String> rows(Check check) {
        String indent = " ".repeat(19);
        String row = row(
                check.state(),
                check.kind(),
                check.name(),
                check.found().map(Check.Found::toString).orElse("-"));
        return check.found().isPresent() || !check.isNeeded()
                ? Stream.of(row)
                : Stream.concat(
                        Stream.of(row, indent + "needed by " + String.join(", ", check.neededBy())),
                        check.remedy().map(command -> indent + command).stream());
    }

    private String row(String state, String kind, String name, String found) {
        int width =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(4);
        return String.format("%-17s  %-16s  %-" + Math.max(width, 4) + "s  %s", state, kind, name, found)
                .stripTrailing();
    }

    private String verdict() {
        if (!isHealthy()) {
            List<String> missing = checks.stream()
                    .filter(Check::fails)
                    .map(Check::name)
                    .distinct()
                    .toList();
            return missing.isEmpty()
                    ? "verdict: some targets cannot be built on this machine; see the errors"
                    : "verdict: some targets cannot be built on this machine; missing: " + String.join(", ", missing);
        }
        List<String> installed = checks.stream()
                .filter(Check::isInstalledByFerrule)
                .map(Check::name)
                .distinct()
                .toList();
        return "verdict: every target can be built on this machine"
                + (installed.isEmpty() ? "" : ", once ferrule:build has installed " + String.join(", ", installed));
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
