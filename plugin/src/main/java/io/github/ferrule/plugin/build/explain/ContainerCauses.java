package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;

/** Problems with the containers of cross. */
final class ContainerCauses {

    static final List<Cause> ALL = List.of(
            Cause.of(
                            ProblemCode.CONTAINER_ENGINE_MISSING,
                            "no container engine found",
                            "cross found neither docker nor podman")
                    .remedy("install one, or name it:  CROSS_CONTAINER_ENGINE=/path/to/podman")
                    .remedy("or write  <backend>zigbuild</backend>  which needs no container"),
            Cause.of(
                            ProblemCode.CONTAINER_ENGINE_DOWN,
                            "Cannot connect to the Docker daemon at"
                                    + "|failed to connect to the docker API at"
                                    + "|Cannot connect to Podman",
                            "the container engine does not answer")
                    .fact("docker: Cannot connect to the Docker daemon")
                    .remedy(
                            "start it:  sudo systemctl start docker   or open Docker Desktop;   docker info  must succeed")
                    .remedy("if it listens on another address, set DOCKER_HOST"),
            Cause.of(
                            ProblemCode.CONTAINER_IMAGE_MISSING,
                            "no matching manifest for (?<platform>\\S+)",
                            "the container image does not exist for this machine's {platform}")
                    .remedy("let the engine emulate:  CROSS_CONTAINER_OPTS='--platform linux/amd64'")
                    .remedy("or write  <backend>zigbuild</backend>  which needs no container"),
            Cause.of(
                            ProblemCode.CONTAINER_IMAGE_MISSING,
                            "Unable to find image '(?<image>[^']+)' locally\\s+(docker: )?(?<why>Error.+)",
                            "the container image {image} cannot be fetched")
                    .fact("{why}")
                    .remedy("to see the error alone, run  docker pull {image}")
                    .remedy("choose the image in Cross.toml:  [target.{target}]  image = \"…\""),
            Cause.of(
                            ProblemCode.CONTAINER_GLIBC,
                            "(?<file>\\S+): version `(?<version>GLIBC_[\\d.]+)' not found",
                            "a build script needs {version}, and the machine or container that runs it has an older glibc")
                    .fact("{file} does not find {version}")
                    .fact("it was built on a newer system and left in the target folder")
                    .remedy(
                            "run  cargo clean  once; do not share a target folder between containers and this machine"));

    private ContainerCauses() {}
}
