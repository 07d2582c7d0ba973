package org.linli.operations;

import java.io.PrintStream;
import org.linli.kernel.Installation;
import org.linli.kernel.SignInHint;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Says where the server is and how to sign in. */
@Component
class Welcome {

    private final Settings settings;
    private final Installation installation;
    private final SignInHint hint;
    private final ApplicationContext context;

    Welcome(Settings settings, Installation installation, SignInHint hint, ApplicationContext context) {
        this.settings = settings;
        this.installation = installation;
        this.hint = hint;
        this.context = context;
    }

    void print(PrintStream out, long startMillis) {
        String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
        String address = settings.publicUrl().orElse("http://" + host + ":" + port());
        out.printf("%n  邻里 Linli is ready (%.1f s)%n%n", startMillis / 1000.0);
        out.printf("  居民之窗  %s/%n", address);
        out.printf("  工作台    %s/sign-in%n%n", address);
        settings.managementPort()
                .ifPresent(port -> out.printf("  Figures   http://127.0.0.1:%d/actuator/prometheus%n%n", port));
        out.printf("  %s%n", hint.text());
        out.printf("  Mode: %s. Ctrl-C stops it.%n%n", installation.isDemo() ? "demo" : "production");
        out.flush();
    }

    private int port() {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : settings.port();
    }
}
