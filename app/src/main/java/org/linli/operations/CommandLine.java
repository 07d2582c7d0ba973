package org.linli.operations;

import java.io.PrintStream;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.Command;
import org.linli.kernel.Installation;
import org.linli.kernel.OfflineCommand;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What {@code ./linli} hands over to the JVM: {@code run}, and every command that modules contribute. */
public final class CommandLine {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USED_WRONGLY = 2;

    private final Class<?> application;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(Class<?> application, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.application = application;
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
    }

    /** Runs one command line and returns its exit code; {@code run} returns as soon as the server is up. */
    public int execute(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        try {
            if (isRun(words)) {
                return serve(Settings.from(environment), words);
            }
            Optional<OfflineCommand> offline = offlineCommands().stream()
                    .filter(command -> isNamed(command.name(), words))
                    .filter(command -> command.takes(argumentsOf(command.name(), words)))
                    .findFirst();
            return offline.isPresent()
                    ? offline.get().run(argumentsOf(offline.get().name(), words), terminal())
                    : runCommand(Settings.from(environment), words);
        } catch (UsageProblem problem) {
            err.println("linli: " + problem.getMessage());
            return USED_WRONGLY;
        } catch (RuntimeException failure) {
            err.println("linli: " + rootMessage(failure));
            return FAILED;
        }
    }

    /** Whether these words start the server, which goes on after {@link #execute} has returned. */
    public static boolean isRun(List<String> words) {
        return words.isEmpty() || words.getFirst().equals("run");
    }

    private OfflineCommand.Terminal terminal() {
        return new OfflineCommand.Terminal(
                environment,
                out,
                err,
                (settings, results, words) ->
                        new CommandLine(application, settings, results, err).execute(words.toArray(String[]::new)));
    }

    private static List<OfflineCommand> offlineCommands() {
        return SpringFactoriesLoader.forDefaultResourceLocation().load(OfflineCommand.class);
    }

    private static boolean isNamed(String name, List<String> words) {
        return (String.join(" ", words) + " ").startsWith(name + " ");
    }

    private static List<String> argumentsOf(String name, List<String> words) {
        return words.subList(name.split(" ", -1).length, words.size());
    }

    private int serve(Settings settings, List<String> words) {
        long began = System.nanoTime();
        List<String> unknown =
                words.stream().skip(1).filter(word -> !word.equals("--empty")).toList();
        if (!unknown.isEmpty()) {
            throw new UsageProblem("run takes --empty only, not " + unknown);
        }
        boolean isDemo = !words.contains("--empty") && settings.databaseUrl().isEmpty();
        Backend backend = Backend.inCharge(settings);
        backend.keepUp();
        try {
            ConfigurableApplicationContext context = start(settings, backend, isDemo, served(settings), true);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                context.close();
                backend.close();
            }));
            context.getBean(Welcome.class).print(out, (System.nanoTime() - began) / 1_000_000);
            return DONE;
        } catch (RuntimeException failure) {
            backend.close();
            throw failure;
        }
    }

    private static Map<String, Object> served(Settings settings) {
        return Map.of(
                "server.port",
                settings.port(),
                "management.server.port",
                settings.managementPort().orElse(-1));
    }

    private int runCommand(Settings settings, List<String> words) {
        Map<String, Object> quiet = Map.of(
                "server.port",
                -1,
                "db-scheduler.enabled",
                false,
                "logging.level.root",
                "ERROR",
                "logging.level.org.linli",
                "WARN");
        boolean isDemo = settings.databaseUrl().isEmpty();
        try (Backend backend = Backend.inChargeOrGuest(settings);
                ConfigurableApplicationContext context = start(settings, backend, isDemo, quiet, false)) {
            List<Command> commands = context.getBeansOfType(Command.class).values().stream()
                    .sorted(Comparator.comparing(Command::name))
                    .toList();
            Optional<Command> found = commands.stream()
                    .filter(command -> isNamed(command.name(), words))
                    .max(Comparator.comparingInt(command -> command.name().length()));
            if (found.isEmpty()) {
                err.println("linli: unknown command '" + String.join(" ", words) + "'. There are:");
                Stream.concat(
                                offlineCommands().stream().map(OfflineCommand::usage),
                                commands.stream().map(Command::usage))
                        .sorted()
                        .forEach(usage -> err.println("  ./linli " + usage));
                return USED_WRONGLY;
            }
            return found.get().run(argumentsOf(found.get().name(), words), out, err);
        }
    }

    private ConfigurableApplicationContext start(
            Settings settings, Backend backend, boolean isDemo, Map<String, Object> properties, boolean isServer) {
        SpringApplication spring = new SpringApplication(application);
        spring.setDefaultProperties(Map.of(
                "logging.file.name",
                settings.dataFolder().resolve("logs").resolve("server.json").toString()));
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.addInitializers(
                context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("command-line", properties)),
                new Startup(
                        settings, backend.database(), isDemo ? Installation.Mode.DEMO : Installation.Mode.PRODUCTION));
        if (isServer) {
            spring.setAdditionalProfiles("server");
            spring.addInitializers((GenericApplicationContext context) -> backend.embedded()
                    .ifPresent(postgres -> context.registerBean(EmbeddedPostgres.class, () -> postgres)));
        }
        return spring.run();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof UsageProblem)) {
            root = root.getCause();
        }
        if (root instanceof BindException) {
            return "A port is in use by another program. Set another one with LINLI_PORT, or with LINLI_MANAGEMENT_PORT for the"
                    + " figures (1000 above, or off).";
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
