package io.mercato.homepage.storefront.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is around all pages and on many of them, the front page, and the pages that say what went wrong. */
@MessageBundle(value = "shop", locale = "en")
public interface ShopMessages {
    @Message("Everything from your neighbourhood’s stores, in one place.")
    String tagline();

    @Message("Skip to the content")
    String skip();

    @Message("Search for products")
    String searchFor();

    @Message("Search for products, stores and brands")
    String searchHint();

    @Message("Search")
    String search();

    @Message("Shop")
    String menu();

    @Message("Home")
    String home();

    @Message("Breadcrumb")
    String trail();

    @Message("Categories")
    String categories();

    @Message("Offers")
    String offers();

    @Message("Stores")
    String stores();

    @Message("Events")
    String events();

    @Message("Activities")
    String activities();

    @Message("Prices and stock are as the stores last told us.")
    String footer();

    @Message("More of the shop")
    String more();

    @Message("Products")
    String products();

    @Message("Out and about")
    String outAndAbout();

    @Message("About us")
    String aboutUs();

    @Message("All products")
    String allProducts();

    @Message("New arrivals")
    String newArrivals();

    @Message("Reduced")
    String reduced();

    @Message("Sets for less")
    String sets();

    @Message("All stores")
    String allStores();

    @Message("All offers")
    String allOffers();

    @Message("All events")
    String allEvents();

    @Message("Activities for children")
    String activitiesForChildren();

    @Message("Suggestions")
    String suggestions();

    @Message("Category")
    String category();

    @Message("Store")
    String store();

    @Message("Bundle")
    String bundle();

    @Message("Brand")
    String brand();

    @Message("No suggestions")
    String noSuggestions();

    /** The script puts their number in the place of the {@code #}. */
    @Message("# suggestions; choose with the arrow keys")
    String someSuggestions();

    @Message("All of them")
    String allOfThem();

    @Message("Show more")
    String showMore();

    @Message("That was all.")
    String thatWasAll();

    @Message("No picture of {name} yet")
    String noPicture(String name);

    @Message("Free")
    String free();

    @Message("Now")
    String now();

    @Message("Before")
    String before();

    @Message("{average} out of 5 stars")
    String stars(String average);

    @Message("reviews")
    String reviews();

    @Message("Until {when}")
    String until(String when);

    /** The script puts the time that is left in the place of the {@code #}. */
    @Message("Ends in #")
    String endsIn();

    /** The unit, as short as can be. */
    @Message("d")
    String days();

    @Message("Over")
    String over();

    @Message("We could not load {what} just now. The rest of the page is not affected.")
    String sorry(String what);

    @Message("Try again")
    String tryAgain();

    @Message("Trying …")
    String trying();

    @Message("It is still not there. Please try again in a moment.")
    String still();

    @Message("Look through what is new, find a store and its opening hours, and see what goes for less today.")
    String hero();

    @Message("See what is new")
    String seeNew();

    @Message("Find a store")
    String findStore();

    @Message("Flash sales")
    String flashSales();

    @Message("flash sales first")
    String flashFirst();

    @Message("Just for you")
    String justForYou();

    @Message("All that is new")
    String allNew();

    @Message("Stores people love")
    String belovedStores();

    @Message("Upcoming events")
    String upcomingEvents();

    @Message("the flash sales")
    String theFlashSales();

    @Message("the picks for you")
    String thePicks();

    @Message("the new arrivals")
    String theNewArrivals();

    @Message("the offers")
    String theOffers();

    @Message("the stores")
    String theStores();

    @Message("the events")
    String theEvents();

    @Message("This page is not here")
    String notFound();

    @Message("It may have been sold out and taken down, or the address has a typing error. "
            + "The search finds everything that is on sale.")
    String notFoundText();

    @Message("We could not read this address")
    String refused();

    @Message(
            "Something in it is not as it should be; perhaps it was cut off on its way to you. Start the search afresh.")
    String refusedText();

    @Message("The shop is catching its breath")
    String unavailable();

    @Message(
            "We cannot show this page right now. It is our fault and not yours, and it is usually over within a minute.")
    String unavailableText();

    @Message("To the front page")
    String toFront();
}
