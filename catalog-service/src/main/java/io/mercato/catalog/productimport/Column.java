package io.mercato.catalog.productimport;

/** The columns of Shopify's product export that are read; others are passed over. */
enum Column {
    HANDLE("Handle", true, 255),
    TITLE("Title", true, 255),
    BODY("Body (HTML)", false, 262_144),
    VENDOR("Vendor", false, 255),
    TYPE("Type", false, 255),
    TAGS("Tags", false, 64_000),
    PUBLISHED("Published", false, 255),
    OPTION1_NAME("Option1 Name", false, 255),
    OPTION1_VALUE("Option1 Value", false, 255),
    OPTION2_NAME("Option2 Name", false, 255),
    OPTION2_VALUE("Option2 Value", false, 255),
    OPTION3_NAME("Option3 Name", false, 255),
    OPTION3_VALUE("Option3 Value", false, 255),
    SKU("Variant SKU", false, 255),
    PRICE("Variant Price", true, 255),
    INVENTORY_QTY("Variant Inventory Qty", false, 255),
    COMPARE_AT_PRICE("Variant Compare At Price", false, 255),
    IMAGE_SRC("Image Src", false, 2048),
    IMAGE_POSITION("Image Position", false, 255),
    IMAGE_ALT("Image Alt Text", false, 512),
    SEO_TITLE("SEO Title", false, 255),
    SEO_DESCRIPTION("SEO Description", false, 1024),
    STATUS("Status", false, 255);

    private final String title;
    private final boolean required;
    private final int maxLength;

    Column(String title, boolean required, int maxLength) {
        this.title = title;
        this.required = required;
        this.maxLength = maxLength;
    }

    /** As the header has it. */
    String title() {
        return title;
    }

    /** Whether a file without it is not a product export. */
    boolean required() {
        return required;
    }

    /** The longest value that is taken, in characters. */
    int maxLength() {
        return maxLength;
    }
}
