package org.linli.operations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.linli.operations.Database.Login;
import org.postgresql.Driver;

/** An external PostgreSQL, reached with the owner's login; the application's login is derived from it. */
final class ExternalPostgres {

    private static final int OLDEST_VERSION = 180_000;

    private ExternalPostgres() {}

    /** @throws UsageProblem if the server cannot be reached, is too old, or the login may not make roles */
    static Database connect(String url) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw new UsageProblem(
                    "LINLI_DB_URL is not a PostgreSQL URL: jdbc:postgresql://host/database?user=…&password=…");
        }
        Login owner = new Login(parsed.getProperty("user", ""), parsed.getProperty("password", ""));
        String name = parsed.getProperty("PGDBNAME", "linli");
        Login application = new Login("linli_app_" + name.replaceAll("[^a-z0-9_]", "_"), derive(owner, name));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            checkVersion(statement);
            ensureRole(statement, application);
        } catch (SQLException e) {
            throw new UsageProblem("The database of LINLI_DB_URL cannot be used: " + e.getMessage(), e);
        }
        return new Database(withoutLogin(url), owner, application);
    }

    private static void checkVersion(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW server_version_num")) {
            row.next();
            if (row.getInt(1) < OLDEST_VERSION) {
                throw new UsageProblem("PostgreSQL 18 or newer is needed; the server is version " + row.getInt(1));
            }
        }
    }

    /** Two servers on one database derive the same password, so neither locks the other out. */
    private static void ensureRole(Statement statement, Login login) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + login.user() + "'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("CREATE ROLE " + login.user() + " LOGIN PASSWORD '" + login.password() + "'");
    }

    private static String derive(Login owner, String database) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("linli-application-role:" + owner.password()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((owner.user() + "/" + database).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Deriving the application's password", e);
        }
    }

    private static String withoutLogin(String url) {
        return url.replaceAll("([?&])(user|password)=[^&]*", "$1")
                .replaceAll("[?&]+$", "")
                .replaceAll("\\?&+", "?");
    }
}
