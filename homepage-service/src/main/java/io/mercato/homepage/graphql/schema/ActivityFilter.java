package io.mercato.homepage.graphql.schema;

import io.mercato.homepage.graphql.catalog.Address;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;

import java.util.List;
import java.util.Optional;

/** What activities must be; all of it. */
@Input("ActivityFilter")
@Description("What activities must be; all of it.")
public class ActivityFilter {
    @Description("Such as craft, music or sport.")
    public String type;

    @Description("Only what somebody of at least this age, in months, can do.")
    public Integer minAgeMonths;

    @Description("Only what somebody of at most this age, in months, can do.")
    public Integer maxAgeMonths;

    @Description("indoor or outdoor.")
    public String setting;

    @Description("Only what can be done in each of these: sunny, cloudy, rainy, windy, hot, cold, snowy.")
    public List<String> weather;

    @Description("Only what takes no longer, in minutes.")
    public Integer maxDurationMinutes;

    @Description("easy, moderate or challenging.")
    public String difficulty;

    @Id
    @Description("Only of the store with this id.")
    public String store;

    @Id
    @Description("Only at the location with this id.")
    public String location;

    Address addTo(Address list) {
        return list.with("type", Optional.ofNullable(type))
                .with("minAgeMonths", Optional.ofNullable(minAgeMonths))
                .with("maxAgeMonths", Optional.ofNullable(maxAgeMonths))
                .with("setting", Optional.ofNullable(setting))
                .with("weather", Arguments.values("weather", weather))
                .with("maxDurationMinutes", Optional.ofNullable(maxDurationMinutes))
                .with("difficulty", Optional.ofNullable(difficulty))
                .with("store", Arguments.optionalId("store", store))
                .with("location", Arguments.optionalId("location", location));
    }
}
