/** Opens libraries, jars and class files, and passes their content to the audit. */
package io.github.ferrule.plugin.audit.input;
