package io.mercato.homepage.storefront;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The pages of what is listed and has a page of its own. */
@Path("/{kind: bundles|stores|events|activities}")
@RunOnVirtualThread
public class KindResource {
    private final Map<String, Kind> byName;
    private final Lists lists;
    private final Shown shown;

    KindResource(@All List<Kind> kinds, Lists lists, Shown shown) {
        this.byName = kinds.stream().collect(Collectors.toMap(Kind::name, Function.identity()));
        this.lists = lists;
        this.shown = shown;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> all(@RestPath String kind, @RestQuery @DefaultValue("") String cursor) {
        return shown.page(language -> lists.page(language, byName.get(kind).all(language), cursor));
    }

    /** The handle is for people and may be any, or none. */
    @GET
    @Path("{id}{handle: (?:/[^/]*)?}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<byte[]> one(@RestPath String kind, @RestPath String id) {
        return shown.page(language -> byName.get(kind).one(language, Ids.of(id)));
    }
}
