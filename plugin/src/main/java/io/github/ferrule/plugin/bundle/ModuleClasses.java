package io.github.ferrule.plugin.bundle;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The two classes that make a natives jar visible on the module path: its descriptor, and a provider of the loader's service.
 * Without them the jar would not be resolved, and its files could not be found.
 *
 * @param name the module
 * @param ferruleLoader true if the project uses Ferrule's loader, which finds the jar by the service
 */
record ModuleClasses(ModuleName name, boolean ferruleLoader) {

    private static final String SERVICE = "io/github/ferrule/loader/spi/NativeBundle";
    private static final String LOADER_MODULE = "io.github.ferrule.loader";

    /** Returns the entries of the jar. */
    List<JarContent> contents() {
        JarContent descriptor = new JarContent.Text("module-info.class", descriptor());
        return ferruleLoader
                ? List.of(descriptor, new JarContent.Text(provider() + ".class", providerClass()))
                : List.of(descriptor);
    }

    private String provider() {
        return name.folder() + "/Bundle";
    }

    private byte[] descriptor() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V9, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = writer.visitModule(name.text(), 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        if (ferruleLoader) {
            module.visitRequire(LOADER_MODULE, 0, null);
            module.visitProvide(SERVICE, provider());
        }
        module.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private byte[] providerClass() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
        writer.visit(Opcodes.V1_8, access, provider(), null, "java/lang/Object", new String[] {SERVICE});
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
