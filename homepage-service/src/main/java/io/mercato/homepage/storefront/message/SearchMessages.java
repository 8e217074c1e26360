package io.mercato.homepage.storefront.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Searching, filtering, and the categories. */
@MessageBundle(value = "find", locale = "en")
public interface SearchMessages {
    @Message("What others like")
    String others();

    @Message("Results for “{text}”")
    String resultsFor(String text);

    @Message("{#if count == 1}{number} product{#else}{number} products{/if}")
    String products(int count, String number);

    @Message("{#if count == 1}About {number} product{#else}About {number} products{/if}")
    String aboutProducts(int count, String number);

    @Message("Nothing has these words. This is what we found for")
    String corrected();

    @Message("Did you mean")
    String meant();

    @Message("Inside {name}")
    String inside(String name);

    @Message("Filters")
    String filters();

    @Message("Filter and sort")
    String filterAndSort();

    @Message("Order")
    String order();

    @Message("Apply")
    String apply();

    @Message("the order")
    String theOrder();

    @Message("the prices")
    String thePrices();

    @Message("chosen; remove")
    String chosen();

    @Message("products")
    String productsCounted();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("price in {currency}")
    String priceIn(String currency);

    @Message("Filters that are set")
    String filtersSet();

    @Message("Remove the filter")
    String remove();

    @Message("Clear all")
    String clear();

    @Message("Nothing found")
    String nothing();

    @Message("That was all")
    String thatWasAll();

    @Message("Perhaps with fewer filters?")
    String fewerFilters();

    @Message("Clear all filters")
    String clearFilters();

    @Message("Try fewer or other words, or look through the")
    String otherWords();

    @Message("categories")
    String theCategories();

    @Message("Availability")
    String availability();

    @Message("Price")
    String price();

    @Message("Rating")
    String rating();

    @Message("In stock")
    String inStock();

    @Message("On offer")
    String onOffer();

    @Message("{stars} stars and more")
    String starsAndMore(String stars);

    @Message("Tag: {name}")
    String tag(String name);

    @Message("From {amount}")
    String fromAmount(String amount);

    @Message("Up to {amount}")
    String upTo(String amount);

    @Message("{from} and more")
    String andMore(String from);

    @Message("{from} to {to}")
    String range(String from, String to);

    @Message("As chosen")
    String asChosen();

    @Message("Best match")
    String byRelevance();

    @Message("Most popular")
    String byPopularity();

    @Message("Newest")
    String byAge();

    @Message("Price: low to high")
    String byPrice();

    @Message("Price: high to low")
    String byPriceDown();

    @Message("Best rated")
    String byRating();

    @Message("Everything that the stores of {shop} sell, by category.")
    String aboutCategories(String shop);

    @Message("{category} from the stores of {shop}.")
    String aboutCategory(String category, String shop);

    @Message("There are no categories yet.")
    String noCategories();

    @Message("See all products")
    String seeAll();
}
