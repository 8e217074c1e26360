package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ActivityView.Fact;
import io.mercato.homepage.storefront.catalog.Activity;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Reads;
import io.mercato.homepage.storefront.view.ActivityTile;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of activities. */
@ApplicationScoped
class ActivityPages implements Kind {
    private final Catalog catalog;
    private final Frames frames;
    private final Rendering rendering;

    ActivityPages(Catalog catalog, Frames frames, Rendering rendering) {
        this.catalog = catalog;
        this.frames = frames;
        this.rendering = rendering;
    }

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public Lists.Items<?, ?> all(Language language) {
        return new Lists.Items<>(
                name(),
                language.shop().activities(),
                language.place().aboutActivities(),
                language.place().noActivities(),
                Activity.class,
                (activities, _) ->
                        activities.stream().map(language.tiles()::activity).toList(),
                Templates::activities);
    }

    @Override
    public Html one(Language language, UUID id) {
        Reads reads = catalog.reads();
        Activity activity = reads.now(reads.one("activities/" + id, Activity.class));
        ActivityTile tile = language.tiles().activity(activity);
        ActivityView view = new ActivityView(
                activity.title(),
                activity.description(),
                tile.kind(),
                facts(language, activity, tile),
                activity.store().map(Addresses::store).orElse(Link.NONE),
                tile.picture(),
                tile.price());
        Frame frame = frames.of(language, Addresses.activity(activity.id()), activity.title())
                .describedAs(activity.description())
                .about("article", frames.shared(tile.picture().url()), List.of());
        return rendering.whole(language, Templates.activity(frame, view), reads.tags());
    }

    private static List<Fact> facts(Language language, Activity activity, ActivityTile tile) {
        var say = language.place();
        return Stream.of(
                        new Fact(say.ages(), tile.ages()),
                        new Fact(
                                say.takes(),
                                activity.durationMinutes()
                                        .map(language.words()::minutes)
                                        .orElse("")),
                        new Fact(say.where(), tile.where()),
                        new Fact(say.setting(), words(language, activity.settings())),
                        new Fact(say.weather(), words(language, activity.weather())),
                        new Fact(
                                say.difficulty(),
                                activity.difficulty().map(say::word).orElse("")))
                .filter(fact -> !fact.text().isBlank())
                .toList();
    }

    private static String words(Language language, List<String> words) {
        return words.stream().map(language.place()::word).collect(Collectors.joining(", "));
    }
}
