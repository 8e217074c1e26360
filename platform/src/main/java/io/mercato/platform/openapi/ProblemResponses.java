package io.mercato.platform.openapi;

import io.mercato.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Documents on every operation that an error is answered with a {@link Problem}. An operation names those it has of its
 * own by {@code @APIResponse(responseCode = "404", ref = "Problem")}, or with a description of when they come.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
    private static final String NAME = "Problem";

    /** What is generated for a body that is validated. */
    private static final String UNDESCRIBED = "Bad Request";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addResponse(NAME, problem());
    }

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (responses == null) {
            return operation;
        }
        describeBadRequest(operation);
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.matches("[45]..") && response.getRef() == null && response.getContent() == null) {
                response.setContent(content());
            }
        });
        if (responses.getDefaultValue() == null) {
            responses.setDefaultValue(OASFactory.createAPIResponse().ref(NAME));
        }
        return operation;
    }

    /** What an operation does not say of 400 by itself, its parameters and its body do. */
    private static void describeBadRequest(Operation operation) {
        APIResponses responses = operation.getResponses();
        APIResponse known = responses.getAPIResponse("400");
        if (known != null && UNDESCRIBED.equals(known.getDescription())) {
            known.setDescription(
                    "A field is missing or out of bounds (invalid_parameter), malformed or unknown (invalid_body).");
        } else if (known == null && operation.getParameters() != null) {
            Set<String> names =
                    operation.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet());
            if (names.contains("cursor")) {
                responses.addAPIResponse(
                        "400",
                        OASFactory.createAPIResponse()
                                .description(
                                        "A parameter is malformed or out of bounds (invalid_parameter), or the cursor"
                                                + " is damaged or of another list (invalid_cursor)."));
            }
        }
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("A problem detail (RFC 9457).")
                .content(content());
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + NAME)));
    }
}
