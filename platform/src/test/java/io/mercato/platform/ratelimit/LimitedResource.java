package io.mercato.platform.ratelimit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** May be called now and then. */
@Path("/api/v1/limited")
public class LimitedResource {
    @GET
    @Path("blocking")
    @RunOnVirtualThread
    @RateLimited("test")
    public String blocking() {
        return Thread.currentThread().isVirtual() ? "virtual" : "platform";
    }

    @GET
    @Path("reactive")
    @RateLimited("test-reactive")
    public Uni<String> reactive() {
        return Uni.createFrom().item("here");
    }

    @GET
    @Path("off")
    @RunOnVirtualThread
    @RateLimited("test-off")
    public String off() {
        return "here";
    }

    @GET
    @Path("free")
    @RunOnVirtualThread
    public String free() {
        return "here";
    }
}
