package io.mercato.homepage.storefront.view;

import io.mercato.homepage.storefront.StorefrontSettings;
import io.mercato.homepage.storefront.catalog.Activity.Range;
import io.mercato.homepage.storefront.catalog.Image;
import io.mercato.homepage.storefront.catalog.Rating;
import io.mercato.homepage.storefront.message.PlaceMessages;
import io.mercato.platform.money.Money;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Numbers, money and times as those who read a language in the shop's country write them. Thread-safe. */
public final class Words {
    private static final String MINUS = "\u2212";

    /** In years: whoever says so far means everybody. */
    private static final int NO_AGE_IS_TOO_MUCH = 99;

    private final Locale locale;
    private final Locale home;
    private final ZoneId zone;
    private final PlaceMessages say;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayAndTime;
    private final DateTimeFormatter date;
    private final DateTimeFormatter month;

    /** @param language BCP 47, such as {@code fr} */
    public Words(String language, StorefrontSettings settings, PlaceMessages say) {
        this.home = settings.locale();
        this.locale = home.getLanguage().equals(language) ? home : Locale.of(language, home.getCountry());
        this.zone = settings.timeZone();
        this.say = say;
        this.day = DateTimeFormatter.ofPattern("EEE d MMM", locale);
        this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
        this.dayAndTime = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", locale);
        this.date = DateTimeFormatter.ofPattern("d MMMM yyyy", locale);
        this.month = DateTimeFormatter.ofPattern("MMM", locale);
    }

    /** How they are written. */
    public Locale locale() {
        return locale;
    }

    /** An amount with the digits that ISO 4217 gives its currency. */
    public Price price(Money money) {
        int decimals = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
        DecimalFormat format = format(money, decimals);
        String text = format.format(money.major());
        int cut = decimals == 0
                ? -1
                : text.lastIndexOf(format.getDecimalFormatSymbols().getMonetaryDecimalSeparator());
        return cut < 0 ? new Price(text, "") : new Price(text.substring(0, cut), text.substring(cut));
    }

    /** An amount without minor units, which are cut off. */
    public String whole(Money money) {
        return format(money, 0).format(money.major());
    }

    /** With the sign that the currency has in the shop's country: another language may write it in letters. */
    private DecimalFormat format(Money money, int decimals) {
        Currency currency = Currency.getInstance(money.currency());
        DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        symbols.setCurrency(currency);
        symbols.setCurrencySymbol(currency.getSymbol(home));
        format.setDecimalFormatSymbols(symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.DOWN);
        return format;
    }

    /** What it costs, and what it cost where that was more. */
    public PriceTag tag(Money now, Optional<Money> before) {
        Optional<Money> higher =
                before.filter(was -> was.currency().equals(now.currency()) && was.amount() > now.amount());
        return new PriceTag(
                price(now),
                now.amount() == 0,
                higher.map(was -> price(was).text()).orElse(""),
                higher.map(was -> discount(now, was)).orElse(""));
    }

    private String discount(Money now, Money was) {
        // Rounded down: nobody shall be promised more than there is.
        long percent = (long) ((was.amount() - now.amount()) * 100.0 / was.amount());
        return percent < 1 ? "" : MINUS + percent + "%";
    }

    public Stars stars(Optional<Rating> rating) {
        return rating.filter(known -> known.count() > 0).map(this::stars).orElse(Stars.NONE);
    }

    private Stars stars(Rating rating) {
        return new Stars(
                true,
                String.format(locale, "%.1f", rating.average()),
                halves(rating.average()),
                number(rating.count()));
    }

    /** A rating by one person. */
    public Stars stars(int given) {
        return new Stars(true, Integer.toString(given), halves(given), "");
    }

    private static int halves(double stars) {
        return (int) Math.clamp(Math.round(stars * 2), 0, 10);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A picture of something with this name, or the one that says that there is none. */
    public Picture picture(Optional<Image> image, String name) {
        return image.map(given -> new Picture(given.url(), given.alt().isBlank() ? name : given.alt()))
                .orElseGet(() -> new Picture("", name));
    }

    /** Such as {@code Fri 21 Nov, 02:00 WAT}, by the shop's clock. */
    public String moment(Instant instant) {
        return moment(instant, zone);
    }

    /** The same by the clock of a place. */
    public String moment(Instant instant, ZoneId place) {
        return dayAndTime.format(instant.atZone(place)) + " " + zoneName(instant, place);
    }

    /** From one moment to another by the clock of a place; the second day is told when it is another one. */
    public String span(Instant from, Instant to, ZoneId place) {
        boolean sameDay =
                from.atZone(place).toLocalDate().equals(to.atZone(place).toLocalDate());
        String end = (sameDay ? time : dayAndTime).format(to.atZone(place));
        return say.span(dayAndTime.format(from.atZone(place)), end, zoneName(from, place));
    }

    public String clock(Instant instant, ZoneId place) {
        return time.format(instant.atZone(place));
    }

    public String clock(LocalTime at) {
        return time.format(at);
    }

    public String day(Instant instant, ZoneId place) {
        return day.format(instant.atZone(place));
    }

    public String dayOfMonth(Instant instant, ZoneId place) {
        return Integer.toString(instant.atZone(place).getDayOfMonth());
    }

    public String month(Instant instant, ZoneId place) {
        return month.format(instant.atZone(place));
    }

    /** Such as {@code 21 November 2026}. */
    public String date(Instant instant) {
        return date.format(instant.atZone(zone));
    }

    public String date(LocalDate on) {
        return date.format(on);
    }

    /** An ISO date, for programs. */
    public String isoDate(Instant instant) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    /** The name of a country. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** An age in years from two years on, below in months, such as {@code 2 to 6 years}. */
    public String ages(Range months) {
        if (months.max() < 24) {
            return say.months(months.min(), months.max());
        }
        if (months.min() < 12) {
            return say.upToYears(months.max() / 12);
        }
        int from = months.min() / 12;
        int to = months.max() / 12;
        if (to >= NO_AGE_IS_TOO_MUCH) {
            return say.fromYears(from);
        }
        return from == to ? say.year(from) : say.years(from, to);
    }

    /** A length of time, such as {@code 45 to 90 minutes}. */
    public String minutes(Range minutes) {
        return minutes.min() == minutes.max() ? say.minute(minutes.min()) : say.minutes(minutes.min(), minutes.max());
    }

    private String zoneName(Instant instant, ZoneId place) {
        return DateTimeFormatter.ofPattern("zzz", locale).format(instant.atZone(place));
    }
}
