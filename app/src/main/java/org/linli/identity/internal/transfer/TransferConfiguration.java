package org.linli.identity.internal.transfer;

import org.linli.evidence.VerbMessages;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    /** For whoever does the work; she finds what concerns her. */
    @Bean
    NavigationEntry ownTransfersEntry() {
        return new NavigationEntry(
                "transfer.own", "check", "/transfers/own", "incidents.list", "frame.group.admin", 991);
    }

    @Bean
    VerbMessages transferVerbs() {
        return new VerbMessages("transfer.", "transfer.verb.");
    }

    @Bean
    PersonalField standingField() {
        return employmentField("employment.standing", "transfer.field.standing");
    }

    @Bean
    PersonalField gradeField() {
        return employmentField("employment.grade", "transfer.field.grade");
    }

    @Bean
    PersonalField payClassField() {
        return employmentField("employment.pay_class", "transfer.field.pay-class");
    }

    @Bean
    PersonalField transferField() {
        return employmentField(
                "transfer_order.account_id, transfer_order.title, transfer_order.permission_set, transfer_order.standing,"
                        + " transfer_order.grade, transfer_order.pay_class, transfer_order.answer",
                "transfer.field.order");
    }

    @Bean
    PersonalField objectionField() {
        return employmentField("transfer_order.reason", "transfer.field.reason");
    }

    private static PersonalField employmentField(String field, String title) {
        return new PersonalField(
                field,
                title,
                "transfer.field.purpose",
                "transfer.field.basis",
                "transfer.field.retention",
                "transfer.field.visibility");
    }
}
