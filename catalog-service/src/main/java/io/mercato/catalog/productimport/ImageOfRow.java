package io.mercato.catalog.productimport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The picture that a row adds.
 *
 * @param position where it is to stand; after all that name a place when the row names none
 */
record ImageOfRow(ImportedProduct.Image image, int position) {
    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,8}");

    static boolean isIn(ProductRow row) throws RowRefused {
        return row.text(Column.IMAGE_SRC) != null;
    }

    static ImageOfRow read(ProductRow row) throws RowRefused {
        String url = row.required(Column.IMAGE_SRC);
        if (!isWebAddress(url)) {
            throw new RowRefused("Image Src " + RowRefused.quote(url) + " is not an http or https address");
        }
        String position = row.textOr(Column.IMAGE_POSITION, "");
        if (!position.isEmpty() && !POSITION.matcher(position).matches()) {
            throw new RowRefused("Image Position " + RowRefused.quote(position) + " is not a number from 1");
        }
        return new ImageOfRow(
                new ImportedProduct.Image(url, row.textOr(Column.IMAGE_ALT, "")),
                position.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(position));
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
