package org.linli.kernel.web.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.linli.kernel.web.Frame.Language;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The message bundles in {@code i18n/}: {@code <module>.properties} is Chinese, {@code <module>_<tag>.properties}
 * another language. A language is offered as soon as {@code frame_<tag>.properties} is there; texts it lacks are
 * Chinese.
 */
@Configuration(proxyBeanMethods = false)
class Languages {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @Bean
    MessageSource messageSource() throws IOException {
        Set<String> baseNames = new TreeSet<>();
        for (String name : bundleFiles()) {
            baseNames.add("i18n/" + name.replaceFirst("(_[A-Za-z]{2,3}(_[A-Z]{2})?)?\\.properties$", ""));
        }
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(baseNames.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    OfferedLanguages offeredLanguages(MessageSource messages) throws IOException {
        List<Language> languages = new ArrayList<>();
        languages.add(new Language(CHINESE.toLanguageTag(), messages.getMessage("language.name", null, CHINESE)));
        for (String name : bundleFiles()) {
            if (name.startsWith("frame_")) {
                String tag = name.substring("frame_".length(), name.length() - ".properties".length());
                languages.add(
                        new Language(tag, messages.getMessage("language.name", null, Locale.forLanguageTag(tag))));
            }
        }
        return new OfferedLanguages(List.copyOf(languages));
    }

    /** The languages of this installation, Chinese first. */
    record OfferedLanguages(List<Language> all) {

        Optional<Locale> find(String tag) {
            return all.stream()
                    .map(Language::tag)
                    .filter(tag::equals)
                    .findFirst()
                    .map(Locale::forLanguageTag);
        }
    }

    private static List<String> bundleFiles() throws IOException {
        List<String> names = new ArrayList<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
            String name = resource.getFilename();
            if (name != null) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }
}
