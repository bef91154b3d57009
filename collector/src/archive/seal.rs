//! Seal: what a record's seal says of its files, and what it is worth. All of it is
//! `rayi-trust`'s word; here it is only asked.

use rayi_trust::{Digest, FileDigest, FormFacts, TrustedKeys, verify};

use crate::archive::record::Heading;
use crate::forms::Offer;

/// What a record was found to be worth.
pub(crate) struct Judgement {
    pub(crate) verdict: &'static str,
    /// Thumbprint of the key that the seal names; empty when there is none.
    pub(crate) signer: String,
}

/// The files that the seal names, whoever sealed it.
pub(crate) fn files_named(xml: &[u8], form: &FormFacts) -> Vec<String> {
    verify(xml, &[], form, &TrustedKeys::default()).missing_files
}

/// Whether this is a file as the seal says it is, whoever sealed it.
pub(crate) fn means(xml: &[u8], form: &FormFacts, file: &FileDigest) -> bool {
    let finding = verify(
        xml,
        std::slice::from_ref(file),
        form,
        &TrustedKeys::default(),
    );
    let is_among = |names: &[String]| names.contains(&file.name);
    files_named(xml, form).contains(&file.name)
        && !is_among(&finding.missing_files)
        && !is_among(&finding.differing_files)
}

/// What the record is worth with these files.
pub(crate) fn judge(
    xml: &[u8],
    files: &[FileDigest],
    offer: Option<&Offer>,
    heading: &Heading,
    keys: &TrustedKeys,
) -> Judgement {
    let finding = verify(xml, files, &facts_of(offer, heading), keys);
    Judgement {
        verdict: offer.map_or(FORM_UNKNOWN, |_| finding.verdict.code()),
        signer: finding.kid.unwrap_or_default(),
    }
}

/// The form as it is offered; of one that is not, only what the record says.
pub(crate) fn facts_of(offer: Option<&Offer>, heading: &Heading) -> FormFacts {
    let digest = offer.map_or(Digest([0; 32]), |offer| offer.sha256);
    FormFacts::new(&heading.id.form, &heading.version, digest)
}

/// The verdict when the form is offered no longer.
const FORM_UNKNOWN: &str = "form-unknown";
/// The verdict when somebody changed the record on the disk.
pub(crate) const CHANGED: &str = "changed";
