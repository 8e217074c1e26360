package io.mercato.platform.event;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries the trace of the change to those who hear of it, in the CloudEvents extension
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md">traceparent</a>.
 */
public final class TraceParent {
    private static final String HEADER = "traceparent";
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    };

    private TraceParent() {}

    /** That of the calling thread; empty when it is in no trace. */
    public static Optional<String> current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of(String.join(
                        "-",
                        List.of(
                                "00",
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())))
                : Optional.empty();
    }

    /** A span for the handling of an event, to be made current and ended by the caller. */
    static Span startSpan(CloudEvent event, String consumer) {
        Context publisher = event.traceparent()
                .map(value ->
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), Map.of(HEADER, value), GETTER))
                .orElse(Context.root());
        return GlobalOpenTelemetry.getTracer(TraceParent.class.getPackageName())
                .spanBuilder(consumer + " process")
                .setParent(publisher)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.message.id", event.id())
                .setAttribute("cloudevents.event_type", event.type())
                .startSpan();
    }
}
