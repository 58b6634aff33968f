/** The rim of the audit: opens libraries, jars and class files, and hands what they contain to the pure part. */
package io.github.ferrule.plugin.audit.input;
