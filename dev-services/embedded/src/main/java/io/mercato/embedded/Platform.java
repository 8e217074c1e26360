package io.mercato.embedded;

import java.util.Map;

/** The operating system and processor of this machine, in the words of the PostgreSQL binaries' jars. */
record Platform(String system, String machine) {

    private static final Map<String, String> SYSTEMS = Map.of("Linux", "Linux", "Mac OS X", "Darwin");
    private static final Map<String, String> MACHINES =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String systemName, String architecture) {
        String system = SYSTEMS.get(systemName);
        String machine = MACHINES.get(architecture);
        if (system == null || machine == null) {
            throw new ServerStartException("There are no embedded PostgreSQL and Redis for " + systemName + " on "
                    + architecture + "; install both and configure their URLs.");
        }
        return new Platform(system, machine);
    }

    @Override
    public String toString() {
        return system + "-" + machine;
    }
}
