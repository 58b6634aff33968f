package io.github.ferrule.plugin.audit;

/**
 * A check that the audit could not make completely.
 *
 * @param library the library, by its name in reports
 * @param check the check
 * @param reason the reason, in one line
 */
public record NotChecked(String library, Check check, String reason) {}
