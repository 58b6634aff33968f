package {{package}};

import io.github.ferrule.loader.NativeLoader;

/** The functions of the crate in {@code {{folder}}}. */
public final class {{class}} {

    static {
        NativeLoader.locate("{{bundle}}", {{class}}.class).load(System::load);
    }

    private {{class}}() {}

    public static native long add(long a, long b);
}
