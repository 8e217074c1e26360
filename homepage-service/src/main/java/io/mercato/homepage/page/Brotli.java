package io.mercato.homepage.page;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import org.jboss.logging.Logger;

import java.io.IOException;

/**
 * Brotli (<a href="https://www.rfc-editor.org/rfc/rfc7932">RFC 7932</a>), where its native library is there; Quarkus brings it,
 * also into native executables. Where it is not, clients get gzip.
 */
final class Brotli {
    private static final Logger LOG = Logger.getLogger(Brotli.class);

    /** About as fast as gzip's usual level, and a sixth smaller. The highest, 11, takes fifty times as long. */
    private static final int QUALITY = 5;

    private static final boolean AVAILABLE = isAvailable();

    private Brotli() {}

    /** Empty where there is no Brotli. */
    static byte[] compress(byte[] text) {
        if (!AVAILABLE) {
            return new byte[0];
        }
        try {
            return Encoder.compress(text, new Encoder.Parameters().setQuality(QUALITY));
        } catch (IOException e) {
            LOG.warn("A page could not be compressed with Brotli", e);
            return new byte[0];
        }
    }

    private static boolean isAvailable() {
        boolean available = Brotli4jLoader.isAvailable();
        if (!available) {
            LOG.infof("Pages are sent without Brotli: %s", Brotli4jLoader.getUnavailabilityCause());
        }
        return available;
    }
}
