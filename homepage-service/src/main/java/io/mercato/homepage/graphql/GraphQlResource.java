package io.mercato.homepage.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import graphql.schema.GraphQLSchema;
import io.mercato.homepage.graphql.catalog.Shown;
import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.graphql.execution.SchemaPrinter;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * GraphQL over HTTP. A request that cannot be read is answered with a problem; everything else with a GraphQL response, in
 * which errors have codes. Runs on virtual threads, which wait for what is asked of others; that is asked at once.
 */
@Path("/api/v1/graphql")
@Tag(name = "GraphQL")
@RunOnVirtualThread
public class GraphQlResource {
    private final Operations operations;
    private final GraphQlAnswers answers;
    private final GraphQlSettings settings;
    private final Shown shown;
    private final GraphQLSchema schema;
    private final ObjectMapper json;

    GraphQlResource(
            Operations operations,
            GraphQlAnswers answers,
            GraphQlSettings settings,
            Shown shown,
            GraphQLSchema schema,
            ObjectMapper json) {
        this.operations = operations;
        this.answers = answers;
        this.settings = settings;
        this.shown = shown;
        this.schema = schema;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, GraphQlAnswers.MEDIA_TYPE})
    @Operation(
            operationId = "postGraphQl",
            summary = "Execute a GraphQL query",
            description = "docs/graphql.md has the schema, the limits and the codes of errors. Several in an array are"
                    + " answered with an array.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "products",
                                            value =
                                                    "{\"query\": \"query ($n: Int) { products(limit: $n) { items { title price { amount currency } } } }\", \"variables\": {\"n\": 2}}")))
    @APIResponse(
            responseCode = "200",
            description = "The answer, with errors where something could not be had.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "400",
            description = "The body is no request (malformed_json, invalid_body), or, for who accepts"
                    + " application/graphql-response+json, the query is not valid.")
    @APIResponse(responseCode = "413", description = "The body is too large (body_too_large).")
    @APIResponse(responseCode = "415", description = "The body is not application/json (unsupported_media_type).")
    public RestResponse<Object> post(byte[] body, @Context HttpHeaders headers) throws JsonProcessingException {
        requireType(headers);
        JsonNode request = parsed(body);
        if (!request.isArray()) {
            return answers.of(
                    operations.answer(GraphQlRequest.of(request, json)).await().indefinitely(), headers);
        }
        if (request.isEmpty() || request.size() > settings.maxBatch()) {
            throw ProblemException.badRequest(
                    "invalid_body", "body", "must have 1 to " + settings.maxBatch() + " requests");
        }
        List<GraphQlRequest> requests = StreamSupport.stream(request.spliterator(), false)
                .map(each -> GraphQlRequest.of(each, json))
                .toList();
        List<ExecutionResult> results = Uni.join()
                .all(requests.stream().map(operations::answer).toList())
                .andFailFast()
                .await()
                .indefinitely();
        return answers.of(results, headers);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, GraphQlAnswers.MEDIA_TYPE})
    @Operation(
            operationId = "getGraphQl",
            summary = "Execute a GraphQL query in a way that can be cached",
            description =
                    "Best for persisted queries: extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"…\"}}.")
    @APIResponse(
            responseCode = "200",
            description = "The answer, with errors where something could not be had.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "304", description = "What the client has of it is right still.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is malformed or missing (invalid_body), or, for who accepts"
                    + " application/graphql-response+json, the query is not valid.")
    public RestResponse<Object> get(
            @RestQuery @Parameter(description = "The document.") String query,
            @RestQuery @Parameter(description = "Which of its operations.") String operationName,
            @RestQuery @Parameter(description = "A JSON object.") String variables,
            @RestQuery @Parameter(description = "A JSON object, such as that which names a persisted query.")
                    String extensions,
            @Context HttpHeaders headers) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "query", query);
        put(parameters, "operationName", operationName);
        put(parameters, "variables", variables);
        put(parameters, "extensions", extensions);
        ExecutionResult result =
                operations.answer(GraphQlRequest.of(parameters, json)).await().indefinitely();
        return answers.cacheable(result, shown, headers);
    }

    @GET
    @Path("schema.graphql")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getGraphQlSchema",
            summary = "The schema, in GraphQL's own language",
            description = "Where introspection is on.")
    @APIResponse(responseCode = "200", description = "The schema.")
    @APIResponse(responseCode = "404", description = "Introspection is off (unknown_path).")
    public String schema() {
        if (!settings.introspection()) {
            throw ProblemException.notFound("unknown_path", "There is nothing at this path.");
        }
        return new SchemaPrinter().print(schema);
    }

    /** A browser sends what has no type for a page of another site without asking us first (Fetch, section 4.1). */
    private static void requireType(HttpHeaders headers) {
        if (headers.getMediaType() == null) {
            throw new NotSupportedException();
        }
    }

    private JsonNode parsed(byte[] body) throws JsonProcessingException {
        try {
            return json.readTree(body == null ? new byte[0] : body);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Nothing is read from outside here", e);
        }
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
