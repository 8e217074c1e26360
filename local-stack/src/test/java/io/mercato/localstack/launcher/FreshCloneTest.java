package io.mercato.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercato.localstack.part.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * That {@code ./mercato up} builds all that it needs, where no module was ever built or installed: a module that its list
 * leaves out is found by nobody who has it in the local repository already.
 */
class FreshCloneTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MODULES = Pattern.compile("-am \\\\\\s+-pl (\\S+)");

    private String launcher;
    private Modules modules;
    private List<String> built;

    @BeforeEach
    void read() throws IOException {
        launcher = Files.readString(ROOT.resolve("mercato"));
        modules = Modules.of(ROOT);
        Matcher list = MODULES.matcher(launcher);
        assertThat(list.find()).as("the launcher says which modules it builds").isTrue();
        built = List.of(list.group(1).split(","));
    }

    @Test
    void upBuildsEveryModuleThatTheSuiteIsMadeOf() {
        assertThat(missing(built)).isEmpty();
    }

    @Test
    void aModuleThatIsLeftOutIsNoticed() {
        assertThat(missing(without("orders-service"))).containsExactly("orders-service");
        assertThat(missing(without("local-stack"))).containsExactly("mercato-local-stack");
    }

    /** Quarkus asks for it, wherever the extension is, and Maven knows that only where a service says so. */
    @Test
    void everyServiceSaysThatTheBuildStepsOfItsExtensionsAreBuiltFirst() {
        assertThat(serviceNames()).allSatisfy(service -> assertThat(modules.builtBy(List.of(service)))
                .contains("mercato-dev-services-deployment")
                .containsAll(modules.packagedWith(modules.inFolder(service))));
    }

    @Test
    void upLooksForChangesInEveryServiceAndEveryModuleThatServicesAreMadeOf() {
        assertThat(launcher)
                .contains("services='%s'"
                        .formatted(String.join(" ", serviceNames().toList())));
        Set<String> shared = new TreeSet<>();
        suite().forEach(part -> part.compiled().forEach(artifact -> shared.addAll(made(artifact))));
        assertThat(shared).contains("platform", "dev-services/embedded", "dev-services/runtime");
        assertThat(shared).allSatisfy(folder -> assertThat(launcher)
                .contains("\"$root/" + folder + "/pom.xml\"", "\"$root/" + folder + "/src/main\""));
    }

    /** What {@code up} needs and Maven would look for in the local repository, when these modules are built. */
    private Set<String> missing(List<String> folders) {
        Set<String> needed = new TreeSet<>();
        suite().forEach(part -> needed.addAll(modules.packagedWith(part)));
        needed.removeAll(modules.builtBy(folders));
        return needed;
    }

    private Stream<Modules.Module> suite() {
        return Stream.concat(serviceNames(), Stream.of("local-stack")).map(modules::inFolder);
    }

    private static Stream<String> serviceNames() {
        return Arrays.stream(Service.values()).map(Service::serviceName);
    }

    private List<String> without(String folder) {
        List<String> fewer = new ArrayList<>(built);
        assertThat(fewer.remove(folder)).as("%s is built", folder).isTrue();
        return fewer;
    }

    /** The folders of the modules that this one is made of. What is only there for the build changes no artifact. */
    private Set<String> made(String artifact) {
        Modules.Module module = modules.named(artifact);
        Set<String> folders = new HashSet<>(Set.of(module.folder()));
        module.compiled().forEach(other -> folders.addAll(made(other)));
        return folders;
    }
}
