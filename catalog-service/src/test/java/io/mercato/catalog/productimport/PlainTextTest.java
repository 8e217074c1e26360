package io.mercato.catalog.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void textWithoutMarkupStaysAsItIs() {
        assertThat(PlainText.of("Ocean blue shirt, 100% cotton. ")).isEqualTo("Ocean blue shirt, 100% cotton.");
        assertThat(PlainText.of("")).isEmpty();
    }

    @Test
    void paragraphsLinesAndListsKeepTheirShape() {
        assertThat(PlainText.of("<p>One<br>two</p><p>Three <b>bold</b></p><ul><li>a</li><li>b</li></ul>"))
                .isEqualTo("One\ntwo\n\nThree bold\n\n• a\n• b");
    }

    @Test
    void scriptsStylesAndCommentsLeaveNothing() {
        assertThat(PlainText.of("Hi<script>alert(1)</script><style>p{}</style><!-- x --><img src=x onerror=alert(1)>!"))
                .isEqualTo("Hi!");
    }

    @Test
    void entitiesBecomeTheirCharacters() {
        assertThat(PlainText.of("Salt &amp; pepper&nbsp;&lt;3 &eacute;")).isEqualTo("Salt & pepper <3 é");
    }

    @Test
    void brokenMarkupIsReadAsABrowserWould() {
        assertThat(PlainText.of("<p>One<p>Two</div></b> three")).isEqualTo("One\n\nTwo three");
    }
}
