package io.github.ferrule.plugin.build.backend;

/** Installs the tools that backends need; does nothing for a tool that is there. */
public interface ToolInstaller {

    /** Installs Ferrule's own zig and cargo-zigbuild, if the backend uses them. */
    void installZig(CargoZigbuild backend);

    /** Installs Ferrule's own copy of a program that cargo compiles, if this is its path. */
    void installCargoTool(String program);
}
