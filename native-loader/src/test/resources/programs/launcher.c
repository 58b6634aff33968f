/* A program with a JVM in it, to be given more rights than its caller has: launcher <libjvm.so> <class path> <class> <argument> */
#include <dlfcn.h>
#include <jni.h>
#include <stdio.h>

int main(int count, char **arguments) {
    char path[8192];
    JavaVM *vm;
    JNIEnv *env;
    if (count != 5) {
        return 2;
    }
    snprintf(path, sizeof path, "-Djava.class.path=%s", arguments[2]);
    JavaVMOption options[] = {{path, 0}, {"-XX:TieredStopAtLevel=1", 0}};
    JavaVMInitArgs init = {JNI_VERSION_1_8, 2, options, JNI_FALSE};
    void *library = dlopen(arguments[1], RTLD_NOW | RTLD_GLOBAL);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 3;
    }
    jint (*create)(JavaVM **, void **, void *) = dlsym(library, "JNI_CreateJavaVM");
    if (create(&vm, (void **) &env, &init) != 0) {
        return 4;
    }
    jclass type = (*env)->FindClass(env, arguments[3]);
    jmethodID method = type ? (*env)->GetStaticMethodID(env, type, "main", "([Ljava/lang/String;)V") : 0;
    if (method) {
        jobjectArray texts = (*env)->NewObjectArray(env, 1, (*env)->FindClass(env, "java/lang/String"),
                                                    (*env)->NewStringUTF(env, arguments[4]));
        (*env)->CallStaticVoidMethod(env, type, method, texts);
    }
    int failed = (*env)->ExceptionCheck(env);
    if (failed) {
        (*env)->ExceptionDescribe(env);
    }
    (*vm)->DestroyJavaVM(vm);
    return failed;
}
