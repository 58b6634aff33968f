/**
 * The symbols that each platform provides: which library exports which names, and since when.
 *
 * <p>The tables are resources that {@code its/bed/symbol-tables} generates from zig and from Debian's packages.
 */
package io.github.ferrule.plugin.audit.symbols;
