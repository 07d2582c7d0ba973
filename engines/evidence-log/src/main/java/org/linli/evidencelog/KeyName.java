package org.linli.evidencelog;

/** Rule for the names of note keys: not empty, no Unicode space, no plus, no control character. */
final class KeyName {

    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    static boolean isValid(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyName::isForbidden);
    }

    static String require(String name) {
        if (!isValid(name)) {
            throw new NoteException(NoteException.Fault.MALFORMED_KEY_NAME, "«" + name + "»");
        }
        return name;
    }

    private static boolean isForbidden(int character) {
        return character == '+'
                || character < ' '
                || character == NEXT_LINE
                || Character.isSpaceChar(character)
                || Character.isWhitespace(character)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
