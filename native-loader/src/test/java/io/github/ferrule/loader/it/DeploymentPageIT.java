package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.LoadingPage;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import io.github.ferrule.loader.testing.Tomcat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Applies the manifest and the command that {@code docs/loading.md} has for Kubernetes and application servers. */
class DeploymentPageIT {
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    @TempDir
    Path folder;

    private TestApplication application;
    private Path natives;

    @BeforeEach
    void aBundle() {
        application = new TestApplication(folder);
        natives = new TestBundle()
                .gnu(CLibrary.returning(folder.resolve("c"), 7))
                .jar(folder.resolve("mathlib-natives.jar"));
        application.onClassPath(natives);
    }

    /** A container of a pod: its user, its environment, and its folders. */
    private record Container(
            String command, int user, boolean readOnly, Map<String, String> environment, String volume) {

        @SuppressWarnings("unchecked")
        static Container of(Map<String, Object> pod, String kind) {
            Map<String, Object> spec = (Map<String, Object>) pod.get("spec");
            List<Map<String, Object>> volumes = (List<Map<String, Object>>) spec.get("volumes");
            assertThat(volumes)
                    .singleElement()
                    .satisfies(each -> assertThat(each).containsEntry("emptyDir", Map.of()));
            Map<String, Object> container = ((List<Map<String, Object>>) spec.get(kind)).get(0);
            Map<String, Object> security = (Map<String, Object>) container.get("securityContext");
            Map<String, Object> mount = ((List<Map<String, Object>>) container.get("volumeMounts")).get(0);
            assertThat(mount).containsEntry("name", volumes.get(0).get("name"));
            List<String> command = (List<String>) container.getOrDefault("command", List.of());
            Map<String, String> environment = new java.util.TreeMap<>();
            for (Map<String, String> each : (List<Map<String, String>>) container.getOrDefault("env", List.of())) {
                environment.put(each.get("name"), each.get("value"));
            }
            return new Container(
                    String.join(" ", command),
                    (Integer) security.get("runAsUser"),
                    Boolean.TRUE.equals(security.get("readOnlyRootFilesystem")),
                    environment,
                    (String) mount.get("mountPath"));
        }
    }

    /** Runs a program in the second container, after the command of the first if there is one. */
    private Outcome pod(Container first, Container container, Class<?> program) throws Exception {
        assertThat(container.readOnly()).isTrue();
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        String root = scratch + "/root";
        String volume = root + container.volume();
        String mounts = String.join(
                "\n",
                "mount -t tmpfs none " + scratch,
                "mkdir " + scratch + "/upper " + scratch + "/work " + root,
                "mount -t overlay -o lowerdir=/,upperdir=" + scratch + "/upper,workdir=" + scratch + "/work none "
                        + root,
                "mkdir " + volume,
                // As the kubelet makes an emptyDir, and as a container runtime makes /dev/shm.
                "mount -t tmpfs -o mode=0777 none " + volume,
                "mount --rbind /proc " + root + "/proc",
                "mount --rbind /dev " + root + "/dev",
                "mount -t tmpfs -o noexec,nosuid,nodev,mode=1777 none " + root + "/dev/shm",
                "chroot " + root + " " + (first == null ? "true" : first.command()),
                "mount -o remount,bind,ro " + root);
        ChildProcess java = new ChildProcess(JAVA, "-cp", application.classPath(), program.getName(), ID);
        container.environment().forEach(java::env);
        return java.asUser(container.user())
                .under("chroot", root)
                .env("HOME", "/")
                .afterMounting(mounts)
                .run();
    }

    @Test
    void thePodOfThePageLoadsFromItsVolume() throws Exception {
        Map<String, Object> pod =
                new Yaml().load(LoadingPage.section("Kubernetes").example("yaml"));
        Container first = Container.of(pod, "initContainers");
        assertThat(first.user()).isZero();
        Container container = Container.of(pod, "containers");
        pod(first, container, Jni.class)
                .printed()
                .contains("just put into the cache: " + container.volume() + "/cache/v1/", "version 7");
        pod(first, container, Jna.class).printed().contains("version 7");
    }

    /** What each part of the manifest is for. */
    @Test
    void withoutTheInitContainerOrTheVariableThePodDoesNotLoadByJna() throws Exception {
        Map<String, Object> pod =
                new Yaml().load(LoadingPage.section("Kubernetes").example("yaml"));
        Container first = Container.of(pod, "initContainers");
        Container container = Container.of(pod, "containers");
        pod(null, container, Jna.class)
                .complained()
                .contains("others may write to it (mode 777)", "chmod +t " + container.volume());
        Container plain = new Container("", container.user(), true, Map.of(), container.volume());
        pod(first, plain, Jna.class)
                .complained()
                .contains("Read-only file system", "/dev/shm is mounted noexec", "FERRULE_CACHE=/path");
    }

    @Test
    void applicationsShareTheLibraryOfTheSharedFolderOfTomcat() throws Exception {
        Tomcat tomcat = tomcat();
        String copy = LoadingPage.section("Application servers").command("cp");
        new ChildProcess("sh", "-ec", copy)
                .env("CATALINA_BASE", tomcat.base())
                .in(folder)
                .run()
                .printed();
        tomcat.deploy("one", PAGE, List.of());
        tomcat.deploy("two", PAGE, List.of());
        assertThat(requests(tomcat)).containsExactly("version 7 calls 1", "version 7 calls 2");
    }

    @Test
    void applicationsWithJarsOfTheirOwnHaveALibraryEach() throws Exception {
        Tomcat tomcat = tomcat();
        List<Path> jars = new ArrayList<>();
        for (String name : List.of("ferrule-native-loader.jar", "jna.jar", "mathlib.jar", "mathlib-natives.jar")) {
            jars.add(folder.resolve(name));
        }
        tomcat.deploy("one", PAGE, jars);
        tomcat.deploy("two", PAGE, jars);
        assertThat(requests(tomcat)).containsExactly("version 7 calls 1", "version 7 calls 1");
    }

    /** A page that calls the library, which Tomcat compiles. */
    private static final String PAGE = "<% " + Jni.class.getName() + ".main(new String[] {\"" + ID + "\"}); %>done";

    private Tomcat tomcat() throws Exception {
        Files.copy(folder.resolve("loader.jar"), folder.resolve("ferrule-native-loader.jar"));
        new JarBuilder().folder("", folder.resolve("programs")).jar(folder.resolve("mathlib.jar"));
        return Tomcat.unpackedInto(folder, application.home());
    }

    /** The lines that the two applications print. */
    private static List<String> requests(Tomcat tomcat) throws Exception {
        try (Tomcat.Running running = tomcat.start()) {
            assertThat(running.get("/one/")).isEqualTo("done");
            String one = running.lineWith("version ");
            assertThat(running.get("/two/")).isEqualTo("done");
            return List.of(one, running.lineWith("version "));
        }
    }
}
