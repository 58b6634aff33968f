package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.support.text.Template;
import java.util.HashMap;
import java.util.Map;

/** A service that runs workflows. */
public enum CiSystem {
    GITHUB(".github/workflows/natives.yml", "github.yml") {
        @Override
        Map<String, Object> values(CiRequest request) {
            return new GithubWorkflow(request).values();
        }
    },
    GITLAB(".gitlab/natives.yml", "gitlab.yml") {
        @Override
        Map<String, Object> values(CiRequest request) {
            return new GitlabWorkflow(request).values();
        }
    };

    private final String path;
    private final String template;

    CiSystem(String path, String template) {
        this.path = path;
        this.template = template;
    }

    /** Returns the path where the service looks for the file, or from which it is included. */
    public String path() {
        return path;
    }

    /** Returns the text of the file. */
    public String workflow(CiRequest request) {
        Map<String, Object> values = new HashMap<>(values(request));
        values.put("java", request.java());
        values.put("bundleId", request.bundleId());
        values.put("jars", request.jars());
        return Template.load(CiSystem.class, template).fill(values);
    }

    abstract Map<String, Object> values(CiRequest request);
}
