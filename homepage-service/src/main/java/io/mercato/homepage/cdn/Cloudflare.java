package io.mercato.homepage.cdn;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.cdn.CloudflareApi.Purge;
import io.mercato.platform.answer.HttpDate;
import io.smallrye.config.Secret;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Purges at Cloudflare. Tells nothing of its token to anybody but Cloudflare. */
@ApplicationScoped
class Cloudflare implements Cdn {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(401, 403, 404, 408, 425);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final CloudflareApi api;
    private final CdnSettings.Cloudflare settings;
    private final ObjectMapper json;

    Cloudflare(@RestClient CloudflareApi api, CdnSettings settings, ObjectMapper json) {
        this.api = api;
        this.settings = settings.cloudflare();
        this.json = json;
    }

    @Override
    public Result purge(Set<String> tags) {
        return call(Purge.of(tags));
    }

    @Override
    public Result purgeEverything() {
        return call(Purge.ofEverything());
    }

    private Result call(Purge what) {
        String token = settings.apiToken().map(Secret::get).orElse("");
        try (RestResponse<byte[]> answer =
                api.purge("Bearer " + token, settings.zone().orElse(""), what)) {
            return result(answer.getStatus(), answer.getHeaderString(HttpHeaders.RETRY_AFTER), answer.getEntity());
        } catch (WebApplicationException e) {
            try (Response answer = e.getResponse()) {
                return result(answer.getStatus(), answer.getHeaderString(HttpHeaders.RETRY_AFTER), new byte[0]);
            }
        } catch (ProcessingException e) {
            return new Result.Failed("It could not be reached: " + e.getMessage());
        }
    }

    private Result result(int status, String retryAfter, byte[] body) {
        if (status == TOO_MANY_REQUESTS) {
            return new Result.Busy(Optional.ofNullable(retryAfter).flatMap(Cloudflare::delay));
        }
        if (status >= 200 && status < 300) {
            return isSuccess(body)
                    ? new Result.Purged()
                    : new Result.Failed("It answered %d without success".formatted(status));
        }
        // A token or a zone that is not right yet can be put right there; another body cannot.
        return status >= 500 || WORTH_ANOTHER_TRY.contains(status)
                ? new Result.Failed("It answered " + status)
                : new Result.Refused("It answered " + status);
    }

    private boolean isSuccess(byte[] body) {
        try {
            return body != null && json.readTree(body).path("success").asBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    /** Of RFC 9110, section 10.2.3: seconds, or a date. */
    private static Optional<Duration> delay(String retryAfter) {
        return SECONDS.matcher(retryAfter).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
                : HttpDate.parse(retryAfter).map(until -> Duration.between(Instant.now(), until));
    }
}
