package io.mercato.homepage.storefront.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Products, bundles, offers and reviews. */
@MessageBundle(value = "goods", locale = "en")
public interface GoodsMessages {
    @Message("Pictures of {name}")
    String picturesOf(String name);

    @Message("Pictures")
    String pictures();

    @Message("Picture {number} of {all}")
    String pictureOf(int number, int all);

    @Message("No picture yet")
    String noPicture();

    @Message("Sold out")
    String soldOut();

    /** The same in a sentence. */
    @Message("sold out")
    String gone();

    @Message("In stock")
    String inStock();

    @Message("Only {left} left")
    String onlyLeft(int left);

    @Message("Size")
    String size();

    @Message("Offers on this product")
    String itsOffers();

    @Message("Sold by")
    String soldBy();

    @Message("See when the store is open and how to reach it.")
    String aboutSeller();

    @Message("About this product")
    String about();

    @Message("Tags")
    String tags();

    @Message("Article number {sku}")
    String sku(String sku);

    @Message("What customers say")
    String reviews();

    @Message("the reviews")
    String theReviews();

    @Message("out of 5")
    String outOfFive();

    @Message("stars")
    String stars();

    @Message("{count} of {all} gave {stars} stars")
    String gave(int count, int all, int stars);

    @Message("Verified purchase")
    String verified();

    @Message("{#if count == 1}{number} person found this helpful{#else}{number} people found this helpful{/if}")
    String helpful(int count, String number);

    @Message("More reviews")
    String moreReviews();

    @Message("Nobody has reviewed this yet.")
    String noReviews();

    @Message("Goes well with it")
    String related();

    @Message("what goes with it")
    String theRelated();

    @Message("Sets")
    String sets();

    @Message("What is sold together for less than one by one.")
    String aboutSets();

    @Message("Nothing is sold together just now.")
    String noSets();

    @Message("Set of {items}")
    String setOf(int items);

    @Message("You save {amount} against buying its parts one by one.")
    String saving(String amount);

    @Message("What is in it")
    String inside();

    @Message("What costs less just now; those that end soonest come first.")
    String aboutOffers();

    @Message("There are no offers just now.")
    String noOffers();

    @Message("{percent}% off")
    String percentOff(int percent);

    @Message("{amount} off")
    String amountOff(String amount);

    @Message("Buy {buy}, get {more} free")
    String buyAndGet(int buy, int more);

    @Message("Offer")
    String offer();

    @Message("{number} left")
    String left(String number);

    @Message("Used up")
    String usedUp();
}
