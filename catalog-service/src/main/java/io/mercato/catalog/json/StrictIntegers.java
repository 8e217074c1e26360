package io.mercato.catalog.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;

import jakarta.inject.Singleton;

/** A whole number is sent as one: Jackson would read 1.9 as 1, and that is what would be sold. */
@Singleton
class StrictIntegers implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        json.coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    }
}
