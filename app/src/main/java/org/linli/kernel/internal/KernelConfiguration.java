package org.linli.kernel.internal;

import java.security.SecureRandom;
import java.time.Clock;
import org.linli.kernel.DataFolder;
import org.linli.kernel.SecretFiles;
import org.linli.kernel.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KernelConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Vault vault(DataFolder folder) {
        return new AesVault(
                SecretFiles.readOrCreate(folder.keys().resolve("field.key"), KernelConfiguration::newKey),
                SecretFiles.readOrCreate(folder.keys().resolve("index.key"), KernelConfiguration::newKey));
    }

    private static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
