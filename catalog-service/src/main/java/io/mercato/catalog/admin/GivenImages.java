package io.mercato.catalog.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures of a row that has {@code image_url} and {@code image_alt} for the first and {@code more_images} for the others. */
public final class GivenImages {
    /** Of one thing. */
    public static final int MAX = 20;

    private GivenImages() {}

    /** The columns' values. */
    public static Map<String, Object> columns(List<GivenImage> images) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("image_url", images.isEmpty() ? null : images.getFirst().url());
        columns.put("image_alt", images.isEmpty() ? "" : images.getFirst().alt());
        columns.put("more_images", images.stream().skip(1).toList());
        return columns;
    }
}
