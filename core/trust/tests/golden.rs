//! Sealed bytes of the past, which must verify for ever, and be made again to the byte.

use rayi_trust::{
    DeviceKey, Digest, FileDigest, FormFacts, Made, PublicJwk, SealRequest, Signature, TrustedKeys,
    Verdict, seal, verify,
};

const UNSEALED: &[u8] = include_bytes!("golden/unsealed.xml");
const ED25519: &[u8] = include_bytes!("golden/ed25519.xml");
const ES256: &[u8] = include_bytes!("golden/es256.xml");
const KEYS: &[u8] = include_bytes!("golden/trusted-keys.txt");

fn form() -> FormFacts {
    FormFacts::new("household", "2026.1", Digest::of(b"<h:html/>"))
}

fn files() -> Vec<FileDigest> {
    vec![
        FileDigest::of("بيت \"1\".jpg", b"one"),
        FileDigest::of("a.jpg", b""),
    ]
}

#[test]
fn the_seal_of_a_fixed_key_is_made_again_to_the_byte() {
    let request = SealRequest {
        form: form(),
        instance: "uuid:3f0b".to_owned(),
        made: Made::parse("2026-11-25T09:27:37Z").unwrap(),
        seq: 1,
        prev: None,
        files: files(),
    };
    let key = DeviceKey::from_seed(&[7; 32]).unwrap();
    let sealed = seal(&request, UNSEALED, &key).unwrap();
    assert!(sealed.xml == ED25519, "the bytes of a seal changed");
    let keys = TrustedKeys::parse(KEYS).unwrap();
    assert_eq!(keys.find(&key.public().kid()), Some(key.public()));
}

#[test]
fn old_seals_of_both_kinds_of_keys_verify() {
    let keys = TrustedKeys::parse(KEYS).unwrap();
    for sealed in [ED25519, ES256] {
        let finding = verify(sealed, &files(), &form(), &keys);
        assert_eq!(finding.verdict, Verdict::Ok, "{finding:?}");
        assert_eq!(finding.signature, Signature::Good);
        assert_eq!((finding.seq, finding.prev), (Some(1), None));
    }
}

/// A P-256 key cannot pass for an Ed25519 one: the algorithm must be the key's own.
#[test]
fn a_key_of_the_other_kind_verifies_nothing() {
    let keys = TrustedKeys::parse(KEYS).unwrap();
    let kinds = [ED25519, ES256].map(|sealed| {
        let kid = verify(sealed, &files(), &form(), &keys).kid.unwrap();
        keys.find(&kid).cloned().unwrap()
    });
    assert!(matches!(
        kinds,
        [PublicJwk::Ed25519 { .. }, PublicJwk::P256 { .. }]
    ));

    // ES256 named in the header over an Ed25519 signature, and the other way round.
    let [text, other] = [ED25519, ES256].map(|sealed| std::str::from_utf8(sealed).unwrap());
    let ed25519_header = "eyJhbGciOiJFZDI1NTE5Ii"; // {"alg":"Ed25519",…
    let es256_header = "eyJhbGciOiJFUzI1NiIs"; // {"alg":"ES256",…
    assert!(text.contains(ed25519_header) && other.contains(es256_header));
    let signature = |text: &str| {
        let seal = text.split("</seal>").next().unwrap();
        seal.rsplit('.').next().unwrap().to_owned()
    };
    for (record, stolen) in [(text, signature(other)), (other, signature(text))] {
        let forged = record.replace(&signature(record), &stolen);
        let finding = verify(forged.as_bytes(), &files(), &form(), &keys);
        assert_eq!(finding.code(), "signature-wrong");
        assert_eq!(finding.signature, Signature::Wrong);
    }
}
