package io.mercato.platform.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Sends the {@link RequestId} along on every call by REST client; W3C trace context is sent by OpenTelemetry. */
@Provider
public class RequestIdClientFilter implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
        RequestId.current().ifPresent(id -> request.getHeaders().putSingle(RequestId.HEADER, id));
    }
}
