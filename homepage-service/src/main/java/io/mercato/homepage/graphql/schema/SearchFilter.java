package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What matches of a search must be. Values of one filter are alternatives; filters hold together. */
@Input("SearchFilter")
@Description("What matches must be. Values of one filter are alternatives; filters hold together.")
public class SearchFilter {
    @Id
    @Description("In a category with one of these ids, or below it.")
    public List<String> category;

    @Id
    @Description("Of a store with one of these ids.")
    public List<String> store;

    @Id
    @Description("Of a store at a location with one of these ids.")
    public List<String> location;

    @Description("With one of these tags.")
    public List<String> tag;

    @Description("Of one of these vendors.")
    public List<String> vendor;

    @Description("The lowest price, in minor units.")
    public Long minPrice;

    @Description("The highest price, in minor units.")
    public Long maxPrice;

    @Description("The currency of prices, by its ISO 4217 code.")
    public String currency;

    @Description("The lowest average rating, from 0 to 5, with two decimals at most.")
    public BigDecimal minRating;

    @Description("Only of what something is left.")
    public Boolean inStock;

    @Description("Only what an offer holds for now.")
    public Boolean onOffer;

    @Description("Of stores around this point: latitude,longitude.")
    public String near;

    @Description("How far around, in kilometres.")
    public BigDecimal radiusKm;

    Address addTo(Address search) {
        return search.with("category", Arguments.ids("category", category))
                .with("store", Arguments.ids("store", store))
                .with("location", Arguments.ids("location", location))
                .with("tag", Arguments.values("tag", tag))
                .with("vendor", Arguments.values("vendor", vendor))
                .with("minPrice", Optional.ofNullable(minPrice))
                .with("maxPrice", Optional.ofNullable(maxPrice))
                .with("currency", Optional.ofNullable(currency))
                .with("minRating", Optional.ofNullable(minRating).map(BigDecimal::toPlainString))
                .with("inStock", Arguments.flag(inStock))
                .with("onOffer", Arguments.flag(onOffer))
                .with("near", Optional.ofNullable(near))
                .with("radiusKm", Optional.ofNullable(radiusKm).map(BigDecimal::toPlainString));
    }
}
