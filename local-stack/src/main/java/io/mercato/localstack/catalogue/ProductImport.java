package io.mercato.localstack.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.identity.Issuer;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Sends a product CSV to the catalogue of the running suite.
 *
 * @param catalog host and port of catalog-service
 * @param homepage host and port of homepage-service
 * @param issuer whom the services trust
 * @param limit for sending the file and waiting for the summary
 */
public record ProductImport(String catalog, String homepage, Issuer issuer, Duration limit) {

    private static final int UNPROCESSABLE = 422;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Sends the file, never more of it in memory than a few buffers; blocks until the summary is there and the homepage
     * has dropped the pages it kept.
     *
     * @param store the products' store
     * @param currency of the prices, by ISO 4217
     * @param onSent called with the total of bytes sent so far, on another thread
     * @throws Failure when the file cannot be read, is not such a CSV, or the services cannot be reached
     */
    public ImportSummary run(Path file, String store, String currency, LongConsumer onSent)
            throws InterruptedException {
        URI uri = URI.create("http://%s/internal/v1/imports/products?store=%s&currency=%s"
                .formatted(catalog, encode(store), encode(currency)));
        try (ServiceClient client = new ServiceClient(issuer)) {
            CountedBody body = new CountedBody(BodyPublishers.ofFile(file), onSent);
            ServiceClient.Answer answer = client.post("catalog-service", uri, "text/csv", body, limit);
            if (answer.status() == UNPROCESSABLE) {
                throw new Failure(ExitCode.DATA, answer.detail());
            }
            if (answer.status() != 200) {
                throw new Failure(
                        answer.status() < 500 ? ExitCode.USAGE : ExitCode.FAILED,
                        "catalog-service refused the import: " + answer.detail());
            }
            HomepageCache.invalidate(client, homepage);
            return JSON.treeToValue(answer.body(), ImportSummary.class);
        } catch (FileNotFoundException e) {
            throw new Failure(ExitCode.NO_INPUT, file + " cannot be read.", e);
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.FAILED, "catalog-service answered with something else than a summary.", e);
        }
    }

    /** @throws Failure when there is no file to be read */
    public static long sizeOf(Path file) {
        String reason = Files.notExists(file)
                ? "does not exist"
                : Files.isDirectory(file)
                        ? "is a directory"
                        : !Files.isReadable(file) ? "cannot be read by user " + System.getProperty("user.name") : "";
        if (!reason.isEmpty()) {
            throw new Failure(ExitCode.NO_INPUT, file + " " + reason + ".");
        }
        return file.toFile().length();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
