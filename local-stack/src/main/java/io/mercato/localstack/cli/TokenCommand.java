package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.config.Configuration;
import io.mercato.localstack.identity.Role;
import io.mercato.localstack.identity.SigningKey;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** Prints a token for calls of one's own; needs no suite that runs, since the key is all it takes. */
@Command(
        name = "token",
        description = {
            "Prints a bearer token that the services of this machine accept, for a while:",
            "curl -H \"Authorization: Bearer $(./mercato token --role admin)\" http://localhost:8080/api/v1/admin/..."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TokenCommand implements Callable<Integer> {

    /** As long as the services accept any token for (smallrye.jwt.time-to-live). */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Pattern SUBJECT = Pattern.compile("[\\p{Print}&&[^ ]]{1,128}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "admin, customer or service")
    private Role role;

    @Option(
            names = "--sub",
            paramLabel = "ID",
            description =
                    "Whom the token names; a customer's is a UUID (default: a new one for a customer, else the role's name)")
    private String subject = "";

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            description = "How long it is good, at most 24H; such as 90S, 15M, 2H (default: ${DEFAULT-VALUE})")
    private String lifetime = "15M";

    @Override
    public Integer call() {
        String name = subject();
        Duration duration = lifetime();
        Terminal.standard()
                .println(SigningKey.issuer(Installation.current().home()).token(role, name, duration));
        return ExitCode.OK;
    }

    private String subject() {
        if (role == Role.CUSTOMER) {
            String id = subject.isEmpty() ? UUID.randomUUID().toString() : subject;
            if (!UUID_TEXT.matcher(id).matches()) {
                throw new Failure(ExitCode.USAGE, "A customer's --sub is a UUID, which this is not: " + id);
            }
            return id;
        }
        String name = subject.isEmpty() ? role.group() : subject;
        if (!SUBJECT.matcher(name).matches()) {
            throw new Failure(ExitCode.USAGE, "--sub is 1 to 128 printable ASCII characters without spaces.");
        }
        return name;
    }

    private Duration lifetime() {
        Duration duration = Configuration.duration(lifetime)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE, "--ttl is a duration such as 90S, 15M or 2H, which this is not: " + lifetime));
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new Failure(ExitCode.USAGE, "--ttl is from 1S to 24H, which this is not: " + lifetime);
        }
        return duration;
    }
}
