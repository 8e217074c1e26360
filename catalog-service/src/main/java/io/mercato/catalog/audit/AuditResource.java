package io.mercato.catalog.audit;

import io.mercato.catalog.list.KeysetPages;
import io.mercato.platform.paging.Page;
import io.mercato.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The audit log, to be read by administrators and changed by nobody. */
@Path("/api/v1/admin/audit")
@Tag(name = "Audit log")
@RunOnVirtualThread
public class AuditResource {
    private final KeysetPages pages;

    AuditResource(KeysetPages pages) {
        this.pages = pages;
    }

    @GET
    @Operation(summary = "List who changed what, the newest first")
    @APIResponse(responseCode = "200", description = "A page of changes.")
    @APIResponse(
            responseCode = "400",
            description =
                    "A filter is malformed (invalid_parameter), or the cursor is damaged or of another list (invalid_cursor).")
    public Page<AuditEntry> list(
            @Valid @BeanParam PageQuery page,
            @RestQuery
                    @Pattern(regexp = "[a-z]{1,50}", message = "must be one word in lower case, such as product")
                    @Parameter(description = "Only changes of this kind of thing.", example = "product")
                    String kind,
            @RestQuery @Parameter(description = "Only changes of the thing with this id.") UUID id,
            @RestQuery
                    @Size(max = 255)
                    @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must not have control characters")
                    @Parameter(description = "Only what this administrator has changed.", example = "ada@example.org")
                    String actor) {
        Map<String, Object> filters = new HashMap<>();
        putIfGiven(filters, "kind", kind);
        putIfGiven(filters, "id", id);
        putIfGiven(filters, "actor", actor);
        return pages.read(AuditQueries.list(filters), page, filters);
    }

    private static void putIfGiven(Map<String, Object> filters, String name, Object value) {
        if (value != null) {
            filters.put(name, value);
        }
    }
}
