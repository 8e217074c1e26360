package io.mercato.homepage.storefront;

import io.mercato.homepage.storefront.view.Part;
import io.mercato.platform.answer.AnswerSettings;
import io.mercato.platform.answer.SurrogateTags;
import io.quarkus.qute.TemplateInstance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes pages of templates. */
@ApplicationScoped
class Rendering {
    /** Of all pages of the shop, so that a CDN can be told to forget these and nothing else. */
    private static final String ALL = "storefront";

    private final int maxTagLength;

    Rendering(AnswerSettings settings) {
        this.maxTagLength = settings.maxTagLength();
    }

    /** A page without parts that may fail by themselves. */
    Html whole(Language language, TemplateInstance template, Set<String> tags) {
        return page(language, template, List.of(), tags);
    }

    /** @param tags of what it shows */
    Html page(Language language, TemplateInstance template, List<Part<?>> parts, Set<String> tags) {
        return new Html.Found(
                Document.of(language.render(template)), parts.stream().noneMatch(Part::failed), tagList(tags));
    }

    /** @param tags of what says where it is now */
    Html moved(String to, Set<String> tags) {
        return new Html.Moved(to, tagList(tags));
    }

    private String tagList(Set<String> tags) {
        Set<String> all = new TreeSet<>(tags);
        all.add(ALL);
        return String.join(",", SurrogateTags.bounded(all, maxTagLength));
    }
}
