package io.mercato.localstack.cli;

import io.mercato.localstack.ExitCode;
import io.mercato.localstack.Failure;
import io.mercato.localstack.catalogue.ImportSummary;
import io.mercato.localstack.catalogue.ImportSummary.Products;
import io.mercato.localstack.catalogue.ProductImport;
import io.mercato.localstack.identity.SigningKey;
import io.mercato.localstack.part.Service;
import io.mercato.localstack.state.PartState;
import io.mercato.localstack.state.SuiteState;
import io.mercato.localstack.terminal.ProgressBar;
import io.mercato.localstack.terminal.Table;
import io.mercato.localstack.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Loads products of one's own into the running suite. */
@Command(
        name = "import",
        description =
                "Loads a product CSV in Shopify's export format into the running suite; again as often as you like.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the CSV")
    private Path file;

    @Option(
            names = "--store",
            paramLabel = "SLUG",
            description = "The products' store, made when missing (default: ${DEFAULT-VALUE})")
    private String store = "imported";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Of the prices, by ISO 4217 (default: ${DEFAULT-VALUE})")
    private String currency = "NGN";

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.standard();
        long size = ProductImport.sizeOf(file);
        Installation installation = Installation.current();
        SuiteState state = installation.running();
        ProgressBar progress = new ProgressBar(terminal, file.getFileName().toString(), size);
        ImportSummary summary = new ProductImport(
                        address(state, Service.CATALOG),
                        address(state, Service.HOMEPAGE),
                        SigningKey.issuer(installation.home()),
                        installation.config().imports().timeout())
                .run(file, store, currency, progress::at);
        print(summary, terminal);
        return summary.refused() == 0 ? ExitCode.OK : ExitCode.PARTLY;
    }

    private static String address(SuiteState state, Service service) {
        return state.part(service.serviceName())
                .filter(part -> part.status() == PartState.Status.READY)
                .map(PartState::address)
                .orElseThrow(() -> new Failure(
                        ExitCode.UNAVAILABLE, service.serviceName() + " is not ready; see ./mercato status."));
    }

    private static void print(ImportSummary summary, Terminal terminal) {
        Products products = summary.products();
        new Table()
                .row("", "rows", "products")
                .row("created", number(summary.created()), number(products.created()))
                .row("updated", number(summary.updated()), number(products.updated()))
                .row("unchanged", number(summary.unchanged()), number(products.unchanged()))
                .row("refused", number(summary.refused()), number(products.refused()))
                .lines()
                .forEach(terminal::println);
        summary.refusals()
                .forEach(refusal -> terminal.println("line %d%s: %s"
                        .formatted(
                                refusal.line(),
                                refusal.handle() == null || refusal.handle().isEmpty()
                                        ? ""
                                        : " (" + refusal.handle() + ")",
                                refusal.reason())));
        if (summary.refusalsOmitted() > 0) {
            terminal.println("and " + summary.refusalsOmitted() + " more");
        }
    }

    private static String number(long count) {
        return "%,d".formatted(count);
    }
}
