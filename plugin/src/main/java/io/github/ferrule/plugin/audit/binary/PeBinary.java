package io.github.ferrule.plugin.audit.binary;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A library of Windows.
 *
 * @param needed DLLs that must be found for this one to load
 */
public record PeBinary(
        long size,
        PeHeader header,
        List<String> needed,
        SortedSet<String> exports,
        List<ImportedSymbol> imports,
        StrippableBytes leftovers)
        implements NativeBinary {

    private static final Pattern STDCALL = Pattern.compile("^_?(.+)@\\d+$");

    @Override
    public boolean loadable() {
        return header.dll();
    }

    @Override
    public Set<Machine> machines() {
        return Set.of(header.machine());
    }

    /** On 32-bit Windows the JVM, and JNA if configured, also look for {@code _name@12}. */
    @Override
    public Set<String> callableNames() {
        return header.machine() == Machine.X86
                ? exports.stream()
                        .flatMap(name -> Stream.of(name, STDCALL.matcher(name).replaceFirst("$1")))
                        .collect(Collectors.toUnmodifiableSet())
                : exports;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.pe(this);
    }
}
