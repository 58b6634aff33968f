package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ferrule.plugin.support.json.JsonText;
import io.github.ferrule.plugin.surface.AbiType.Ownership;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the exported functions of the crates of a library from rustdoc's JSON.
 *
 * <p>The format changes with rustc and its number says little about what changed, so it is read by its shape: what does not
 * look as expected is refused, or becomes an opaque type. See "rustdoc-json-types" for the format.
 */
final class RustdocReader {

    private static final Pattern EXPORT_NAME = Pattern.compile("export_name\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern NO_MANGLE = Pattern.compile("\\bno_mangle\\b|NoMangle");
    private static final Pattern DISCRIMINANT = Pattern.compile("-?\\d{1,40}");
    private static final Pattern OLD_REPR = Pattern.compile("repr\\(((?:[^()]|\\(\\d+\\))*+)\\)");

    /** Crates whose type aliases have the meaning that C or JNI gives them. */
    private static final Set<String> C_CRATES = Set.of("core", "std", "alloc", "libc", "jni_sys", "jni");

    /** Wrappers with the layout of what they hold. */
    private static final Set<String> TRANSPARENT = Set.of(
            "MaybeUninit", "ManuallyDrop", "UnsafeCell", "SyncUnsafeCell", "Cell", "Wrapping", "Saturating", "Pin");

    /** The types of the jni crate that are a pointer. */
    private static final Pattern JNI_POINTER = Pattern.compile(
            "JNIEnv|Env|EnvUnowned|J[A-Z]\\w*|AutoLocal|JavaVM|j(object|class|string|throwable|weak|array|"
                    + "(object|boolean|byte|char|short|int|long|float|double)Array)");

    /** Finds the documentation of other crates, for the types that a crate takes from them. */
    interface OtherCrates {

        /** Knows no other crate. */
        OtherCrates NONE = library -> Optional.empty();

        /** Returns the document that rustdoc writes about a library; nothing if it is unknown, or ambiguous. */
        Optional<String> json(String library) throws IOException;
    }

    /** The document about one crate. */
    private record Document(String crate, JsonNode index, JsonNode paths) {

        static Document of(JsonNode root) {
            JsonNode index = root.path("index");
            String crate = index.path(root.path("root").asText()).path("name").asText("");
            return new Document(crate, index, root.path("paths"));
        }

        /** Returns the path at which an item is defined, {@code zlib_rs::c_api::uInt}. */
        String path(String id) {
            List<String> segments = new ArrayList<>();
            paths.path(id).path("path").forEach(segment -> segments.add(segment.asText()));
            return String.join("::", segments);
        }

        /** Returns the id of the item that is defined at a path. */
        Optional<String> id(String path) {
            return paths.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(id -> index.has(id) && path(id).equals(path))
                    .findFirst();
        }
    }

    /** More types than this are not those of an interface; aliases that use another twice can make as many of few lines. */
    private static final int MOST_TYPES = 200_000;

    /** The same for types within each other. */
    private static final int DEEPEST = 100;

    private final OtherCrates others;
    private final Map<String, Optional<Document>> documents = new HashMap<>();
    private final TreeMap<String, ExportedFunction> functions = new TreeMap<>();
    private final Map<String, TypeDefinition> types = new TreeMap<>();
    private final TreeMap<String, String> documentation = new TreeMap<>();

    /** The names of the types by their paths: two modules may have a type of one name. */
    private final Map<String, String> names = new HashMap<>();

    /** The number of structs within each other, by value, for each type. */
    private final Map<String, Integer> heights = new HashMap<>();

    /** The transparent types that are being read. */
    private final Set<String> open = new HashSet<>();

    private int read;
    private int depth;

    /** The document that ids refer to. */
    private Document document;

    /** Reads crates of one library, one after the other. */
    RustdocReader(OtherCrates others) {
        this.others = others;
    }

    /**
     * Reads one crate.
     *
     * @param json the document that {@code rustdoc --output-format json --document-private-items} writes
     * @throws UnreadableSurfaceException if it does not look like one
     */
    static Surface read(String json) throws UnreadableSurfaceException {
        RustdocReader reader = new RustdocReader(OtherCrates.NONE);
        reader.add(json);
        return reader.surface();
    }

    /**
     * Adds the functions of a crate; those that are known already win.
     *
     * @param json the document that {@code rustdoc --output-format json --document-private-items} writes
     * @throws UnreadableSurfaceException if it does not look like one
     */
    void add(String json) throws UnreadableSurfaceException {
        JsonNode root;
        try {
            root = JsonText.parse(json);
            document = Document.of(root);
        } catch (IOException e) {
            throw new UnreadableSurfaceException("rustdoc wrote no JSON: " + e.getMessage());
        }
        if (!root.path("index").isObject() || !root.path("paths").isObject()) {
            throw new UnreadableSurfaceException("rustdoc writes an unknown format, "
                    + root.path("format_version").asText("?") + ": it has no index of items");
        }
        functions().forEach(functions::putIfAbsent);
    }

    /** Returns what has been read. */
    Surface surface() {
        return new Surface(functions, new TreeMap<>(types), documentation);
    }

    private TreeMap<String, ExportedFunction> functions() throws UnreadableSurfaceException {
        TreeMap<String, ExportedFunction> functions = new TreeMap<>();
        for (JsonNode item : document.index()) {
            JsonNode function = item.path("inner").path("function");
            Optional<String> symbol = function.isObject() ? symbol(item) : Optional.empty();
            if (symbol.isPresent()) {
                functions.put(symbol.get(), function(symbol.get(), item, function));
            }
        }
        return functions;
    }

    private ExportedFunction function(String symbol, JsonNode item, JsonNode function)
            throws UnreadableSurfaceException {
        // "sig" was called "decl" before format 34
        JsonNode declared = function.has("sig") ? function.path("sig") : function.path("decl");
        if (!declared.path("inputs").isArray() || !function.path("header").has("abi")) {
            throw new UnreadableSurfaceException(
                    "rustdoc writes an unknown format: the function " + symbol + " has no list of inputs or no ABI");
        }
        JsonNode span = item.path("span");
        return new ExportedFunction(
                symbol,
                item.path("name").asText(symbol),
                signature(declared, function.path("header")),
                function.path("header").path("is_unsafe").asBoolean(),
                item.path("docs").asText(""),
                new ExportedFunction.Location(
                        span.path("filename").asText("?"),
                        span.path("begin").path(0).asInt()));
    }

    private Signature signature(JsonNode declared, JsonNode header) throws UnreadableSurfaceException {
        List<Signature.Parameter> parameters = new ArrayList<>();
        for (JsonNode input : declared.path("inputs")) {
            parameters.add(new Signature.Parameter(input.path(0).asText("_"), type(input.path(1))));
        }
        JsonNode output = declared.path("output");
        return new Signature(
                abi(header.path("abi")),
                parameters,
                output.isNull() ? Scalar.VOID : type(output),
                declared.path("is_c_variadic").asBoolean());
    }

    /** {@code "Rust"}, or {@code {"C": {"unwind": false}}}. */
    private static String abi(JsonNode abi) throws UnreadableSurfaceException {
        if (abi.isTextual()) {
            return abi.asText();
        }
        if (abi.properties().isEmpty()) {
            throw new UnreadableSurfaceException("rustdoc writes an unknown format: a function has no ABI");
        }
        Map.Entry<String, JsonNode> named = abi.properties().iterator().next();
        String name = named.getKey().equals("System") ? "system" : named.getKey();
        return named.getValue().path("unwind").asBoolean() ? name + "-unwind" : name;
    }

    private static Optional<String> symbol(JsonNode item) {
        for (JsonNode attribute : item.path("attrs")) {
            if (attribute.path("export_name").isTextual()) {
                return Optional.of(attribute.path("export_name").asText());
            }
            String text = text(attribute);
            Matcher exportName = EXPORT_NAME.matcher(text);
            if (exportName.find()) {
                return Optional.of(exportName.group(1));
            }
            if (NO_MANGLE.matcher(text).find()) {
                return Optional.of(item.path("name").asText());
            }
        }
        return Optional.empty();
    }

    /** Attributes are text in old formats, text or objects with one text in new ones. */
    private static String text(JsonNode attribute) {
        return attribute.isTextual()
                ? attribute.asText()
                : attribute.path("other").asText("");
    }

    private AbiType type(JsonNode type) throws UnreadableSurfaceException {
        if (++read > MOST_TYPES) {
            throw new UnreadableSurfaceException("its functions have more than " + MOST_TYPES + " types");
        }
        if (depth == DEEPEST) {
            return new AbiType.Opaque(RustText.of(type));
        }
        depth++;
        try {
            return shallow(type);
        } finally {
            depth--;
        }
    }

    private AbiType shallow(JsonNode type) throws UnreadableSurfaceException {
        if (type.path("primitive").isTextual()) {
            String name = type.path("primitive").asText();
            return Scalar.ofPrimitive(name).<AbiType>map(it -> it).orElseGet(() -> new AbiType.Opaque(name));
        }
        if (type.has("tuple") && type.path("tuple").isEmpty()) {
            return Scalar.VOID;
        }
        if (type.has("raw_pointer")) {
            return pointer(type.path("raw_pointer"), Ownership.UNKNOWN);
        }
        if (type.has("borrowed_ref")) {
            return pointer(type.path("borrowed_ref"), Ownership.BORROWED);
        }
        if (type.has("function_pointer")) {
            JsonNode pointer = type.path("function_pointer");
            JsonNode declared = pointer.has("sig") ? pointer.path("sig") : pointer.path("decl");
            return new AbiType.FunctionPointer(signature(declared, pointer.path("header")), false);
        }
        if (type.has("array")) {
            return array(type.path("array"));
        }
        return type.has("resolved_path") ? path(type.path("resolved_path")) : new AbiType.Opaque(RustText.of(type));
    }

    private AbiType pointer(JsonNode pointer, Ownership ownership) throws UnreadableSurfaceException {
        JsonNode pointee = pointer.path("type");
        boolean wide = pointee.has("slice")
                || pointee.has("dyn_trait")
                || pointee.path("primitive").asText().equals("str");
        return wide
                ? new AbiType.Opaque("&" + RustText.of(pointee)) // two words, which C cannot pass
                : new AbiType.Pointer(
                        type(pointee),
                        pointer.path("is_mutable").asBoolean(),
                        ownership == Ownership.UNKNOWN,
                        ownership);
    }

    private AbiType array(JsonNode array) throws UnreadableSurfaceException {
        try {
            return new AbiType.Array(
                    type(array.path("type")), Long.parseLong(array.path("len").asText()));
        } catch (NumberFormatException e) {
            return new AbiType.Opaque("[" + RustText.of(array.path("type")) + "; "
                    + array.path("len").asText() + "]");
        }
    }

    private AbiType path(JsonNode resolved) throws UnreadableSurfaceException {
        String id = resolved.path("id").asText();
        JsonNode inner = document.index().path(id).path("inner");
        if (inner.has("type_alias") || inner.has("typedef")) {
            JsonNode alias = inner.has("type_alias") ? inner.path("type_alias") : inner.path("typedef");
            return type(alias.path("type"));
        }
        String name = lastName(resolved);
        if (inner.has("struct") || inner.has("union") || inner.has("enum")) {
            return local(id, name, inner);
        }
        List<JsonNode> arguments = typeArguments(resolved);
        if (name.equals("Option") && arguments.size() == 1) {
            return nullable(type(arguments.get(0)), RustText.of(resolved));
        }
        if ((name.equals("Box") || name.equals("NonNull")) && arguments.size() == 1) {
            Ownership ownership = name.equals("Box") ? Ownership.OWNED : Ownership.UNKNOWN;
            return new AbiType.Pointer(type(arguments.get(0)), true, false, ownership);
        }
        if (TRANSPARENT.contains(name) && arguments.size() == 1) {
            return type(arguments.get(0));
        }
        String crate = crate(id, resolved);
        Optional<AbiType> found =
                C_CRATES.contains(crate) ? known(name, crate) : ofOtherCrate(crate, document.path(id));
        return found.orElseGet(() -> new AbiType.Opaque(RustText.of(resolved)));
    }

    /** Returns the type that the name has in C, or for the JVM. */
    private static Optional<AbiType> known(String name, String crate) {
        Optional<Scalar> alias = Scalar.ofAlias(name);
        if (alias.isPresent()) {
            return Optional.of(alias.get());
        }
        if (name.equals("jboolean")) {
            return Optional.of(Scalar.U8);
        }
        if (name.equals("AtomicPtr")) {
            return Optional.of(new AbiType.Pointer(Scalar.VOID, true, true));
        }
        return crate.startsWith("jni") && JNI_POINTER.matcher(name).matches()
                ? Optional.of(new AbiType.Pointer(new AbiType.Opaque(name), true, true))
                : Optional.empty();
    }

    /** Reads a type where it is defined. */
    private Optional<AbiType> ofOtherCrate(String crate, String path) throws UnreadableSurfaceException {
        if (path.isEmpty() || crate.equals(document.crate())) {
            return Optional.empty();
        }
        Optional<Document> other = documents.computeIfAbsent(crate, this::otherDocument);
        Optional<String> id = other.flatMap(it -> it.id(path));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Document here = document;
        document = other.get();
        try {
            JsonNode item = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id.get())
                    .put("path", path.substring(path.lastIndexOf(':') + 1));
            return Optional.of(path(item));
        } finally {
            document = here;
        }
    }

