package io.mercato.platform.problem;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mercato.platform.json.ExactFields;
import io.mercato.platform.money.Money;
import io.mercato.platform.paging.PageQuery;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Fails in every way a resource can. */
@Path("/api/v1/faulty")
public class FaultyResource {
    record Order(@NotBlank String title, @NotNull List<@Valid Line> lines) {}

    record Line(@Size(min = 3) String sku, int quantity, Money price) {}

    /** As a GET would answer it. */
    record StoredWish(
            UUID id,
            @JsonUnwrapped Wish wish,
            @JsonUnwrapped Story story) {}

    record Story(String writtenBy) {}

    @ExactFields(answer = StoredWish.class)
    record Wish(@NotBlank String title, List<Gift> gifts) {
        record Gift(String sku) {}
    }

    @POST
    @Path("wishes")
    public StoredWish wish(@Valid @NotNull Wish wish) {
        return new StoredWish(new UUID(0, 1), wish, new Story("ada"));
    }

    @POST
    public Order order(@Valid @NotNull Order order) {
        return order;
    }

    @POST
    @Path("large{rest: .*}")
    public int large(byte[] body) {
        return body.length;
    }

    @GET
    public Map<String, Object> list(@Valid @BeanParam PageQuery page) {
        return Map.of("limit", page.limit());
    }

    @GET
    @Path("{id}")
    public UUID byId(@RestPath UUID id) {
        throw ProblemException.notFound("thing_not_found", "There is no thing " + id + ".");
    }

    @GET
    @Path("failures/{kind}")
    public String fail(@RestPath String kind, @RestQuery String text) {
        throw switch (kind) {
            case "defect" -> new IllegalStateException("password=hunter2");
            case "conflict" -> ProblemException.conflict("already_sold", "Somebody was faster.");
            case "unavailable" ->
                ProblemException.unavailable(
                        "database_unavailable", "No database.", Duration.ofMillis(1500), new RuntimeException("down"));
            case "circuit" -> new CircuitBreakerOpenException("open");
            case "given-up" -> new io.smallrye.mutiny.TimeoutException();
            default -> new IllegalArgumentException(text);
        };
    }
}
