package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.bundle.BundleScan;
import io.github.ferrule.loader.platform.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds which classes of an application call the loader and with which ids, and what shading has renamed, so that the
 * application fails although its libraries load: these ids, and the package of JNA.
 */
final class Relocations {
    private static final String CLASS = ".class";
    private static final String CALLED = "ferrule/loader/NativeLoader";
    private static final String[] CALLS_BY_JNA = {"load", "register"};
    private static final String JNA = "com/sun/jna/Native";
    /** The resource of JNA's native library is named in JNA's class, whatever its package. */
    private static final String JNA_RESOURCE = "jnidispatch";
    /** Classes that call the loader are small; a jar may claim anything. */
    private static final int LARGEST = 1 << 20;

    private final Map<String, Set<String>> askedBy = new LinkedHashMap<>();
    private final Set<String> callersByJna = new HashSet<>();
    private String jna;

    private Relocations() {}

    /** Reads the classes in these jars; class folders are not shaded. */
    static Relocations in(Iterable<File> files) {
        Relocations found = new Relocations();
        for (File file : files) {
            if (file.isFile()) {
                try (ZipFile jar = new ZipFile(file)) {
                    found.add(jar);
                } catch (IOException reportedAsBroken) {
                    continue;
                }
            }
        }
        return found;
    }

    private void add(ZipFile jar) throws IOException {
        Enumeration<? extends ZipEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.endsWith(CLASS) && entry.getSize() <= LARGEST) {
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] content = Bytes.read(in, LARGEST);
                    add(name.substring(0, name.length() - CLASS.length()), Constants.of(content));
                }
            }
        }
    }

    private void add(String type, Constants constants) {
        if (constants.refersTo(CALLED)) {
            askedBy.put(nameOf(type), constants.strings);
            for (String method : CALLS_BY_JNA) {
                if (constants.call(CALLED, method)) {
                    callersByJna.add(nameOf(type));
                }
            }
        }
        boolean isJna = type.endsWith("/Native") && constants.strings.contains(JNA_RESOURCE);
        if (isJna && !type.endsWith(JNA)) {
            jna = type.substring(0, type.lastIndexOf('/')).replace('/', '.');
        }
    }

    private static String nameOf(String type) {
        String name = type;
        for (String folder : BundleScan.CLASSES) {
            name = name.startsWith(folder) ? name.substring(folder.length()) : name;
        }
        return name.replace('/', '.');
    }

    /** The names of the classes that ask for a bundle. */
    List<String> callersOf(String id) {
        List<String> callers = new ArrayList<>();
        for (Map.Entry<String, Set<String>> caller : askedBy.entrySet()) {
            if (caller.getValue().contains(id)) {
                callers.add(caller.getKey());
            }
        }
        return callers;
    }

    /** The first class that asks for a bundle by JNA; empty if none does. */
    Optional<String> callerByJna(String id) {
        for (String caller : callersOf(id)) {
            if (callersByJna.contains(caller)) {
                return Optional.of(caller);
            }
        }
        return Optional.empty();
    }

    /**
     * The reason why the application cannot load a bundle, although this program can; null if there is none.
     *
     * @param ids all bundles of the application
     */
    String reasonAgainst(String id, Set<String> ids) {
        for (Map.Entry<String, Set<String>> caller : askedBy.entrySet()) {
            if (!containsAny(caller.getValue(), ids)) {
                for (String asked : caller.getValue()) {
                    if (isRenamed(id, asked)) {
                        return "the class " + caller.getKey() + " asks for " + asked + ", which no jar has: shading has"
                                + " rewritten the id\n"
                                + "exclude the id in the relocation:  <excludes><exclude>" + id
                                + "</exclude></excludes>";
                    }
                }
            }
        }
        return jna == null
                ? null
                : "shading has moved JNA to " + jna + ", where JNA's own native library does not find it\n"
                        + "exclude JNA in the relocation:  <excludes><exclude>com.sun.jna.**</exclude></excludes>";
    }

    private static boolean containsAny(Set<String> strings, Set<String> ids) {
        for (String id : ids) {
            if (strings.contains(id)) {
                return true;
            }
        }
        return false;
    }

    /** A relocation replaces the beginning of a package, and the end stays. */
    private static boolean isRenamed(String id, String asked) {
        String end = id.substring(id.lastIndexOf('.') + 1);
        return !asked.equals(id) && asked.endsWith("." + end) && asked.indexOf(' ') < 0;
    }

    /** The constants of a class file (JVMS 4.4), as far as they matter here. */
    private static final class Constants {
        private static final int MAGIC = 0xCAFEBABE;

        private final Set<String> types = new HashSet<>();
        private final Set<String> strings = new HashSet<>();
        /** Type and name of each method that is called. */
        private final List<String[]> calls = new ArrayList<>();

        boolean call(String endOfType, String method) {
            for (String[] call : calls) {
                if (call[0].endsWith(endOfType) && call[1].equals(method)) {
                    return true;
                }
            }
            return false;
        }

        boolean refersTo(String end) {
            for (String type : types) {
                if (type.endsWith(end)) {
                    return true;
                }
            }
            return false;
        }

        /** Returns none for what is not a class file. */
        static Constants of(byte[] content) {
            Constants constants = new Constants();
            try {
                constants.read(new DataInputStream(new ByteArrayInputStream(content)));
            } catch (IOException notAClass) {
                constants.types.clear();
                constants.strings.clear();
                constants.calls.clear();
            }
            return constants;
        }

        private void read(DataInputStream in) throws IOException {
            if (in.readInt() != MAGIC) {
                return;
            }
            in.readInt();
            String[] texts = new String[in.readUnsignedShort()];
            int[] nameAt = new int[texts.length];
            List<Integer> typeAt = new ArrayList<>();
            List<Integer> stringAt = new ArrayList<>();
            List<int[]> methodAt = new ArrayList<>();
            for (int i = 1; i < texts.length; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1:
                        texts[i] = in.readUTF();
                        break;
                    case 5:
                    case 6:
                        in.readLong();
                        i++;
                        break;
                    case 7:
                        nameAt[i] = in.readUnsignedShort();
                        typeAt.add(nameAt[i]);
                        break;
                    case 10:
                        methodAt.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                        break;
                    case 12:
                        nameAt[i] = in.readUnsignedShort();
                        in.readUnsignedShort();
                        break;
                    case 8:
                        stringAt.add(in.readUnsignedShort());
                        break;
                    case 15:
                        in.readUnsignedByte();
                        in.readUnsignedShort();
                        break;
                    case 16:
                    case 19:
                    case 20:
                        in.readUnsignedShort();
                        break;
                    default:
                        in.readInt();
                }
            }
            collect(texts, typeAt, types);
            collect(texts, stringAt, strings);
            for (int[] method : methodAt) {
                String type = text(texts, nameAt, method[0]);
                String name = text(texts, nameAt, method[1]);
                if (type != null && name != null) {
                    calls.add(new String[] {type, name});
                }
            }
        }

        /** The name of a type, or of a name and its type; null if the class file is damaged. */
        private static String text(String[] texts, int[] nameAt, int index) {
            int name = index < nameAt.length ? nameAt[index] : 0;
            return name < texts.length ? texts[name] : null;
        }

        private static void collect(String[] texts, List<Integer> indices, Set<String> found) {
            for (int index : indices) {
                String text = index < texts.length ? texts[index] : null;
                if (text != null) {
                    found.add(text);
                }
            }
        }
    }
}
