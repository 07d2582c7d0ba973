package org.linli.incidents.intake.cli;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    Keyboard intakeKeyboard() {
        return Keyboard.ofProcess();
    }
}
