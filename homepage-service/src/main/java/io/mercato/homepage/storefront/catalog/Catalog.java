package io.mercato.homepage.storefront.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.storefront.StorefrontSettings;
import io.mercato.homepage.upstream.OffEventLoop;
import io.mercato.platform.cache.CacheDefinition;
import io.mercato.platform.cache.TieredCache;
import io.mercato.platform.cache.TieredCaches;
import io.mercato.platform.deadline.Deadline;
import io.smallrye.mutiny.Uni;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * The catalogue, as pages read it. What has an address of its own comes through the cache {@code storefront}, so that it is
 * served when catalog-service is away; what people type does not, since nobody else will type the same. Does not block.
 *
 * <p>Every read fails with a {@link ReadFailure} and with nothing else.
 */
@ApplicationScoped
public class Catalog {
    private final Fetch fetch;
    private final OffEventLoop threads;
    private final TieredCache<Address, Fetched> cache;
    private final ObjectMapper json;
    private final Duration budget;

    Catalog(Fetch fetch, OffEventLoop threads, TieredCaches caches, ObjectMapper json, StorefrontSettings settings) {
        this.fetch = fetch;
        this.threads = threads;
        this.cache =
                caches.create(CacheDefinition.<Address, Fetched>of("storefront", Address::inRedis, new FetchedCodec())
                        .withNegative(Fetched::isNothing)
                        .withTags(Fetched::tags));
        this.budget = settings.budget();
        // A field that is new in the catalogue must not take the shop down.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** For one page, whose time begins now: everything that it shows is to be read by the same one. */
    public Reads reads() {
        return new Reads(this, Deadline.in(budget));
    }

    /** A thing with an address of its own. */
    <T> Uni<Read<T>> one(String path, Class<T> type) {
        return cached(new Address(path, Map.of()), json.constructType(type));
    }

    /** A page of a list, from a cursor on, which is empty for the first one. */
    <T> Uni<Read<Listing<T>>> list(String path, Class<T> type, Map<String, String> query, String cursor) {
        if (cursor.isEmpty()) {
            return cached(new Address(path, query), listing(type));
        }
        MultivaluedMap<String, String> all = new MultivaluedHashMap<>(query);
        all.putSingle("cursor", cursor);
        return fetch.now(path, all).map(fetched -> read(path, fetched, listing(type)));
    }

    /** A search; parameters as those of the API. */
    Uni<Read<SearchAnswer>> search(MultivaluedMap<String, String> query) {
        return fetch.now("search", query)
                .map(fetched -> read("search", fetched, json.constructType(SearchAnswer.class)));
    }

    /**
     * Reads the items of a list that came by another way.
     *
     * @throws ReadFailure.Unavailable when they are not such
     */
    public <T> List<T> items(JsonNode items, Class<T> type) {
        try {
            return json.convertValue(items, json.getTypeFactory().constructCollectionType(List.class, type));
        } catch (IllegalArgumentException e) {
            throw new ReadFailure.Unavailable("items", e);
        }
    }

    private <T> Uni<Read<T>> cached(Address address, JavaType type) {
        return threads.shift(cache.get(
                        address, missing -> fetch.now(missing.path(), new MultivaluedHashMap<>(missing.query()))
                                .invoke(fetched -> check(missing.path(), fetched, type))))
                .onFailure(failure -> !(failure instanceof ReadFailure))
                .transform(failure -> new ReadFailure.Unavailable(address.path(), failure))
                .map(fetched -> read(address.path(), fetched, type));
    }

    /** What cannot be read must not be kept. */
    private void check(String path, Fetched fetched, JavaType type) {
        if (!fetched.isNothing()) {
            read(path, fetched, type);
        }
    }

    private <T> Read<T> read(String path, Fetched fetched, JavaType type) {
        if (fetched.isNothing()) {
            throw new ReadFailure.Missing(path);
        }
        try {
            T value = json.readValue(fetched.json(), type);
            return new Read<>(Objects.requireNonNull(value, "null"), fetched.tags());
        } catch (IOException | RuntimeException e) {
            throw new ReadFailure.Unavailable(path, e);
        }
    }

    private JavaType listing(Class<?> type) {
        return json.getTypeFactory().constructParametricType(Listing.class, type);
    }

    /** What was read, with the tags of what it shows. */
    record Read<T>(T value, Set<String> tags) {}

    /** @param query of values that the pages choose, none that people type */
    private record Address(String path, Map<String, String> query) {
        String inRedis() {
            return "storefront:" + path
                    + new TreeMap<>(query)
                            .entrySet().stream()
                                    .map(parameter -> ":" + parameter.getKey() + "=" + parameter.getValue())
                                    .collect(Collectors.joining());
        }
    }
}
