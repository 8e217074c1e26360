package io.mercato.catalog.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The words that the demo catalogue is made of, from {@code demo/vocabulary.json}.
 *
 * @param options sizes, by name of a {@link Leaf#options}
 */
@RegisterForReflection
record Vocabulary(
        Map<String, List<String>> options,
        List<Root> categories,
        List<String> brands,
        List<StoreName> stores,
        List<City> cities,
        List<String> productSentences,
        List<String> storeSentences,
        List<EventKind> events,
        List<ActivityKind> activities,
        List<String> adjectives,
        Map<String, List<String>> offers,
        List<String> bundles) {

    /** A category at the top of the tree; its words go before the nouns of its leaves. */
    @RegisterForReflection
    record Root(String handle, String name, String motif, List<String> words, List<Leaf> leaves) {}

    /** A category that has products. */
    @RegisterForReflection
    record Leaf(String handle, String name, String motif, String options, List<Item> items) {}

    /** Something that is sold, with its price range in naira. */
    @RegisterForReflection
    record Item(String noun, int lowest, int highest) {}

    @RegisterForReflection
    record StoreName(String name, String category) {}

    @RegisterForReflection
    record City(
            String name,
            String country,
            String region,
            double latitude,
            double longitude,
            String timezone,
            List<String> venues) {}

    /** A sort of event, with the price range of a ticket in naira. */
    @RegisterForReflection
    record EventKind(String title, String motif, int hours, int lowest, int highest, String text) {}

    /** A sort of activity, with ages in months and the price range for a child in naira. */
    @RegisterForReflection
    record ActivityKind(
            String title,
            String type,
            String motif,
            int minAge,
            int maxAge,
            List<String> settings,
            List<String> weather,
            int minMinutes,
            int maxMinutes,
            String difficulty,
            int lowest,
            int highest,
            String text) {}

    static Vocabulary load(ObjectMapper json) {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/demo/vocabulary.json")) {
            return json.readValue(in, Vocabulary.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
