package io.mercato.platform.ratelimit;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.net.SocketAddress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** What tells callers apart: who is signed in, or else where the call comes from. */
final class CallerKey {
    /** A household or a phone has a network of its own (RFC 6177), and as many addresses in it as it likes. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private CallerKey() {}

    static String of(SecurityIdentity identity, SocketAddress remote) {
        return identity.isAnonymous()
                ? "address:" + network(remote == null ? "" : remote.hostAddress())
                : "sub:" + identity.getPrincipal().getName();
    }

    /** The address; of one of IPv6 the first 64 bits. */
    static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            // A literal address, so nothing is looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
