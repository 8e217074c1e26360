package io.mercato.homepage.graphql;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Has fields read from their objects by their accessor and nothing else. SmallRye makes a context with all that is selected
 * below for each field of each object, which for a list of products is most of the work. Fields whose values it converts, such
 * as instants, are left to it.
 */
final class DirectFields {
    private DirectFields() {}

    /** The same schema. */
    static GraphQLSchema in(GraphQLSchema schema, Schema model) {
        GraphQLCodeRegistry code = schema.getCodeRegistry()
                .transform(fetchers -> model.getTypes().values().forEach(type -> type.getFields().values().stream()
                        .filter(DirectFields::isAsItIs)
                        .forEach(field -> fetchers.dataFetcher(
                                FieldCoordinates.coordinates(type.getName(), field.getName()),
                                new Accessor(accessor(type, field))))));
        return schema.transformWithoutTypes(same -> same.codeRegistry(code));
    }

    private static boolean isAsItIs(Field field) {
        boolean converted = field.getReference().getType() == ReferenceType.SCALAR
                && !field.getReference()
                        .getClassName()
                        .equals(field.getReference().getGraphQLClassName());
        boolean adapted = field.isAdaptingTo()
                || field.isAdaptingWith()
                || field.hasTransformation()
                || field.hasWrapper() && field.getWrapper().isMap();
        return field.getMethodName() != null && !converted && !adapted;
    }

    private static Method accessor(Type type, Field field) {
        try {
            return Class.forName(
                            type.getClassName(), false, Thread.currentThread().getContextClassLoader())
                    .getMethod(field.getMethodName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getClassName() + " has no public " + field.getMethodName(), e);
        }
    }

    /** Calls one method of an object. */
    private record Accessor(Method method) implements TrivialDataFetcher<Object> {
        @Override
        public Object get(DataFetchingEnvironment environment)
                throws InvocationTargetException, IllegalAccessException {
            return method.invoke(environment.<Object>getSource());
        }
    }
}
