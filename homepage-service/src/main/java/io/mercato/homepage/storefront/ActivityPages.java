package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.ActivityView.Fact;
import io.mercato.homepage.storefront.catalog.Activity;
import io.mercato.homepage.storefront.catalog.Catalog;
import io.mercato.homepage.storefront.catalog.Listing;
import io.mercato.homepage.storefront.view.ActivityTile;
import io.mercato.homepage.storefront.view.Addresses;
import io.mercato.homepage.storefront.view.Link;
import io.mercato.homepage.storefront.view.Listed;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The pages of activities. */
@ApplicationScoped
class ActivityPages {
    private final Catalog catalog;
    private final Tiles tiles;
    private final Words words;
    private final Frames frames;
    private final StorefrontSettings settings;

    ActivityPages(Catalog catalog, Tiles tiles, Words words, Frames frames, StorefrontSettings settings) {
        this.catalog = catalog;
        this.tiles = tiles;
        this.words = words;
        this.frames = frames;
        this.settings = settings;
    }

    /** All, from a cursor on. Blocks, within the budget of a page. */
    Html all(String cursor) {
        Listing<Activity> activities = catalog.list(
                        "activities", Activity.class, Map.of("limit", "" + settings.pageSize()), cursor)
                .await()
                .atMost(settings.budget());
        Listed<ActivityTile> view = new Listed<>(
                activities.items().stream().map(tiles::activity).toList(),
                Listings.next("/activities", activities),
                cursor.isEmpty());
        Frame frame = frames.of("/activities", "Activities").describedAs("What to do with children, near you.");
        return Html.Found.of(
                Templates.activities(cursor.isEmpty() ? frame : frame.notIndexed(), view)
                        .render(),
                List.of());
    }

    /** One. Blocks, within the budget of a page. */
    Html of(UUID id) {
        Activity activity =
                catalog.one("activities/" + id, Activity.class).await().atMost(settings.budget());
        ActivityTile tile = tiles.activity(activity);
        ActivityView view = new ActivityView(
                activity.title(),
                activity.description(),
                tile.kind(),
                facts(activity, tile),
                activity.store().map(Addresses::store).orElse(Link.NONE),
                tile.picture(),
                tile.price());
        Frame frame = frames.of(Addresses.activity(activity.id()), activity.title())
                .describedAs(activity.description())
                .about("article", frames.shared(tile.picture().url()), List.of());
        return Html.Found.of(Templates.activity(frame, view).render(), List.of());
    }

    private List<Fact> facts(Activity activity, ActivityTile tile) {
        return Stream.of(
                        new Fact("Ages", tile.ages()),
                        new Fact(
                                "Takes",
                                activity.durationMinutes().map(words::minutes).orElse("")),
                        new Fact("Where", tile.where()),
                        new Fact("Setting", String.join(", ", activity.settings())),
                        new Fact("Weather", String.join(", ", activity.weather())),
                        new Fact("Difficulty", activity.difficulty().orElse("")))
                .filter(fact -> !fact.text().isBlank())
                .toList();
    }
}
