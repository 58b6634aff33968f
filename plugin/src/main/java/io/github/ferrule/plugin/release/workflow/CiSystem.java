package io.github.ferrule.plugin.release.workflow;

/** A service that runs workflows. */
public enum CiSystem {
    GITHUB(".github/workflows/natives.yml") {
        @Override
        public String workflow(CiRequest request) {
            return new GithubWorkflow(request).format();
        }
    },
    GITLAB(".gitlab/natives.yml") {
        @Override
        public String workflow(CiRequest request) {
            return new GitlabWorkflow(request).format();
        }
    };

    private final String path;

    CiSystem(String path) {
        this.path = path;
    }

    /** Returns the path where the service looks for the file, or from which it is included. */
    public String path() {
        return path;
    }

    /** Returns the text of the file. */
    public abstract String workflow(CiRequest request);
}
