/** What can go wrong in a way that the user can mend, as values: code, facts and remedy. */
package io.github.ferrule.plugin.support.problem;
