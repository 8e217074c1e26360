package io.mercato.platform.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with a page for those who cannot see it, see little or use no mouse, as far as a program can tell (<a
 * href="https://www.w3.org/TR/WCAG22/">WCAG 2.2</a>, AA), and what the browser itself complains of.
 */
public final class Faults {
    private static final String SCRIPT = """
            (() => {
              const faults = [];
              const fault = (what, e) => faults.push(what + ': ' + (e ? e.outerHTML.slice(0, 160) : ''));
              const all = selector => [...document.querySelectorAll(selector)];
              const one = (selector, what) => { if (all(selector).length !== 1) fault('not one ' + what); };
              if (!document.documentElement.lang) fault('no lang');
              if (!document.title.trim()) fault('no title');
              one('main', 'main'); one('h1', 'h1'); one('header.top', 'header'); one('body > footer', 'footer');
              all('img:not([alt])').forEach(e => fault('no alt', e));
              all('img:not([width]), img:not([height])').forEach(e => fault('no size', e));
              all('input:not([type=hidden]), select, textarea').forEach(e => {
                if (e.labels.length === 0 && !e.getAttribute('aria-label')) fault('no label', e);
              });
              const name = e => (e.getAttribute('aria-label') || '') + e.textContent
                + [...e.querySelectorAll('img')].map(i => i.alt).join('');
              all('a[href], button, summary').forEach(e => { if (!name(e).trim()) fault('no name', e); });
              all('nav').forEach(e => { if (!e.getAttribute('aria-label')) fault('no name', e); });
              all('a[href], button, select, summary, input:not([type=hidden])').forEach(e => {
                if (!e.checkVisibility() || e.closest('.hidden, .skip') || getComputedStyle(e).display === 'inline') return;
                const box = e.getBoundingClientRect();
                if (box.width < 24 || box.height < 24) fault('target of ' + box.width + ' by ' + box.height, e);
              });
              all('[tabindex]').forEach(e => { if (e.tabIndex > 0) fault('own order of focus', e); });
              const ids = all('[id]').map(e => e.id);
              ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => fault('id twice ' + id));
              for (const attribute of ['aria-labelledby', 'aria-controls', 'for']) {
                all('[' + attribute + ']').forEach(e => {
                  if (!document.getElementById(e.getAttribute(attribute))) fault(attribute + ' leads nowhere', e);
                });
              }
              let level = 0;
              all('h1, h2, h3, h4').forEach(e => {
                const next = Number(e.tagName[1]);
                if (next > level + 1) fault('heading skips a level', e);
                level = next;
              });
              const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              canvas.canvas.width = canvas.canvas.height = 1;
              const rgba = css => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = css;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
              };
              const luminance = ([r, g, b]) => [r, g, b]
                .map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const ground = e => {
                for (; e; e = e.parentElement) {
                  const colour = rgba(getComputedStyle(e).backgroundColor);
                  if (colour[3] === 255) return colour;
                }
                return rgba('Canvas');
              };
              const seen = new Set();
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const e = texts.currentNode.parentElement;
                if (!texts.currentNode.textContent.trim() || seen.has(e) || !e.checkVisibility()) continue;
                if (e.closest('script, .hidden, [aria-hidden=true], .skip')) continue;
                seen.add(e);
                const style = getComputedStyle(e);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
                const [dark, light] = [luminance(rgba(style.color)), luminance(ground(e))].sort((a, b) => a - b);
                const contrast = (light + .05) / (dark + .05);
                if (contrast < (large ? 3 : 4.5)) fault('contrast ' + contrast.toFixed(2), e);
              }
              return faults;
            })()""";

    private Faults() {}

    /** One line for each; empty for a good page. */
    public static List<String> of(Tab tab) {
        return Stream.concat(tab.evaluate(SCRIPT).valueStream().map(JsonNode::asText), tab.complaints().stream())
                .toList();
    }
}
