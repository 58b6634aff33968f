/** Writes the files that accompany the jars in a repository, and checks a release against the repository's rules. */
package io.github.ferrule.plugin.release.publish;
