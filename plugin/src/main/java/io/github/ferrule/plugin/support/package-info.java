/** Building blocks that every room may use: problems, programs, files, JSON. */
package io.github.ferrule.plugin.support;
