package org.linli.identity.web.workers;

/** Who may do what with the register. */
final class WorkersPermissions {

    static final String READ = "identity.workers";
    static final String KEEP = "identity.workers-keep";

    private WorkersPermissions() {}
}
