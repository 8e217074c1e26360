package io.mercato.homepage.graphql.catalog;

import io.mercato.homepage.section.SectionResult.FailureCode;
import io.mercato.platform.problem.Problem.FieldError;

import java.util.List;

/** Why something could not be had of catalog-service; nothing in it tells of hosts or inner workings. */
public sealed class CatalogFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private CatalogFailure(String code, String message, Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** It could not be asked, or its answer is of no use. */
    public static final class Unavailable extends CatalogFailure {
        private static final long serialVersionUID = 1L;

        Unavailable(FailureCode code, String message, Throwable cause) {
            super(code.name(), message, cause);
        }
    }

    /** It will not answer such a question: the client's fault, in words that name the argument. */
    public static final class Refused extends CatalogFailure {
        private static final long serialVersionUID = 1L;

        private final transient List<FieldError> errors;

        Refused(String code, String message, List<FieldError> errors) {
            super(code, message, null);
            this.errors = List.copyOf(errors);
        }

        /** The arguments at fault. */
        public List<FieldError> errors() {
            return errors;
        }
    }

    /** There is no such thing. */
    static final class NotThere extends CatalogFailure {
        private static final long serialVersionUID = 1L;

        NotThere() {
            super("not_found", "There is no such thing.", null);
        }
    }
}
