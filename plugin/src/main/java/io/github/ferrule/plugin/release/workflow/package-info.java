/** Workflows that build a release on several machines: which platform is built and tested where, and the text of the file. */
package io.github.ferrule.plugin.release.workflow;
