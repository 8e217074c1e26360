package io.mercato.catalog.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a generated picture shows. */
public enum Motif {
    BACKPACK,
    BAG,
    BALL,
    BASKET,
    BLOCKS,
    BOOK,
    BOTTLE,
    CHAIR,
    CREAM,
    DRESS,
    DRUM,
    DUMBBELL,
    HEADPHONES,
    JAR,
    LAMP,
    LAPTOP,
    PENCIL,
    PERFUME,
    PHONE,
    PILLOW,
    POT,
    SCARF,
    SHIRT,
    SHOE,
    SOLAR,
    STALL,
    TENT,
    VASE,
    WATCH,
    YARN;

    private final String drawing = read("/pictures/" + label() + ".svg");

    /** Its name as pictures' addresses have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The motif with this label. */
    public static Optional<Motif> of(String label) {
        return Stream.of(values()).filter(motif -> motif.label().equals(label)).findFirst();
    }

    /** Where its picture of this number is: a path on the host that answered. */
    public String url(int number) {
        return "/api/v1/products/pictures/" + label() + "-" + number + ".svg";
    }

    /** SVG elements on a field of 240 by 240, with the colours {@code {m} {a} {d} {l}} to be filled in. */
    String drawing() {
        return drawing;
    }

    private static String read(String resource) {
        try (InputStream in = Motif.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("-->") + "-->".length()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
