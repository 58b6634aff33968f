/**
 * From what the user asked for to what was built: {@code BuildRequest → BuildPlanner → BuildPlan → BuildReport}.
 *
 * <p>Everything here is a value or a function of values, but for {@code BuildExecutor} and {@code LibraryFolder}, which
 * run the plan and keep what came of it.
 */
package io.github.ferrule.plugin.build;
