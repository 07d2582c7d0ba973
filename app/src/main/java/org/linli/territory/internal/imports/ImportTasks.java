package org.linli.territory.internal.imports;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportTasks {

    /** One execution per job; run again by another server when the first one dies. */
    @Bean(ImportJobs.TASK)
    OneTimeTask<Void> territoryImport(ImportJobs jobs) {
        return Tasks.oneTime(ImportJobs.TASK).execute((instance, context) -> jobs.execute(instance.getId()));
    }

    @Bean
    Terminal importTerminal() {
        return Terminal.ofProcess();
    }
}