    private Optional<Document> otherDocument(String library) {
        try {
            Optional<String> json = others.json(library);
            return json.isPresent() ? Optional.of(Document.of(JsonText.parse(json.get()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // its types stay opaque
        }
    }

    private static AbiType nullable(AbiType type, String text) {
        if (type instanceof AbiType.Pointer pointer) {
            return new AbiType.Pointer(pointer.pointee(), pointer.mutable(), true, pointer.ownership());
        }
        if (type instanceof AbiType.FunctionPointer pointer) {
            return new AbiType.FunctionPointer(pointer.signature(), true);
        }
        return type instanceof Scalar && text.contains("NonZero") ? type : new AbiType.Opaque(text);
    }

    /** A type of the document: known by its name from then on, if C knows its layout. */
    private AbiType local(String id, String name, JsonNode inner) throws UnreadableSurfaceException {
        AbiType type = define(id, name, inner);
        if (type instanceof AbiType.Named || type instanceof AbiType.Opaque) {
            JsonNode item = document.index().path(id);
            document(type.rust(), item);
            inner.path("enum")
                    .path("variants")
                    .forEach(variant -> documentMember(type, document.index().path(variant.asText())));
            if (inner.has("struct")) {
                fields(inner.path("struct")).forEach(field -> documentMember(type, field));
            }
        }
        return type;
    }

    private void documentMember(AbiType type, JsonNode item) {
        document(type.rust() + "." + item.path("name").asText(), item);
    }

    private void document(String name, JsonNode item) {
        String text = item.path("docs").asText("");
        if (!text.isBlank()) {
            documentation.putIfAbsent(name, text);
        }
    }

    private AbiType define(String id, String name, JsonNode inner) throws UnreadableSurfaceException {
        Representation representation =
                Representation.of(document.index().path(id).path("attrs"));
        String known = names.get(key(id));
        if (known != null) {
            return new AbiType.Named(known);
        }
        if (inner.has("enum")) {
            return enumeration(id, name, inner.path("enum"), representation);
        }
        List<JsonNode> fields = fields(inner.has("struct") ? inner.path("struct") : inner.path("union"));
        if (representation.transparent()) {
            return transparent(id, name, fields);
        }
        if (!representation.c()) {
            return new AbiType.Opaque(name);
        }
        String unique = claim(id, name);
        types.put(unique, new TypeDefinition.Struct(unique, List.of(), 0)); // ends a type that points to itself
        List<TypeDefinition.Field> members = new ArrayList<>();
        int height = 1;
        for (JsonNode field : fields) {
            if (!isPhantom(field)) {
                AbiType type = type(field.path("inner").path("struct_field"));
                members.add(new TypeDefinition.Field(field.path("name").asText(), type));
                height = Math.max(height, 1 + height(type));
            }
        }
        heights.put(unique, height);
        if (height > DEEPEST) {
            members.clear();
            members.add(new TypeDefinition.Field("0", new AbiType.Opaque(name)));
        }
        types.put(
                unique,
                inner.has("union")
                        ? new TypeDefinition.Union(unique, members)
                        : new TypeDefinition.Struct(unique, members, representation.packed(), representation.align()));
        return new AbiType.Named(unique);
    }

    /** A wrapper is what it holds; one that leads back to itself is only a name. */
    private AbiType transparent(String id, String name, List<JsonNode> fields) throws UnreadableSurfaceException {
        String key = key(id);
        if (!open.add(key)) {
            return new AbiType.Opaque(name);
        }
        try {
            for (JsonNode field : fields) {
                AbiType type = type(field.path("inner").path("struct_field"));
                if (type != Scalar.VOID && !type.rust().contains("PhantomData")) {
                    return type;
                }
            }
            return Scalar.VOID;
        } finally {
            open.remove(key);
        }
    }

    /** Returns the number of structs within each other, by value. */
    private int height(AbiType type) {
        if (type instanceof AbiType.Array array) {
            return 1 + height(array.element());
        }
        return type instanceof AbiType.Named named ? heights.getOrDefault(named.name(), 1) : 0;
    }

    /** Returns the name for a type, with its module in front if another type has it. */
    private String claim(String id, String name) {
        String path = document.path(id);
        String free = name;
        if (types.containsKey(free) && path.contains("::")) {
            free = path.substring(path.indexOf(':') + 2).replace("::", "_");
        }
        for (int i = 2; types.containsKey(free); i++) {
            free = name + i;
        }
        names.put(key(id), free);
        return free;
    }

    /** Returns the path of a type: one that is not documented has none, but its crate has an id for it. */
    private String key(String id) {
        String path = document.path(id);
        return path.isEmpty() ? document.crate() + " " + id : path;
    }

    /** A marker takes no space. */
    private static boolean isPhantom(JsonNode field) {
        JsonNode type = field.path("inner").path("struct_field").path("resolved_path");
        return lastName(type).equals("PhantomData") || lastName(type).equals("PhantomPinned");
    }

    private AbiType enumeration(String id, String name, JsonNode enumeration, Representation representation) {
        Map<String, Long> constants = new LinkedHashMap<>();
        long next = 0;
        for (JsonNode variantId : enumeration.path("variants")) {
            JsonNode variant = document.index().path(variantId.asText());
            JsonNode inner = variant.path("inner").path("variant");
            if (!inner.path("kind").asText().equals("plain")) {
                return new AbiType.Opaque(name); // it has fields
            }
            String discriminant = inner.path("discriminant").path("value").asText(Long.toString(next));
            if (!DISCRIMINANT.matcher(discriminant).matches()) {
                return new AbiType.Opaque(name);
            }
            long value = new BigInteger(discriminant).longValue();
            constants.put(variant.path("name").asText(), value);
            next = value + 1;
        }
        Optional<Scalar> integer =
                representation.integer().or(() -> representation.c() ? Optional.of(Scalar.I32) : Optional.empty());
        if (integer.isEmpty()) {
            return new AbiType.Opaque(name);
        }
        String unique = claim(id, name);
        types.put(unique, new TypeDefinition.Enumeration(unique, integer.get(), constants));
        return new AbiType.Named(unique);
    }

    private List<JsonNode> fields(JsonNode type) {
        JsonNode ids = type.has("fields")
                ? type.path("fields")
                : type.path("kind").has("plain")
                        ? type.path("kind").path("plain").path("fields")
                        : type.path("kind").path("tuple");
        List<JsonNode> fields = new ArrayList<>();
        ids.forEach(id -> fields.add(document.index().path(id.asText())));
        return fields;
    }

    private static List<JsonNode> typeArguments(JsonNode resolved) {
        List<JsonNode> arguments = new ArrayList<>();
        resolved.path("args").path("angle_bracketed").path("args").forEach(argument -> {
            if (argument.has("type")) {
                arguments.add(argument.path("type"));
            }
        });
        return arguments;
    }

    /** "path" was called "name" before format 41; it may be qualified. */
    private static String lastName(JsonNode resolved) {
        String path = resolved.has("path")
                ? resolved.path("path").asText()
                : resolved.path("name").asText();
        return path.substring(path.lastIndexOf(':') + 1);
    }

    private String crate(String id, JsonNode resolved) {
        String path = document.path(id);
        return (path.isEmpty() ? resolved.path("path").asText() : path).split("::")[0];
    }

    /**
     * The {@code repr} of a type.
     *
     * @param packed the largest alignment of a field; 0 without a limit
     * @param align the smallest alignment of the type; 0 without a limit
     */
    private record Representation(boolean c, boolean transparent, int packed, int align, Optional<Scalar> integer) {

        static Representation of(JsonNode attributes) {
            for (JsonNode attribute : attributes) {
                JsonNode repr = attribute.path("repr");
                if (repr.isObject()) {
                    String kind = repr.path("kind").asText();
                    return new Representation(
                            kind.equals("c"),
                            kind.equals("transparent"),
                            repr.path("packed").asInt(0),
                            repr.path("align").asInt(0),
                            Scalar.ofPrimitive(repr.path("int").asText("")));
                }
                Matcher old = OLD_REPR.matcher(text(attribute));
                if (old.find()) {
                    return ofText(List.of(old.group(1).split("\\s*,\\s*")));
                }
            }
            return new Representation(false, false, 0, 0, Optional.empty());
        }

        private static Representation ofText(List<String> words) {
            return new Representation(
                    words.contains("C"),
                    words.contains("transparent"),
                    number(words, "packed"),
                    number(words, "align"),
                    words.stream()
                            .map(Scalar::ofPrimitive)
                            .flatMap(Optional::stream)
                            .findFirst());
        }

        /** Returns the number in {@code align(16)}; {@code packed} means 1. */
        private static int number(List<String> words, String name) {
            return words.stream()
                    .filter(word -> word.startsWith(name))
                    .map(word -> word.replaceAll("\\D", ""))
                    .mapToInt(digits -> digits.isEmpty() ? 1 : Integer.parseInt(digits))
                    .findFirst()
                    .orElse(0);
        }
    }
}
