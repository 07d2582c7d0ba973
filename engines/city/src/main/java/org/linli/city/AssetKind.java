package org.linli.city;

/** Kinds of assets with class and sub-class of the national scheme (GB/T 30428.2) as local tables give them. */
public enum AssetKind {
    SEWER_COVER("污水井盖", "0102"),
    RAIN_COVER("雨水井盖", "0103"),
    STREET_LAMP("路灯", "0137"),
    FITNESS_DEVICE("户外健身设施", "0146"),
    BIN("垃圾箱", "0305"),
    NOTICE_BOARD("宣传栏", "0308"),
    BENCH("街头座椅", "0407");

    private final String label;
    private final String classCode;

    AssetKind(String label, String classCode) {
        this.label = label;
        this.classCode = classCode;
    }

    /** The name in Chinese. */
    public String label() {
        return label;
    }

    /** Two digits of class and two of sub-class. */
    public String classCode() {
        return classCode;
    }
}
