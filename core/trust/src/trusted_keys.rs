//! The public keys that a verifier believes: a file with `kid JWK` on each line.

use std::collections::BTreeMap;

use crate::{Error, JwkFault, PublicJwk};

/// Keys by their thumbprint. `Debug` shows only how many.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TrustedKeys(BTreeMap<String, PublicJwk>);

impl TrustedKeys {
    /// Reads a file of trusted keys: UTF-8, one key a line, first its `kid`, then white space, then
    /// its JWK to the end of the line. Empty lines and those that begin with `#` are left out.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let mut keys = Self::default();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (line, number) in bytes.split(|byte| *byte == b'\n').zip(1..) {
            let fault = |fault| Error::TrustedKey {
                line: number,
                fault,
            };
            let text = std::str::from_utf8(line).map_err(|_| fault(JwkFault::NotUtf8))?;
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let words = text.split_once(|sign: char| sign.is_ascii_whitespace());
            let (kid, jwk) = words.ok_or(fault(JwkFault::TwoWordsNeeded))?;
            let key = PublicJwk::read(jwk.as_bytes()).map_err(fault)?;
            if key.kid() != kid {
                return Err(fault(JwkFault::KidDiffers));
            }
            keys.insert(key);
        }
        Ok(keys)
    }

    /// Believes this key too.
    pub fn insert(&mut self, key: PublicJwk) {
        self.0.insert(key.kid(), key);
    }

    /// The key with this thumbprint, if it is believed.
    #[must_use]
    pub fn find(&self, kid: &str) -> Option<&PublicJwk> {
        self.0.get(kid)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody is believed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for TrustedKeys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "TrustedKeys({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DeviceKey;

    fn line(seed: u8) -> String {
        DeviceKey::from_seed(&[seed; 32])
            .unwrap()
            .public()
            .to_line()
    }

    #[test]
    fn comments_blank_lines_and_windows_line_ends_are_left_out() {
        let file = format!("\u{feff}# office\r\n\r\n{}\r\n  # x\n{}", line(1), line(2));
        let keys = TrustedKeys::parse(file.as_bytes()).unwrap();
        assert_eq!(keys.len(), 2);
        let kid = line(1).split(' ').next().unwrap().to_owned();
        assert!(keys.find(&kid).is_some());
        assert!(TrustedKeys::parse(b"").unwrap().is_empty());
    }

    #[test]
    fn a_wrong_line_is_named() {
        let (first, second) = (line(1), line(2));
        let jwk_of_second = second.split_once(' ').unwrap().1;
        let swapped = format!("{} {jwk_of_second}", &first[..43]);
        let cases = [
            ("alone".to_owned(), JwkFault::TwoWordsNeeded),
            (format!("{} {{", &first[..43]), JwkFault::NotJson),
            (swapped, JwkFault::KidDiffers),
        ];
        for (wrong, fault) in cases {
            let file = format!("# office\n{first}\n{wrong}\n");
            let refused = TrustedKeys::parse(file.as_bytes()).unwrap_err();
            assert_eq!(refused, Error::TrustedKey { line: 3, fault });
        }
        let refused = TrustedKeys::parse(b"\xff \xff").unwrap_err();
        assert_eq!(
            refused.parameters(),
            [("line", "1".to_owned()), ("fault", "not-utf8".to_owned())]
        );
    }
}
