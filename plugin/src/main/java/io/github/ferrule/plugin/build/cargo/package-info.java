/** What cargo says and what its files say, as values: no file is opened and no program is run here. */
package io.github.ferrule.plugin.build.cargo;
