package io.mercato.catalog.productimport;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

import java.util.Set;

/** What a person would read of a piece of HTML. Nothing of its markup, scripts or styles is left. */
final class PlainText {
    /** Blocks that take no room of their own; items of lists begin a line instead. */
    private static final Set<String> UNSEEN = Set.of("script", "style", "li");

    private PlainText() {}

    /** Lines and paragraphs are kept; an empty line separates paragraphs. */
    static String of(String html) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.getWholeText());
                        } else if (node.nameIs("li")) {
                            text.append("\n• ");
                        } else if (node.nameIs("br")) {
                            text.append('\n');
                        } else if (isParagraph(node)) {
                            text.append("\n\n");
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (isParagraph(node)) {
                            text.append("\n\n");
                        }
                    }
                },
                Jsoup.parseBodyFragment(html).body());
        return text.toString()
                .replace('\u00A0', ' ')
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean isParagraph(Node node) {
        return node instanceof Element element && element.isBlock() && !UNSEEN.contains(element.normalName());
    }
}
