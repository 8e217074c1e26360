package io.mercato.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercato.platform.testing.Tokens;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.WebApplicationException;

@QuarkusTest
@TestProfile(ServiceTokenTest.WithFile.class)
class ServiceTokenTest {
    @TestHTTPResource("/internal/v1/guarded")
    URI guarded;

    /** With a token in a file. */
    public static class WithFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("service", ".token");
                file.toFile().deleteOnExit();
                Files.writeString(file, Tokens.service() + "\n");
                return Map.of("mercato.identity.service-token-file", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @RegisterProvider(ServiceTokenFilter.class)
    interface Internal {
        @POST
        String call();
    }

    interface Other {
        @POST
        String call();
    }

    @Test
    void aClientThatAsksForItSendsTheTokenAndNoOtherDoes() {
        assertThat(client(Internal.class).call()).isEqualTo("a-service");
        assertThatThrownBy(() -> client(Other.class).call())
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(401));
    }

    @Test
    void aTokenThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        ServiceToken token = new ServiceToken(Optional.of(file));

        assertThatIllegalStateException().isThrownBy(token::value).withMessageContaining(file + " (");
        Files.writeString(file, " \n");
        assertThatIllegalStateException().isThrownBy(token::value).withMessageContaining("is empty");
        Files.writeString(file, "fresh\n");
        assertThat(token.value()).isEqualTo("fresh");
    }

    private <T> T client(Class<T> type) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(guarded).build(type);
    }
}
