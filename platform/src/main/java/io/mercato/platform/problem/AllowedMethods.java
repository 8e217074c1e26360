package io.mercato.platform.problem;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The methods that a path takes, for the {@code Allow} header which a 405 must have (RFC 9110, section 15.5.6) and which
 * Quarkus REST leaves out.
 */
final class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");

    private AllowedMethods() {}

    /** Comma-separated, in alphabetical order. Call it on the thread that serves the request. */
    static String of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "/", CurrentRequestManager.get().getDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        if (matches(template, path)) {
                            methods.add(method);
                        }
                    }
                });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private static boolean matches(String template, String path) {
        String pattern = PARAMETER
                .splitAsStream(withoutEdges(template) + "/")
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+"));
        return (withoutEdges(path) + "/").matches(pattern);
    }

    private static String withoutEdges(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
