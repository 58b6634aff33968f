/** Tests that run real Maven and real cargo; each names in its title what a user may rely on. */
package io.github.ferrule.its;
