package io.mercato.platform.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Something under each kind of path. */
@Path("/")
public class GuardedResource {
    private final Caller caller;

    GuardedResource(Caller caller) {
        this.caller = caller;
    }

    @RunOnVirtualThread
    @GET
    @Path("api/v1/guarded/open")
    public String open() {
        return "open";
    }

    @RunOnVirtualThread
    @GET
    @Path("api/v1/guarded/me")
    public Map<String, Object> me() {
        return Map.of(
                "name", caller.name(),
                "customer", caller.customer().map(UUID::toString).orElse(""),
                "admin", caller.isAdmin(),
                "service", caller.isService());
    }

    @RunOnVirtualThread
    @POST
    @Path("api/v1/guarded/mine")
    @RolesAllowed(Role.CUSTOMER)
    public String mine() {
        return caller.customer().orElseThrow().toString();
    }

    @GET
    @Path("api/v1/guarded/mine-reactive")
    @RolesAllowed(Role.CUSTOMER)
    public Uni<String> mineReactive() {
        return Uni.createFrom().item(caller.customer().orElseThrow().toString());
    }

    @RunOnVirtualThread
    @GET
    @Path("api/v1/admin/guarded")
    public String admin() {
        return caller.name();
    }

    @RunOnVirtualThread
    @POST
    @Path("internal/v1/guarded")
    public String internal() {
        return caller.name();
    }
}
