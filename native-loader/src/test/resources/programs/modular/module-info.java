module com.acme.app {
    requires com.sun.jna;
    requires io.github.ferrule.loader;

    exports com.acme.app;
}
