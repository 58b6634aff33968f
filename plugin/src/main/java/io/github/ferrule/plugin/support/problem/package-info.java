/** Errors that the user can fix, as values: code, facts and remedy. */
package io.github.ferrule.plugin.support.problem;
