package org.linli.media.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.linli.kernel.DataFolder;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    KeptPhotos media(Darkroom darkroom, PhotoTable table, Transactions transactions, DataFolder folder, Clock clock) {
        return new KeptPhotos(darkroom, new PhotoFiles(folder.media()), table, transactions, clock);
    }

    @Bean
    RecurringTask<Void> dropUnattachedPhotos(KeptPhotos photos, Clock clock) {
        return Tasks.recurring("media.drop-unattached", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> photos.dropUnattached(clock.instant()));
    }

    @Bean
    PersonalField photoField() {
        return new PersonalField(
                "photo.file",
                "media.field.photo",
                "media.field.photo.purpose",
                "media.field.photo.basis",
                "media.field.photo.retention",
                "media.field.photo.visibility");
    }
}
