package io.mercato.homepage.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mercato.homepage.storefront.catalog.Bundle;
import io.mercato.homepage.storefront.catalog.Event;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.Product;
import io.mercato.homepage.storefront.catalog.Rating;
import io.mercato.homepage.storefront.catalog.Reference;
import io.mercato.homepage.storefront.catalog.Store;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.platform.money.Money;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What search engines read of a page: JSON-LD in the words of <a href="https://schema.org">schema.org</a>. */
@ApplicationScoped
class StructuredData {
    private static final String SCHEMA = "https://schema.org";

    private final Frames frames;
    private final StorefrontSettings settings;
    private final ObjectMapper json;

    StructuredData(Frames frames, StorefrontSettings settings, ObjectMapper json) {
        this.frames = frames;
        this.settings = settings;
        this.json = json;
    }

    /** The shop and its search. */
    List<String> shop() {
        Map<String, Object> site = thing("WebSite", settings.name());
        site.put("url", frames.absolute("/"));
        site.put(
                "potentialAction",
                Map.of(
                        "@type", "SearchAction",
                        "target", frames.absolute("/search?q={search_term_string}"),
                        "query-input", "required name=search_term_string"));
        return List.of(script(site));
    }

    /** What is sold together: to machines a product like others. */
    List<String> bundle(Bundle bundle, String path) {
        Map<String, Object> data = thing("Product", bundle.title());
        data.put("description", bundle.description());
        data.put("image", images(bundle.images()));
        data.put("offers", offer(path, bundle.price(), bundle.inStock(), bundle.store()));
        return List.of(script(data));
    }

    /** A product and where it stands in the shop. */
    List<String> product(Product product, String path, List<Link> trail) {
        Map<String, Object> data = thing("Product", product.title());
        data.put("description", product.description());
        data.put("image", images(product.images()));
        product.vendor().ifPresent(vendor -> data.put("brand", Map.of("@type", "Brand", "name", vendor)));
        rating(data, product.rating());
        data.put("offers", offer(path, product.price(), product.inStock(), product.store()));
        return List.of(script(data), trail(trail, product.title(), path));
    }

    private Map<String, Object> offer(String path, Money price, boolean inStock, Optional<Reference> store) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("@type", "Offer");
        offer.put("url", frames.absolute(path));
        offer.put("price", price.major().toPlainString());
        offer.put("priceCurrency", price.currency());
        offer.put("availability", SCHEMA + (inStock ? "/InStock" : "/OutOfStock"));
        store.map(Reference::name).ifPresent(name -> offer.put("seller", Map.of("@type", "Store", "name", name)));
        return offer;
    }

    List<String> store(Store store) {
        Map<String, Object> data = thing("Store", store.name());
        data.put("url", frames.absolute(Addresses.store(store.id(), store.handle())));
        data.put("description", store.description());
        store.image().ifPresent(image -> data.put("image", frames.absolute(image.url())));
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("@type", "PostalAddress");
        store.city().ifPresent(city -> address.put("addressLocality", city));
        store.country().ifPresent(country -> address.put("addressCountry", country));
        data.put("address", address);
        store.contact().flatMap(Store.Contact::phone).ifPresent(phone -> data.put("telephone", phone));
        store.coordinates()
                .ifPresent(at -> data.put(
                        "geo",
                        Map.of("@type", "GeoCoordinates", "latitude", at.latitude(), "longitude", at.longitude())));
        rating(data, store.rating());
        return List.of(script(data));
    }

    List<String> event(Event event) {
        Map<String, Object> data = thing("Event", event.title());
        data.put("description", event.description());
        data.put("startDate", event.startsAt().toString());
        data.put("endDate", event.endsAt().toString());
        event.image().ifPresent(image -> data.put("image", frames.absolute(image.url())));
        data.put(
                "location",
                Map.of(
                        "@type", "Place",
                        "name", event.venue(),
                        "address", Map.of("@type", "PostalAddress", "addressLocality", event.city())));
        data.put(
                "offers",
                Map.of(
                        "@type", "Offer",
                        "price", event.price().major().toPlainString(),
                        "priceCurrency", event.price().currency()));
        return List.of(script(data));
    }

    private static Map<String, Object> thing(String type, String name) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", SCHEMA);
        data.put("@type", type);
        data.put("name", name);
        return data;
    }

    private static void rating(Map<String, Object> data, Optional<Rating> rating) {
        rating.filter(known -> known.count() > 0)
                .ifPresent(known -> data.put(
                        "aggregateRating",
                        Map.of(
                                "@type", "AggregateRating",
                                "ratingValue", known.average(),
                                "reviewCount", known.count())));
    }

    private List<String> images(List<Image> images) {
        return images.stream().map(image -> frames.absolute(image.url())).toList();
    }

    /** Where a page stands in the shop: the ways to it, and the page itself. */
    String trail(List<Link> links, String title, String path) {
        List<Link> all = new ArrayList<>(links);
        all.add(new Link(path, title));
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Link link : all) {
            steps.add(Map.of(
                    "@type",
                    "ListItem",
                    "position",
                    steps.size() + 1,
                    "name",
                    link.text(),
                    "item",
                    frames.absolute(link.href())));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", SCHEMA);
        data.put("@type", "BreadcrumbList");
        data.put("itemListElement", steps);
        return script(data);
    }

    /** JSON that cannot end the script it stands in, nor begin a comment there (HTML, section 4.12.1.3). */
    private String script(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts and numbers are always serialisable", e);
        }
    }
}
