/** What stands beside the jars in a repository, and what a repository asks of a release. */
package io.github.ferrule.plugin.release.publish;
