package org.linli.evidencelog;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The JDK's Ed25519 with the raw 32-byte keys of RFC 8032 that notes use. */
final class Ed25519 {

    static final int PUBLIC_KEY_LENGTH = 32;
    private static final String NAME = "Ed25519";

    /** What stands before the raw key in the X.509 form of a public key (RFC 8410). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    /**
     * A private key with its public half. PKCS#8 files rarely hold the public half and the JDK has no call to derive it,
     * but its generator makes a pair out of the 32 bytes it draws: it is given the seed to draw, and the result checked.
     */
    static KeyPair pairOf(byte[] pkcs8) throws InvalidKeyException {
        try {
            PrivateKey loaded = KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            byte[] seed = ((EdECPrivateKey) loaded).getBytes().orElseThrow();
            KeyPair pair = generate(new FixedDraw(seed));
            byte[] probe = {1};
            if (!verifies(pair.getPublic(), probe, sign(loaded, probe))) {
                throw new InvalidKeyException("the public half cannot be derived on this Java platform");
            }
            return new KeyPair(pair.getPublic(), loaded);
        } catch (InvalidKeySpecException e) {
            throw new InvalidKeyException(e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    static boolean isOwn(PublicKey key) {
        return key instanceof EdECPublicKey edwards
                && edwards.getParams().getName().equals(NAME);
    }

    static byte[] raw(PublicKey key) {
        byte[] x509 = key.getEncoded();
        return Arrays.copyOfRange(x509, x509.length - PUBLIC_KEY_LENGTH, x509.length);
    }

    static PublicKey publicKey(byte[] raw) throws InvalidKeyException {
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + raw.length);
        System.arraycopy(raw, 0, x509, X509_HEAD.length, raw.length);
        try {
            PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509));
            Signature.getInstance(NAME).initVerify(key);
            return key;
        } catch (InvalidKeySpecException e) {
            throw new InvalidKeyException(e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signatureBytes) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signatureBytes);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Ed25519 does not work on this Java platform", e);
    }

    private static final class FixedDraw extends SecureRandom {

        private final byte[] seed;

        private FixedDraw(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
