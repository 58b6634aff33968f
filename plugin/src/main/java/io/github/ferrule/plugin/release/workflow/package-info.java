/** Writes workflows that build a release on several machines: the machine for each platform, and the text of the file. */
package io.github.ferrule.plugin.release.workflow;
