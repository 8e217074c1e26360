package io.mercato.platform.identity;

import io.quarkus.arc.Unremovable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Sends this service's {@link ServiceToken} along. To be registered on those REST clients only that call what is internal
 * of another service ({@code @RegisterProvider(ServiceTokenFilter.class)}): a token is nobody else's business.
 */
@ApplicationScoped
@Unremovable
public class ServiceTokenFilter implements ClientRequestFilter {
    private final ServiceToken token;

    ServiceTokenFilter(ServiceToken token) {
        this.token = token;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
    }
}
