//! What SQLCipher asks for, on slices: page cipher, tag, key, random bytes.

use aes::Aes256;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit, block_padding::NoPadding};
use ring::{hmac, pbkdf2, rand};
use std::num::NonZeroU32;

pub(crate) const KEY_LEN: usize = 32;
pub(crate) const BLOCK_LEN: usize = 16;

/// What was asked for cannot be done: an unknown algorithm, a length that does not fit.
#[derive(Debug)]
pub(crate) struct Refused;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Direction {
    Decrypt,
    Encrypt,
}

/// The digest under a tag or under a derived key, by SQLCipher's number for either.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

impl Hash {
    pub(crate) fn numbered(number: i32) -> Result<Self, Refused> {
        match number {
            0 => Ok(Self::Sha1),
            1 => Ok(Self::Sha256),
            2 => Ok(Self::Sha512),
            _ => Err(Refused),
        }
    }

    fn tagging(self) -> hmac::Algorithm {
        match self {
            Self::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            Self::Sha256 => hmac::HMAC_SHA256,
            Self::Sha512 => hmac::HMAC_SHA512,
        }
    }

    fn deriving(self) -> pbkdf2::Algorithm {
        match self {
            Self::Sha1 => pbkdf2::PBKDF2_HMAC_SHA1,
            Self::Sha256 => pbkdf2::PBKDF2_HMAC_SHA256,
            Self::Sha512 => pbkdf2::PBKDF2_HMAC_SHA512,
        }
    }

    /// Bytes of a tag.
    pub(crate) fn tag_len(self) -> usize {
        self.tagging().digest_algorithm().output_len()
    }
}

/// AES-256-CBC without padding, in place: `page` is whole blocks of 16 bytes.
pub(crate) fn cipher(
    direction: Direction,
    key: &[u8; KEY_LEN],
    iv: &[u8; BLOCK_LEN],
    page: &mut [u8],
) -> Result<(), Refused> {
    if !page.len().is_multiple_of(BLOCK_LEN) {
        return Err(Refused);
    }
    match direction {
        Direction::Encrypt => {
            let len = page.len();
            cbc::Encryptor::<Aes256>::new(key.into(), iv.into())
                .encrypt_padded::<NoPadding>(page, len)
                .map_err(|_| Refused)?;
        }
        Direction::Decrypt => {
            cbc::Decryptor::<Aes256>::new(key.into(), iv.into())
                .decrypt_padded::<NoPadding>(page)
                .map_err(|_| Refused)?;
        }
    }
    Ok(())
}

/// The tag over `parts`, one after the other (RFC 2104).
pub(crate) fn tag(hash: Hash, key: &[u8], parts: [&[u8]; 2]) -> hmac::Tag {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hash.tagging(), key));
    for part in parts {
        context.update(part);
    }
    context.sign()
}

/// PBKDF2 (RFC 8018, 5.2) with `rounds` iterations, into the whole of `key`.
pub(crate) fn derive(
    hash: Hash,
    secret: &[u8],
    salt: &[u8],
    rounds: u32,
    key: &mut [u8],
) -> Result<(), Refused> {
    let rounds = NonZeroU32::new(rounds).ok_or(Refused)?;
    pbkdf2::derive(hash.deriving(), rounds, salt, secret, key);
    Ok(())
}

pub(crate) fn random(bytes: &mut [u8]) -> Result<(), Refused> {
    rand::SecureRandom::fill(&rand::SystemRandom::new(), bytes).map_err(|_| Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two hex digits"))
            .collect()
    }

    /// NIST SP 800-38A, F.2.5 and F.2.6.
    #[test]
    fn cbc_as_nist_shows_it() {
        let key = bytes("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        let iv = bytes("000102030405060708090a0b0c0d0e0f");
        let plain = bytes(concat!(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51",
            "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
        ));
        let sealed = bytes(concat!(
            "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d",
            "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b"
        ));
        let key = key.as_slice().try_into().expect("32 bytes");
        let iv = iv.as_slice().try_into().expect("16 bytes");
        let mut page = plain.clone();
        cipher(Direction::Encrypt, key, iv, &mut page).expect("whole blocks");
        assert_eq!(page, sealed);
        cipher(Direction::Decrypt, key, iv, &mut page).expect("whole blocks");
        assert_eq!(page, plain);
    }

    #[test]
    fn a_page_that_ends_in_mid_block_is_refused_untouched() {
        let mut page = [7; 31];
        assert!(cipher(Direction::Encrypt, &[1; 32], &[2; 16], &mut page).is_err());
        assert!(cipher(Direction::Decrypt, &[1; 32], &[2; 16], &mut page).is_err());
        assert_eq!(page, [7; 31]);
    }

    /// RFC 4231, test case 2; RFC 2202 for SHA-1.
    #[test]
    fn tags_as_the_rfcs_show_them() {
        for (hash, expected) in [
            (Hash::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            (
                Hash::Sha256,
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                Hash::Sha512,
                concat!(
                    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554",
                    "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
                ),
            ),
        ] {
            let tag = tag(hash, b"Jefe", [b"what do ya want ", b"for nothing?"]);
            assert_eq!(tag.as_ref(), bytes(expected), "{hash:?}");
            assert_eq!(tag.as_ref().len(), hash.tag_len());
        }
    }

    /// RFC 6070, with two iterations and with 4,096 over two blocks.
    #[test]
    fn keys_as_the_rfc_shows_them() {
        let mut key = [0; 20];
        derive(Hash::Sha1, b"password", b"salt", 2, &mut key).expect("two rounds");
        assert_eq!(
            key.as_slice(),
            bytes("ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")
        );
        let mut key = [0; 25];
        derive(
            Hash::Sha1,
            b"passwordPASSWORDpassword",
            b"saltSALTsaltSALTsaltSALTsaltSALTsalt",
            4096,
            &mut key,
        )
        .expect("4,096 rounds");
        assert_eq!(
            key.as_slice(),
            bytes("3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038")
        );
        assert!(derive(Hash::Sha1, b"password", b"salt", 0, &mut key).is_err());
    }
}
