//! Everything that touches a signing key: the seal inside a record, its verification, verdicts.
//!
//! ```
//! use rayi_trust::{
//!     DeviceKey, Digest, FileDigest, FormFacts, Made, SealRequest, TrustedKeys, Verdict, seal, verify,
//! };
//!
//! let form = FormFacts::new("poll", "1", Digest::of(b"<h:html/>"));
//! let xml = br#"<poll id="poll" version="1"><age>33</age><photo>a.jpg</photo>
//!     <meta><instanceID>uuid:1</instanceID></meta></poll>"#;
//! let request = SealRequest {
//!     form: form.clone(),
//!     instance: "uuid:1".to_owned(),
//!     made: Made::from_ms(1_790_000_000_000)?,
//!     seq: 1,
//!     prev: None,
//!     files: vec![FileDigest::of("a.jpg", b"photo")],
//! };
//! let key = DeviceKey::from_seed(&[7; 32])?;
//! let sealed = seal(&request, xml, &key)?;
//!
//! let keys = TrustedKeys::parse(key.public().to_line().as_bytes())?;
//! let finding = verify(&sealed.xml, &request.files, &form, &keys);
//! assert_eq!(finding.verdict, Verdict::Ok);
//!
//! let nobody = TrustedKeys::default();
//! let finding = verify(&sealed.xml, &request.files, &form, &nobody);
//! assert_eq!(finding.verdict, Verdict::UntrustedKey);
//! # Ok::<(), rayi_trust::Error>(())
//! ```
//!
//! # The nouns
//! - [`DeviceKey`] signs; [`PublicJwk`] is its public half and [`TrustedKeys`] those one believes.
//! - [`seal`] puts the seal into a record, [`verify()`] says what became of it: a [`Finding`].
//! - [`Batch`]: findings of many records together: duplicates, gaps and forks of devices' chains.
//!
//! # Invariants
//! - The signed bytes are the bytes on the wire: no canonical form of XML or JSON is needed.
//! - A verdict better than `untrusted-key` needs a list of keys that the caller trusts.
//! - One byte more, less, changed or elsewhere is never [`Verdict::Ok`].
//! - No `Debug` or `Display` shows an answer, a name, an instance id or a key.
//!
//! # What this crate does not do
//! No survey manifests, enrolment, citizens' tokens or encryption yet: `survey` is null in every
//! seal, and a seal that names a survey is not believed. No clock, no files, no randomness.

mod base64url;
mod batch;
mod canon;
mod claims;
mod digest;
mod document;
mod error;
mod finding;
mod json;
mod jwk;
mod jws;
mod key;
mod made;
mod sealing;
mod trusted_keys;
mod verify;

pub use batch::{Batch, ChainFinding, Record, verify_batch};
pub use claims::{FileDigest, FormFacts};
pub use digest::Digest;
pub use document::XmlFault;
pub use error::{Error, JwkFault};
pub use finding::{Fault, Finding, Signature, Verdict};
pub use jwk::PublicJwk;
pub use key::DeviceKey;
pub use made::Made;
pub use sealing::{SealRequest, Sealed, seal};
pub use trusted_keys::TrustedKeys;
pub use verify::verify;

/// The protocol's text, byte for byte: what to read before writing a second verifier.
#[doc = include_str!("../../docs/trust-protocol.md")]
pub mod protocol {}
