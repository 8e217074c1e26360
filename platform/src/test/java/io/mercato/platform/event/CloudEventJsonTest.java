package io.mercato.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mercato.platform.event.CloudEventJson.InvalidEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

class CloudEventJsonTest {
    @Test
    void whatIsWrittenIsRead() throws InvalidEventException {
        CloudEvent event = new CloudEvent(
                "1",
                "/catalog-service",
                "io.mercato.test.v1",
                "product:\"1\"",
                Instant.parse("2026-11-20T06:30:00.123456Z"),
                JsonNodeFactory.instance.objectNode().put("price", 1299),
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        assertThat(CloudEventJson.decode(CloudEventJson.encode(event))).isEqualTo(event);
    }

    @Test
    void anEventOfAnotherPublisherIsReadWithWhatItLeavesOutAndAdds() throws InvalidEventException {
        CloudEvent event = CloudEventJson.decode("""
                {"specversion": "1.0", "id": "A-1", "source": "https://example.com/shop", "type": "com.example.sold",
                 "time": "2026-11-20T07:30:00+01:00", "comexampleextension": 5}""");
        assertThat(event)
                .isEqualTo(new CloudEvent(
                        "A-1",
                        "https://example.com/shop",
                        "com.example.sold",
                        "",
                        Instant.parse("2026-11-20T06:30:00Z"),
                        NullNode.getInstance(),
                        Optional.empty()));
        assertThat(event.tags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"specversion\": \"2.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\", \"time\": \"2026-11-20T06:30:00Z\"}",
                "{\"specversion\": \"1.0\", \"id\": 1, \"source\": \"/s\", \"type\": \"t\", \"time\": \"2026-11-20T06:30:00Z\"}",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \" \", \"type\": \"t\", \"time\": \"2026-11-20T06:30:00Z\"}",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/s\", \"type\": \"t\", \"time\": \"yesterday\"}"
            })
    void whatIsNoCloudEventIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> CloudEventJson.decode(text))
                .isInstanceOf(InvalidEventException.class)
                .message()
                .isNotBlank();
    }
}
