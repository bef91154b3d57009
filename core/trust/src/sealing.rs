//! Sealing: a finished record gets its seal, and its bytes are fixed for ever.

use crate::claims::{self, Body, Claims, is_link};
use crate::document::Document;
use crate::jws::{self, Algorithm};
use crate::{DeviceKey, Digest, Error, FileDigest, FormFacts, Made};

/// What the seal shall say. `Debug` hides the instance id.
#[derive(Clone, PartialEq, Eq)]
pub struct SealRequest {
    /// The form that the record answers.
    pub form: FormFacts,
    /// `meta/instanceID`, as the record has it.
    pub instance: String,
    /// Now, by the device's clock.
    pub made: Made,
    /// Number in the device's chain: the last one's and 1; 1 for the first.
    pub seq: u64,
    /// [`Sealed::digest`] of the seal before it; `None` for the first.
    pub prev: Option<Digest>,
    /// Every file that the record names, in any order.
    pub files: Vec<FileDigest>,
}

impl std::fmt::Debug for SealRequest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SealRequest")
            .field("form", &self.form)
            .field("seq", &self.seq)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

/// A sealed record. `Debug` shows no answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The record with its seal: exactly these bytes are kept and sent.
    pub xml: Vec<u8>,
    /// The seal itself.
    pub jws: String,
    /// SHA-256 of the seal's ASCII: the head of the device's chain from now on.
    pub digest: Digest,
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Sealed")
            .field("xml", &self.xml.len())
            .finish_non_exhaustive()
    }
}

/// Seals a record: puts one element with the signature before the root's end tag and changes no
/// other byte. The record must say the same as the request about form and instance.
pub fn seal(request: &SealRequest, xml: &[u8], key: &DeviceKey) -> Result<Sealed, Error> {
    let document = Document::read(xml, true).map_err(Error::Xml)?;
    let place = check(request, xml, &document)?;
    let (before, after) = xml.split_at_checked(place).unwrap_or((xml, &[]));
    let mut files = request.files.clone();
    files.sort_by(|first, second| first.name.cmp(&second.name));
    if !files.is_sorted_by(|first, second| first.name < second.name) {
        return Err(Error::FileTwice);
    }
    let claims = Claims {
        v: claims::VERSION,
        survey: None,
        form: request.form.clone(),
        instance: request.instance.clone(),
        role: claims::ENUMERATOR,
        body: Body::of(before, after),
        canon: document.canon.expect("read was asked for it"),
        files,
        made: request.made,
        seq: request.seq,
        prev: request.prev,
    };
    let jws = sign(&claims, key)?;
    let xml = [before, START_TAG, jws.as_bytes(), END_TAG, after].concat();
    Ok(Sealed {
        xml,
        digest: Digest::of(jws.as_bytes()),
        jws,
    })
}

/// Holds record and request against each other; gives the place of the seal.
fn check(request: &SealRequest, xml: &[u8], document: &Document) -> Result<usize, Error> {
    let differs = |what| Error::RecordDiffers { what };
    if !document.seals.is_empty() || find(xml, START_TAG).is_some() {
        return Err(Error::AlreadySealed);
    }
    if document.instance_ids.as_slice() != [request.instance.as_str()] {
        return Err(differs("instance"));
    }
    if document.form_id.as_deref() != Some(request.form.id.as_str()) {
        return Err(differs("form-id"));
    }
    if document.form_version != request.form.version {
        return Err(differs("form-version"));
    }
    if !is_link(request.seq, request.prev) {
        return Err(Error::ChainUnfit { seq: request.seq });
    }
    match &document.root_end {
        Some(end_tag) if document.tail_is_blank => Ok(end_tag.start),
        _ => Err(Error::TailNotBlank),
    }
}

fn sign(claims: &Claims, key: &DeviceKey) -> Result<String, Error> {
    let payload = serde_json::to_string(claims).expect("claims have nothing that JSON lacks");
    let input = jws::signing_input(Algorithm::Ed25519, &key.public().kid(), &payload);
    let signature = key.sign(input.as_bytes())?;
    Ok(jws::compact(&input, &signature))
}

/// Where `needle` first stands in `bytes`.
pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes
        .windows(needle.len())
        .position(|window| window == needle)
}

/// The start tag, by whose bytes the seal is found.
pub(crate) const START_TAG: &[u8] = b"<seal xmlns=\"urn:rayi:seal:1\">";

/// Its end tag.
pub(crate) const END_TAG: &[u8] = b"</seal>";
