package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The entries of PT_DYNAMIC: tags with values, and the strings that some of them point to. */
final class ElfDynamicTable {

    static final long NONE = 0;
    static final long NEEDED = 1;
    static final long PLT_RELOCATIONS_SIZE = 2;
    static final long HASH = 4;
    static final long STRINGS = 5;
    static final long SYMBOLS = 6;
    static final long RELA = 7;
    static final long RELA_SIZE = 8;
    static final long STRINGS_SIZE = 10;
    static final long RPATH = 15;
    static final long REL = 17;
    static final long REL_SIZE = 18;
    static final long PLT_RELOCATION_KIND = 20;
    static final long TEXT_RELOCATIONS = 22;
    static final long PLT_RELOCATIONS = 23;
    static final long RUNPATH = 29;
    static final long FLAGS = 30;
    static final long RELR = 36;
    static final long ANDROID_REL = 0x6000000fL;
    static final long ANDROID_RELA = 0x60000011L;
    static final long ANDROID_RELR = 0x6fffe000L;
    static final long GNU_HASH = 0x6ffffef5L;
    static final long SYMBOL_VERSIONS = 0x6ffffff0L;
    static final long RELA_COUNT = 0x6ffffff9L;
    static final long REL_COUNT = 0x6ffffffaL;
    static final long FLAGS_1 = 0x6ffffffbL;
    static final long VERSION_DEFINITIONS = 0x6ffffffcL;
    static final long VERSION_DEFINITION_COUNT = 0x6ffffffdL;
    static final long VERSION_NEEDS = 0x6ffffffeL;
    static final long VERSION_NEED_COUNT = 0x6fffffffL;

    private static final long FLAG_TEXT_RELOCATIONS = 4;
    private static final long FLAG_1_EXECUTABLE = 0x08000000L;
    private static final long FLAG_1_NO_DLOPEN = 0x40L;

    private final BinaryView file;
    private final ElfSegments segments;
    private final Map<Long, List<Long>> values;
    private final Optional<BinaryView> strings;

    private ElfDynamicTable(BinaryView file, ElfSegments segments, Map<Long, List<Long>> values) throws IOException {
        this.file = file;
        this.segments = segments;
        this.values = values;
        this.strings = values.containsKey(STRINGS) ? Optional.of(strings()) : Optional.empty();
    }

    static ElfDynamicTable read(BinaryView file, ElfHeader header, ElfSegments segments) throws IOException {
        Map<Long, List<Long>> values = new LinkedHashMap<>();
        Optional<ElfSegments.Segment> segment = segments.first(ElfSegments.DYNAMIC);
        if (segment.isPresent()) {
            BinaryView table = file.part(
                    "dynamic table", segment.get().offset(), segment.get().fileSize());
            int word = header.is64() ? 8 : 4;
            for (long at = 0; at + 2L * word <= table.length(); at += 2L * word) {
                long tag = word(table, at, word);
                if (tag == 0) {
                    break;
                }
                values.computeIfAbsent(tag, any -> new ArrayList<>()).add(word(table, at + word, word));
            }
        }
        return new ElfDynamicTable(file, segments, values);
    }

    private static long word(BinaryView view, long at, int size) throws IOException {
        return size == 8 ? view.i64(at) : view.u32(at);
    }

    private BinaryView strings() throws IOException {
        BinaryView fromStart =
                segments.at(file, "dynamic strings", values.get(STRINGS).get(0));
        return fromStart.part("dynamic strings", 0, value(STRINGS_SIZE).orElse(fromStart.length()));
    }

    Optional<Long> value(long tag) {
        return Optional.ofNullable(values.get(tag)).map(list -> list.get(0));
    }

    /** The table that the tag points to; {@code what} names it in messages. */
    Optional<BinaryView> table(String what, long tag) throws IOException {
        Optional<Long> address = value(tag);
        return address.isEmpty() ? Optional.empty() : Optional.of(segments.at(file, what, address.get()));
    }

    List<String> texts(long tag) throws IOException {
        List<String> texts = new ArrayList<>();
        for (long offset : values.getOrDefault(tag, List.of())) {
            texts.add(text(offset));
        }
        return List.copyOf(texts);
    }

    String text(long offset) throws IOException {
        if (strings.isEmpty()) {
            throw file.malformed(0, "the dynamic table refers to strings, but has none");
        }
        return strings.get().string(offset);
    }

    /** RPATH and RUNPATH hold folders separated by colons. */
    List<String> folders(long tag) throws IOException {
        return texts(tag).stream()
                .flatMap(text -> List.of(text.split(":")).stream())
                .filter(folder -> !folder.isEmpty())
                .toList();
    }

    boolean textRelocations() {
        return values.containsKey(TEXT_RELOCATIONS) || (value(FLAGS).orElse(0L) & FLAG_TEXT_RELOCATIONS) != 0;
    }

    boolean packedRelocations() {
        return values.containsKey(RELR);
    }

    boolean androidRelocations() {
        return Stream.of(ANDROID_REL, ANDROID_RELA, ANDROID_RELR).anyMatch(values::containsKey);
    }

    boolean forbidsDlopen() {
        return (value(FLAGS_1).orElse(0L) & FLAG_1_NO_DLOPEN) != 0;
    }

    boolean executable() {
        return (value(FLAGS_1).orElse(0L) & FLAG_1_EXECUTABLE) != 0;
    }
}
