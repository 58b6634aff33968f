/**
 * Puts the pieces together: {@code CrateRequest → CratePlanner → Prepared → Installer, CrateBuilder → BuildReport}; beside
 * the build, {@code InventoryTaker}; and, for what would be, {@code Surveyor → Survey}. {@code Engine} is the way in.
 */
package io.github.ferrule.plugin.build.engine;
