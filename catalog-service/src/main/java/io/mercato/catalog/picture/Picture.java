package io.mercato.catalog.picture;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A generated illustration for goods that nobody has photographed: flat, in warm colours, and the same for the same motif
 * and number, always.
 */
final class Picture {
    private record Palette(String background, String shade, String main, String accent, String dark, String light) {}

    private static final List<Palette> PALETTES = List.of(
            new Palette("#fde8cf", "#f9d3a4", "#d1495b", "#edae49", "#30343f", "#fff8ee"),
            new Palette("#e3f1ee", "#c2e0d9", "#1b7f79", "#ffb703", "#12343b", "#f7fffd"),
            new Palette("#f3e7f7", "#dfc7ea", "#7b2d8b", "#f28482", "#2b1b3d", "#fff6fd"),
            new Palette("#e8eefc", "#c9d7f8", "#2f52c4", "#f4a259", "#14213d", "#fbfcff"),
            new Palette("#fdf3c8", "#f8e292", "#c8553d", "#588b8b", "#3d2c1e", "#fffdf2"),
            new Palette("#e6f3df", "#c7e4b8", "#3a7d44", "#e9c46a", "#1f3a24", "#fbfff8"),
            new Palette("#fbe3e4", "#f3bfc2", "#9b2335", "#f6bd60", "#3a1520", "#fff7f7"),
            new Palette("#dff3fb", "#b7e0f2", "#0b6e99", "#ef8354", "#0f2f40", "#f8fdff"));

    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">
            <title>%s</title>
            <rect width="400" height="400" fill="%s"/>
            <g fill="%s">%s</g>
            <g transform="translate(200 200) rotate(%d) scale(%s) translate(-120 -120)">
            %s
            </g>
            </svg>
            """;

    private Picture() {}

    /** The picture as an SVG document. */
    static String svg(Motif motif, int number) {
        SplittableRandom random = new SplittableRandom(31L * motif.label().hashCode() + number);
        Palette palette = PALETTES.get(random.nextInt(PALETTES.size()));
        return SVG.formatted(
                motif.label(),
                palette.background(),
                palette.shade(),
                ornament(random),
                random.nextInt(-9, 10),
                "1." + random.nextInt(30, 61),
                coloured(motif.drawing(), palette, random.nextBoolean()));
    }

    /** Behind the drawing: a sun, cloth-like stripes, dots or a hill. */
    private static String ornament(SplittableRandom random) {
        int place = random.nextInt(100, 301);
        return switch (random.nextInt(4)) {
            case 0 -> "<circle cx=\"%d\" cy=\"190\" r=\"%d\"/>".formatted(place, random.nextInt(110, 170));
            case 1 -> tiled("<path d=\"M%1$d 0h26v400h-26z\"/>", random.nextInt(20, 60), 66);
            case 2 ->
                tiled("<circle cx=\"%1$d\" cy=\"60\" r=\"14\"/><circle cx=\"%1$d\" cy=\"340\" r=\"14\"/>", 40, 64);
            default -> "<path d=\"M0 300q%d -120 400 -20v120H0z\"/>".formatted(place);
        };
    }

    private static String tiled(String shape, int from, int step) {
        StringBuilder tiles = new StringBuilder();
        for (int x = from; x < 400; x += step) {
            tiles.append(shape.formatted(x));
        }
        return tiles.toString();
    }

    private static String coloured(String drawing, Palette palette, boolean swapped) {
        return drawing.replace("{m}", swapped ? palette.accent() : palette.main())
                .replace("{a}", swapped ? palette.main() : palette.accent())
                .replace("{d}", palette.dark())
                .replace("{l}", palette.light());
    }
}
