package io.mercato.platform.problem;

/** The codes and words for failures that only have an HTTP status. */
final class StatusCodes {
    private StatusCodes() {}

    static String codeOf(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "unknown_path";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 408 -> "request_timeout";
            case 413 -> "body_too_large";
            case 414 -> "uri_too_long";
            case 415 -> "unsupported_media_type";
            case 431 -> "headers_too_large";
            case 503 -> "temporarily_unavailable";
            case 504 -> "upstream_timeout";
            default -> status < 500 ? "bad_request" : "internal_error";
        };
    }

    static String detailOf(int status) {
        return switch (status) {
            case 401 -> "Sign in, and send the token as 'Authorization: Bearer …'.";
            case 403 -> "You are signed in, but this is not yours to do.";
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not take this method; see the Allow header for those it takes.";
            case 406 -> "None of the media types in Accept can be served here.";
            case 408 -> "The request took too long to arrive.";
            case 413 -> "The body is larger than this service accepts.";
            case 414 -> "The URI is longer than this service accepts.";
            case 415 -> "The Content-Type of the body is not one that this path reads.";
            case 431 -> "The headers are larger than this service accepts.";
            case 503 -> "Something this request needs is away for the moment; please try again.";
            case 504 -> "Something this request needs took too long; please try again.";
            default ->
                status < 500
                        ? "The request cannot be understood."
                        : "Something went wrong on our side; quote the requestId to an operator.";
        };
    }
}
