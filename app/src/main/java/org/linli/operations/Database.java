package org.linli.operations;

/**
 * How to reach the database: as the owner of the schema, for migrations, and as the application, which owns nothing
 * and sees rows under a scope only.
 */
public record Database(String url, Login owner, Login application) {

    /** A database role with its password. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }
}
