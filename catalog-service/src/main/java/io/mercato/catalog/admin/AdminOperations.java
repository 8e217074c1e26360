package io.mercato.catalog.admin;

import io.mercato.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.Path;

/**
 * Completes the description of what {@link AdminResource} has in common for all kinds by what only each kind's resource knows:
 * its name, the types of its bodies, and its own {@linkplain AdminProblem problems}.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = AdminOperations.BEFORE_THE_OTHERS)
public class AdminOperations implements OASFilter {
    static final int BEFORE_THE_OTHERS = 1000;

    private static final String BASE = "/api/v1/admin/";
    private static final String JSON = "application/json";

    /** What each parameter of these operations means. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "id", "The {kind}'s id.",
            "If-Match", "The ETag of the {kind} as it was when this was decided; * for whatever is there.",
            "status", "Only those of this status.",
            "deleted", "Whether what is deleted is meant, and not the others.");

    /** Where the operations of a method are, below the path of its kind. */
    private static final Map<String, String> PATHS =
            Map.of("create", "", "change", "/{id}", "patch", "/{id}", "delete", "/{id}");

    private static final Map<String, PathItem.HttpMethod> METHODS = Map.of(
            "change",
            PathItem.HttpMethod.PUT,
            "patch",
            PathItem.HttpMethod.PATCH,
            "delete",
            PathItem.HttpMethod.DELETE);

    private final IndexView index;

    /** @param index of the service's classes */
    public AdminOperations(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, PathItem> paths = document.getPaths().getPathItems();
        paths.forEach((path, item) -> {
            if (path.startsWith(BASE) && path.endsWith("/{id}") && item.getPATCH() != null) {
                complete(document, paths, path.substring(0, path.length() - "/{id}".length()));
            }
        });
    }

    private void complete(OpenAPI document, Map<String, PathItem> paths, String base) {
        PathItem one = paths.get(base + "/{id}");
        Content answer = one.getGET().getResponses().getAPIResponse("200").getContent();
        paths.get(base).getPOST().getResponses().getAPIResponse("201").setContent(answer);
        describePatch(document, one);
        addProblems(paths, base);
        String kind = kind(base.substring(BASE.length()));
        paths.forEach((path, item) -> {
            if (path.equals(base) || path.startsWith(base + "/")) {
                item.getOperations().values().forEach(operation -> describe(operation, kind));
            }
        });
    }

    /** Its body has the fields of PUT's, and as an example one of them. */
    private static void describePatch(OpenAPI document, PathItem one) {
        Schema content =
                one.getPUT().getRequestBody().getContent().getMediaType(JSON).getSchema();
        String name = content.getRef().substring(content.getRef().lastIndexOf('/') + 1);
        Map<String, Schema> fields =
                document.getComponents().getSchemas().get(name).getProperties();
        MediaType patch = OASFactory.createMediaType().schema(content);
        Stream.of("title", "name")
                .filter(fields::containsKey)
                .findFirst()
                .ifPresent(field -> patch.example(
                        Map.of(field, fields.get(field).getExamples().getFirst())));
        one.getPATCH()
                .getRequestBody()
                .setContent(OASFactory.createContent().addMediaType(MergePatch.MEDIA_TYPE, patch));
    }

    private void addProblems(Map<String, PathItem> paths, String base) {
        for (AnnotationInstance problem :
                index.getAnnotationsWithRepeatable(DotName.createSimple(AdminProblem.class), index)) {
            if (!problem.target()
                    .asClass()
                    .declaredAnnotation(DotName.createSimple(Path.class))
                    .value()
                    .asString()
                    .equals(base)) {
                continue;
            }
            Stream.of(problem.value("of").asStringArray())
                    .flatMap(method -> method.equals("change") ? Stream.of(method, "patch") : Stream.of(method))
                    .map(method -> paths.get(base + PATHS.getOrDefault(method, "/{id}/" + method))
                            .getOperations()
                            .get(METHODS.getOrDefault(method, PathItem.HttpMethod.POST)))
                    .forEach(operation -> addProblem(
                            operation,
                            String.valueOf(problem.value("status").asInt()),
                            problem.value("when").asString()));
        }
    }

    private static void addProblem(Operation operation, String status, String when) {
        APIResponse known = operation.getResponses().getAPIResponse(status);
        if (known == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(when));
        } else if (!known.getDescription().contains(when)) {
            known.setDescription(known.getDescription() + " " + when);
        }
    }

    private static void describe(Operation operation, String kind) {
        operation.setSummary(named(operation.getSummary(), kind));
        operation.setDescription(named(operation.getDescription(), kind));
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(parameter -> {
            if (parameter.getDescription() == null) {
                parameter.setDescription(named(PARAMETERS.get(parameter.getName()), kind));
            }
        });
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            response.setDescription(named(response.getDescription(), kind));
            if (status.equals("412")) {
                response.setContent(changed(kind));
            }
            if (status.matches("20[01]") && operation.getResponses().hasAPIResponse("404") || status.equals("201")) {
                response.addHeader(
                        "ETag",
                        OASFactory.createHeader()
                                .description("Its version, for If-Match.")
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
            }
        });
    }

    /** What somebody is told who decided on what somebody else has changed meanwhile. */
    private static Content changed(String kind) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "https://mercato.dev/problems/" + kind + "-changed");
        example.put("title", Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " changed");
        example.put("status", 412);
        example.put("detail", "The " + kind + " has been changed since; its ETag is \"v18\" now.");
        example.put("code", kind + "_changed");
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                .example(example));
    }

    private static String named(String text, String kind) {
        return text == null
                ? null
                : text.replace("{a kind}", ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind)
                        .replace("{kind}", kind);
    }

    /** Of {@code categories}, {@code category}. */
    private static String kind(String kinds) {
        return kinds.endsWith("ies")
                ? kinds.substring(0, kinds.length() - 3) + "y"
                : kinds.substring(0, kinds.length() - 1);
    }
}
