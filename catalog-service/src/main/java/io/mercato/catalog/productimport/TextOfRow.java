package io.mercato.catalog.productimport;

import io.mercato.catalog.product.ProductStatus;
import io.mercato.catalog.product.ProductText;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a product's first row says about it. */
final class TextOfRow {
    /** Letters and digits of any script, as in an address that people read. */
    private static final Pattern HANDLE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_-]*");

    private static final int MAX_TAGS = 250;
    private static final int MAX_TAG_LENGTH = 255;
    private static final int MAX_DESCRIPTION_LENGTH = 65_535;

    private TextOfRow() {}

    static String handle(ProductRow row) throws RowRefused {
        String handle = row.required(Column.HANDLE);
        if (!HANDLE.matcher(handle).matches() || !handle.equals(handle.toLowerCase(Locale.ROOT))) {
            throw new RowRefused("Handle " + RowRefused.quote(handle)
                    + " may only have lower-case letters, digits, hyphens and underscores");
        }
        return handle;
    }

    static ProductText read(ProductRow row, List<String> optionNames) throws RowRefused {
        String title = row.text(Column.TITLE);
        if (title == null) {
            throw new RowRefused("Title is missing, and the row before is not of the same product");
        }
        String description = PlainText.of(row.textOr(Column.BODY, ""));
        if (description.length() > MAX_DESCRIPTION_LENGTH) {
            throw new RowRefused("Body (HTML) has more than " + MAX_DESCRIPTION_LENGTH + " characters of text");
        }
        return new ProductText(
                title,
                description,
                row.text(Column.VENDOR),
                row.text(Column.TYPE),
                tags(row),
                optionNames,
                row.text(Column.SEO_TITLE),
                row.text(Column.SEO_DESCRIPTION),
                status(row));
    }

    private static List<String> tags(ProductRow row) throws RowRefused {
        List<String> tags = Stream.of(row.textOr(Column.TAGS, "").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MAX_TAGS || tags.stream().anyMatch(tag -> tag.length() > MAX_TAG_LENGTH)) {
            throw new RowRefused(
                    "Tags may be at most %d, each of at most %d characters".formatted(MAX_TAGS, MAX_TAG_LENGTH));
        }
        return tags;
    }

    private static ProductStatus status(ProductRow row) throws RowRefused {
        String published = row.textOr(Column.PUBLISHED, "true").toLowerCase(Locale.ROOT);
        if (!List.of("true", "false").contains(published)) {
            throw new RowRefused("Published is " + RowRefused.quote(published) + ", neither true nor false");
        }
        String status = row.textOr(Column.STATUS, "active").toLowerCase(Locale.ROOT);
        return switch (status) {
            case "active" -> published.equals("true") ? ProductStatus.ACTIVE : ProductStatus.DRAFT;
            case "draft" -> ProductStatus.DRAFT;
            case "archived" -> ProductStatus.ARCHIVED;
            default ->
                throw new RowRefused("Status is " + RowRefused.quote(status) + ", not active, draft or archived");
        };
    }
}
