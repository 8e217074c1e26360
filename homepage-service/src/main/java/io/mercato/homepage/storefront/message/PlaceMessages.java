package io.mercato.homepage.storefront.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Stores, events and activities: where, when and for whom. */
@MessageBundle(value = "place", locale = "en")
public interface PlaceMessages {
    @Message("Who sells here, the best rated first.")
    String aboutStores();

    @Message("No store has opened here yet.")
    String noStores();

    @Message("Open now")
    String open();

    @Message("Closed now")
    String closed();

    @Message("until {when}")
    String until(String when);

    @Message("opens {when}")
    String opens(String when);

    @Message("Opening hours")
    String hours();

    @Message("Day")
    String day();

    @Message("Hours")
    String hoursOfDay();

    @Message("today")
    String today();

    @Message("Closed")
    String closedAllDay();

    @Message("24 hours")
    String allDay();

    @Message("Times of {clock}")
    String timesOf(String clock);

    @Message("Sold together for less")
    String sets();

    @Message("the bundles")
    String theSets();

    @Message("What this store sells")
    String goods();

    @Message("what it sells")
    String theGoods();

    @Message("All, with filters")
    String allGoods();

    @Message("This store has nothing on sale just now.")
    String noGoods();

    @Message("Where to go, the soonest first.")
    String aboutEvents();

    @Message("No events are planned just now.")
    String noEvents();

    @Message("When")
    String when();

    @Message("Where")
    String where();

    @Message("Entry")
    String entry();

    @Message("Room for")
    String room();

    @Message("{number} places")
    String places(String number);

    @Message("By")
    String by();

    @Message("{from} to {to} {zone}")
    String span(String from, String to, String zone);

    @Message("What to do with children.")
    String aboutActivities();

    @Message("There is nothing here just now.")
    String noActivities();

    @Message("Ages")
    String ages();

    @Message("Takes")
    String takes();

    @Message("Setting")
    String setting();

    @Message("Weather")
    String weather();

    @Message("Difficulty")
    String difficulty();

    @Message("{from} to {to} months")
    String months(int from, int to);

    @Message("up to {to} years")
    String upToYears(int to);

    @Message("{age} years")
    String year(int age);

    @Message("from {from} years")
    String fromYears(int from);

    @Message("{from} to {to} years")
    String years(int from, int to);

    @Message("{length} minutes")
    String minute(int length);

    @Message("{from} to {to} minutes")
    String minutes(int from, int to);

    /** A word that the catalogue has for a kind, a setting, a weather or a difficulty; others are shown as they are. */
    @Message("{word}")
    String word(String word);
}
