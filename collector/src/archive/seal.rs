//! Seal: what a record's seal says of its files, and what it is worth. All of it is
//! `rayi-trust`'s word; here it is only asked.

use rayi_trust::{Digest, Fault, FileDigest, FormFacts, TrustedKeys, verify};

use crate::archive::record::Heading;
use crate::forms::Offer;

/// What a record was found to be worth.
pub(crate) struct Judgement {
    pub(crate) verdict: &'static str,
    /// Thumbprint of the key that the seal names; empty when there is none.
    pub(crate) signer: String,
    /// The form by which it was judged; `None` when it is offered no longer.
    pub(crate) form: Option<Digest>,
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
    let form = facts_of(xml, offer, heading);
    let finding = verify(xml, files, &form, keys);
    Judgement {
        form: offer.map(|_| form.sha256),
        verdict: offer.map_or(FORM_UNKNOWN, |_| finding.verdict.code()),
        signer: finding.kid.unwrap_or_default(),
    }
}

/// The form as the record's seal means it, among all that this version of it was; of one that is
/// not on offer, only what the record says.
pub(crate) fn facts_of(xml: &[u8], offer: Option<&Offer>, heading: &Heading) -> FormFacts {
    let facts = |digest| FormFacts::new(&heading.id.form, &heading.version, digest);
    let Some(offer) = offer else {
        return facts(Digest([0; 32]));
    };
    let is_meant = |form: &FormFacts| {
        let finding = verify(xml, &[], form, &TrustedKeys::default());
        finding.fault != Some(Fault::FormDiffers { what: "sha256" })
    };
    let own = facts(offer.sha256);
    if offer.earlier.is_empty() || is_meant(&own) {
        return own;
    }
    let mut earlier = offer.earlier.iter().map(|digest| facts(*digest));
    earlier.find(is_meant).unwrap_or(own)
}

/// The verdict when the form is offered no longer.
const FORM_UNKNOWN: &str = "form-unknown";
/// The verdict when somebody changed the record on the disk.
pub(crate) const CHANGED: &str = "changed";
