package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.message.GoodsMessages;
import io.mercato.homepage.storefront.message.PlaceMessages;
import io.mercato.homepage.storefront.message.SearchMessages;
import io.mercato.homepage.storefront.message.ShopMessages;
import io.mercato.homepage.storefront.view.Tiles;
import io.mercato.homepage.storefront.view.Words;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/**
 * A language of the shop: its words, and how it writes numbers, money and times. There is one object of each; thread-safe.
 *
 * @param tag BCP 47, such as {@code fr}
 */
record Language(
        String tag,
        ShopMessages shop,
        GoodsMessages goods,
        SearchMessages find,
        PlaceMessages place,
        Words words,
        Tiles tiles) {
    /** The one that is written in the message bundles themselves. */
    static final String WRITTEN = "en";

    /** @throws IllegalStateException when there are no messages in it */
    static Language of(String tag, StorefrontSettings settings) {
        ShopMessages shop = messages(ShopMessages.class, tag);
        GoodsMessages goods = messages(GoodsMessages.class, tag);
        PlaceMessages place = messages(PlaceMessages.class, tag);
        Words words = new Words(tag, settings, place);
        Tiles tiles = new Tiles(words, goods, place);
        return new Language(tag, shop, goods, messages(SearchMessages.class, tag), place, words, tiles);
    }

    /** The page that a template makes, in this language. */
    String render(TemplateInstance template) {
        return template.setLocale(tag).render();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return tag.hashCode();
    }

    private static <T> T messages(Class<T> bundle, String tag) {
        return tag.equals(WRITTEN) ? MessageBundles.get(bundle) : MessageBundles.get(bundle, Localized.Literal.of(tag));
    }
}
