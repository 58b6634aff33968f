package {{package}};

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

/** The functions of the crate in {@code {{folder}}}. */
public interface {{class}} extends Library {

    {{class}} INSTANCE = NativeLoader.load("{{bundle}}", {{class}}.class);

    long add(long a, long b);
}
