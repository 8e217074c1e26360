package io.mercato.homepage.storefront;

import io.mercato.platform.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Duration;
import java.util.NoSuchElementException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** What search engines may know: where they may look, and all that is there. */
@Path("/")
public class SitemapResource {
    private static final String FOR_AN_HOUR = "public, max-age=3600";
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /api/
            Disallow: /search?
            Disallow: /*?
            Allow: /*?cursor=
            """;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sitemap sitemap;
    private final Answers answers;
    private final Document robots;
    private final boolean known;

    SitemapResource(Sitemap sitemap, Answers answers, Frames frames, StorefrontSettings settings) {
        this.sitemap = sitemap;
        this.answers = answers;
        this.known = settings.url().isPresent();
        this.robots = Document.of(known ? ROBOTS + "\nSitemap: " + frames.absolute("/sitemap.xml") + "\n" : ROBOTS);
    }

    /** Lists go on under a cursor, which leads to all of them; filters and searches would lead on for ever. */
    @GET
    @Path("robots.txt")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<byte[]> robots() {
        return answers.file(robots, "text/plain; charset=utf-8", FOR_AN_HOUR);
    }

    /** Its addresses must be absolute, so there is none where the shop's is not known. */
    @GET
    @Path("sitemap.xml")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public RestResponse<byte[]> sitemap() {
        if (!known) {
            throw new NotFoundException();
        }
        return sitemap.now()
                .map(document -> answers.file(document, "application/xml; charset=utf-8", FOR_AN_HOUR))
                .orElseThrow(() -> ProblemException.unavailable(
                        "sitemap_unavailable",
                        "The sitemap is being made, or cannot be made just now.",
                        SOON,
                        new NoSuchElementException("There was none before")));
    }
}
