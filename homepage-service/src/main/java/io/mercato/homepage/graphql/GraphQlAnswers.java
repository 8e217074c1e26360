package io.mercato.homepage.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import graphql.ExecutionResult;
import io.mercato.homepage.graphql.catalog.Shown;
import io.mercato.platform.answer.AnswerSettings;
import io.mercato.platform.answer.SurrogateTags;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Results as HTTP answers (<a href="https://graphql.github.io/graphql-over-http/draft/#sec-Response">GraphQL over HTTP</a>):
 * who knows {@code application/graphql-response+json} is told by the status that a query was not executed; who asks for
 * {@code application/json} gets 200, as old clients expect.
 */
@ApplicationScoped
class GraphQlAnswers {
    static final String MEDIA_TYPE = "application/graphql-response+json";

    private static final MediaType GRAPHQL = MediaType.valueOf(MEDIA_TYPE);
    private static final String NO_STORE = "no-store";

    private final GraphQlSettings settings;
    private final int maxTagLength;
    private final ObjectMapper json;
    private final InstantSource clock = InstantSource.system();

    GraphQlAnswers(GraphQlSettings settings, AnswerSettings answers, ObjectMapper json) {
        this.settings = settings;
        this.maxTagLength = answers.maxTagLength();
        this.json = json;
    }

    /** Of one operation. */
    RestResponse<Object> of(ExecutionResult result, HttpHeaders headers) {
        return answer(status(result, headers), specification(result), headers)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    /** Of several, in their order. */
    RestResponse<Object> of(List<ExecutionResult> results, HttpHeaders headers) {
        return answer(200, results.stream().map(GraphQlAnswers::specification).toList(), headers)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    /**
     * Of one operation, with what caches need. An answer with errors is not kept, since the next one may have none; nor is one
     * to somebody who says who they are, since it may be for them only.
     *
     * @param shown what was read for it
     */
    RestResponse<Object> cacheable(ExecutionResult result, Shown shown, HttpHeaders headers) {
        if (!result.getErrors().isEmpty()
                || settings.maxAge().isZero()
                || !headers.getRequestHeader(HttpHeaders.AUTHORIZATION).isEmpty()) {
            return of(result, headers);
        }
        String body = written(specification(result));
        String tag = entityTag(body);
        boolean known = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .anyMatch(each -> each.equals(tag) || each.equals("*"));
        ResponseBuilder<Object> response =
                known ? ResponseBuilder.create(304) : answer(200, new RawValue(body), headers);
        response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl(shown.until()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        String tags = String.join(",", SurrogateTags.bounded(shown.tags(), maxTagLength));
        if (!tags.isEmpty()) {
            response.header("Cache-Tag", tags).header("Surrogate-Key", tags.replace(',', ' '));
        }
        return response.build();
    }

    /** No longer than what it shows is right by itself: an offer that ends in ten seconds is not to be shown for a minute. */
    private String cacheControl(Optional<Instant> until) {
        long left = until.map(end ->
                        Math.max(0, Duration.between(clock.instant(), end).toSeconds()))
                .orElse(Long.MAX_VALUE);
        long maxAge = settings.maxAge().toSeconds();
        return "public, max-age=" + Math.min(maxAge, left) + ", s-maxage=" + Math.min(2 * maxAge, left);
    }

    private static ResponseBuilder<Object> answer(int status, Object body, HttpHeaders headers) {
        return ResponseBuilder.<Object>create(status)
                .entity(body)
                .type(prefersGraphQl(headers) ? GRAPHQL : MediaType.APPLICATION_JSON_TYPE);
    }

    private static int status(ExecutionResult result, HttpHeaders headers) {
        if (!prefersGraphQl(headers) || result.isDataPresent()) {
            return 200;
        }
        String code = ErrorCodes.of(result.getErrors().getFirst());
        return switch (code) {
            // Its protocol has it so: the client is to ask once more.
            case "PERSISTED_QUERY_NOT_FOUND" -> 200;
            case "internal_error" -> 500;
            case "upstream_timeout" -> 504;
            case "OVERLOADED" -> 503;
            default -> 400;
        };
    }

    /** What comes first among those that are accepted; a wildcard is for what is older. */
    private static boolean prefersGraphQl(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(GRAPHQL) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isWildcardSubtype() && type.isCompatible(GRAPHQL))
                .isPresent();
    }

    private static Map<String, Object> specification(ExecutionResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", ErrorCodes.specification(result.getErrors(), result.isDataPresent()));
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
        }
        return answer;
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What GraphQL answers with is made of maps, lists and scalars", e);
        }
    }

    private static String entityTag(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
