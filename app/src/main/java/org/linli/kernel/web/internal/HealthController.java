package org.linli.kernel.web.internal;

import java.util.Map;
import org.linli.kernel.web.OpenToAll;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server works, without detail. Everything else about its state stands on the management port. */
@RestController
class HealthController {

    private final ObjectProvider<HealthEndpoint> health;

    HealthController(ObjectProvider<HealthEndpoint> health) {
        this.health = health;
    }

    @OpenToAll(because = "load balancers and operators ask without an account")
    @GetMapping("/actuator/health")
    ResponseEntity<Map<String, String>> health() {
        Status status = health.getObject().health().getStatus();
        HttpStatus answer = Status.UP.equals(status) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(answer).body(Map.of("status", status.getCode()));
    }
}
