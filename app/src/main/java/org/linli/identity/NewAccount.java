package org.linli.identity;

/**
 * An account to be created.
 *
 * @param login 2 to 40 lower-case letters, digits, dots, hyphens or underscores; capital letters are made small
 * @param name what the history shows, 1 to 60 characters
 */
public record NewAccount(String login, String name, String password) {

    @Override
    public String toString() {
        return "NewAccount[" + login + "]";
    }
}
