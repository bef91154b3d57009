//! Functions of codes: random names, digests, base64, signatures.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::Digest;
use ring::digest::{self, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA384, SHA512};

use super::{Arguments, TEXT_LIMIT};
use crate::dom::Host;
use crate::error::{Error, Result};
use crate::function::Function;
use crate::number;
use crate::value::Value;

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    let text = match function {
        Function::Uuid if arguments.len() == 0 => uuid(arguments.host()),
        Function::Uuid => token(arguments)?,
        Function::Digest => digest_of(arguments)?,
        Function::Base64Decode => {
            String::from_utf8_lossy(&decode(&arguments.text(0)?)).into_owned()
        }
        _ => extract_signed(&decode(&arguments.text(0)?), &decode(&arguments.text(1)?)),
    };
    Ok(Value::Text(text.into()))
}

/// A version 4 UUID (RFC 9562) of the host's random bits.
fn uuid<H: Host>(host: &H) -> String {
    let high = host.random() & !0xf000 | 0x4000;
    let low = host.random() & !(0b11 << 62) | 0b10 << 62;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

/// `uuid(n)`: n random characters of 0-9 and A-Z.
fn token<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<String> {
    const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let length = usize::try_from(number::to_i32(arguments.number(0)?)).unwrap_or(0);
    if length > TEXT_LIMIT {
        return arguments.fail(
            Error::TextTooLong {
                limit: TEXT_LIMIT as u64,
            },
            0,
        );
    }
    let letter = |_| {
        let at = usize::try_from(arguments.host().random() % 36).unwrap_or(0);
        char::from(ALPHABET[at])
    };
    Ok((0..length).map(letter).collect())
}

fn digest_of<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<String> {
    let text = arguments.text(0)?;
    let algorithm = arguments.text(1)?.to_ascii_uppercase().replace('-', "");
    let bytes = text.as_bytes();
    let digest = match algorithm.as_str() {
        "MD5" => md5::Md5::digest(bytes).to_vec(),
        "SHA1" => digest::digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes)
            .as_ref()
            .to_vec(),
        "SHA256" => digest::digest(&SHA256, bytes).as_ref().to_vec(),
        "SHA384" => digest::digest(&SHA384, bytes).as_ref().to_vec(),
        "SHA512" => digest::digest(&SHA512, bytes).as_ref().to_vec(),
        _ => return arguments.fail(Error::UnknownAlgorithm, 1),
    };
    if arguments.len() < 3 {
        return Ok(STANDARD.encode(digest));
    }
    match arguments.text(2)?.to_ascii_lowercase().as_str() {
        "base64" => Ok(STANDARD.encode(digest)),
        "hex" => Ok(digest.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })),
        _ => arguments.fail(Error::UnknownAlgorithm, 2),
    }
}

/// Base64 as JavaRosa reads it: characters outside the alphabet are skipped; a number of the
/// others that is no multiple of four gives nothing; `=` is six zero bits wherever it stands, and
/// as many bytes are cut off as there are `=` among the zeros at the end.
fn decode(text: &str) -> Vec<u8> {
    let sextets: Vec<u8> = text.bytes().filter_map(sextet).collect();
    if !sextets.len().is_multiple_of(4) {
        return Vec::new();
    }
    let zeros = text.bytes().skip(1).collect::<Vec<u8>>().into_iter().rev();
    let padding = zeros
        .take_while(|&byte| sextet(byte).is_none_or(|bits| bits == 0))
        .filter(|&byte| byte == b'=')
        .count();
    let mut bytes: Vec<u8> = sextets
        .chunks_exact(4)
        .flat_map(|four| {
            let bits = four
                .iter()
                .fold(0_u32, |bits, &sextet| bits << 6 | u32::from(sextet));
            let [_, three @ ..] = bits.to_be_bytes();
            three
        })
        .collect();
    bytes.truncate(bytes.len().saturating_sub(padding));
    bytes
}

/// The six bits that a character of Base64 stands for; of `=` none are set.
fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        b'=' => 0,
        _ => return None,
    })
}

/// The text behind 64 bytes of Ed25519 signature (RFC 8032), if the signature is the key's.
fn extract_signed(contents: &[u8], key: &[u8]) -> String {
    let Some((signature, message)) = contents.split_at_checked(64) else {
        return String::new();
    };
    // Longer keys are read by their first 32 bytes, as JavaRosa's library does.
    let key = key.get(..32).unwrap_or(key);
    let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, key);
    match key.verify(message, signature) {
        Ok(()) => String::from_utf8_lossy(message).into_owned(),
        Err(_) => String::new(),
    }
}
