/** Libraries that other machines built: where each came from, and whether together they are one release. */
package io.github.ferrule.plugin.release.collect;
