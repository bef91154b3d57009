//! Verifying: what became of a sealed record.

use std::collections::BTreeMap;

use crate::claims::{Body, Claims, ClaimsFault};
use crate::document::{Document, SealElement};
use crate::jws::{self, Jws, JwsFault};
use crate::sealing::{END_TAG, START_TAG, find};
use crate::{Digest, Fault, FileDigest, Finding, FormFacts, Signature, TrustedKeys};

/// Says what a record is worth: `xml` as received, `files` as they are there, `form` and `keys` as
/// the verifier has them from elsewhere.
///
/// The order is the protocol's: XML, seal, form, key, signature, instance id, body or canon, files.
/// What the seal says is in the finding also when it is not believed.
#[must_use]
pub fn verify(xml: &[u8], files: &[FileDigest], form: &FormFacts, keys: &TrustedKeys) -> Finding {
    let mut finding = Finding::new();
    if let Err(fault) = judge(xml, files, form, keys, &mut finding) {
        finding.add(fault);
    }
    finding
}

/// Adds what it finds; an error is a fault after which nothing more can be learnt.
fn judge(
    xml: &[u8],
    files: &[FileDigest],
    form: &FormFacts,
    keys: &TrustedKeys,
    finding: &mut Finding,
) -> Result<(), Fault> {
    let document = Document::read(xml, false).map_err(Fault::Xml)?;
    if let [instance] = document.instance_ids.as_slice() {
        finding.instance = Some(instance.clone());
    }
    let (element, cut) = locate(xml, &document)?;
    let text = seal_text(xml, element, &cut);
    finding.seal = Some(Digest::of(text.as_bytes()));
    let jws = jws::parse(text).map_err(Fault::from)?;
    finding.kid = Some(jws.kid.clone());
    finding.signed = Some(Digest::of(jws.signing_input.as_bytes()));
    let claims = Claims::read(&jws.payload).map_err(Fault::from)?;
    claim(finding, &claims);

    check_form(&document, &claims, form, finding);
    check_signature(&jws, keys, finding)?;
    if document.instance_ids.as_slice() != [claims.instance.as_str()] {
        finding.add(match document.is_edit {
            true => Fault::Edited,
            false => Fault::InstanceDiffers,
        });
    }
    check_body(xml, &cut, &claims, finding)?;
    check_files(files, &claims, finding);
    Ok(())
}

/// How the seal can be cut out.
enum Cut<'a> {
    /// By bytes: what stands before it and after it.
    Exact {
        before: &'a [u8],
        after: &'a [u8],
        /// Whether the root's end tag follows at once, as the sealer puts it.
        is_in_place: bool,
    },
    /// Not by bytes: its tags were rewritten.
    Rewritten,
}

/// Finds the one seal and sees whether it stands where it must.
fn locate<'a, 'd>(
    xml: &'a [u8],
    document: &'d Document,
) -> Result<(&'d SealElement, Cut<'a>), Fault> {
    let element = match document.seals.as_slice() {
        [] if document.is_edit => return Err(Fault::EditedUnsealed),
        [] => return Err(Fault::SealMissing),
        [element] => element,
        _ => return Err(Fault::SealRepeated),
    };
    if !element.is_plain || !element.is_last || !document.tail_is_blank {
        return Err(Fault::SealMisplaced);
    }
    let Some(start) = find(xml, START_TAG) else {
        return Ok((element, Cut::Rewritten));
    };
    let inside = start + START_TAG.len();
    let rest = xml.get(inside..).unwrap_or_default();
    if start != element.range.start || find(rest, START_TAG).is_some() {
        return Err(Fault::SealRepeated);
    }
    let Some(length) = find(rest, END_TAG) else {
        return Ok((element, Cut::Rewritten));
    };
    let end = inside + length + END_TAG.len();
    if end != element.range.end {
        return Err(Fault::SealRepeated);
    }
    let cut = Cut::Exact {
        before: xml.get(..start).unwrap_or_default(),
        after: xml.get(end..).unwrap_or_default(),
        is_in_place: document
            .root_end
            .as_ref()
            .is_some_and(|tag| tag.start == end),
    };
    Ok((element, cut))
}

/// The text of the seal: to the byte if its tags are, else without the white space round it that
/// whoever rewrote the tags may have added.
fn seal_text<'a>(xml: &'a [u8], element: &'a SealElement, cut: &Cut<'a>) -> &'a str {
    match cut {
        Cut::Exact { .. } => {
            let from = element.range.start + START_TAG.len();
            let to = element.range.end - END_TAG.len();
            let bytes = xml.get(from..to).unwrap_or_default();
            std::str::from_utf8(bytes).unwrap_or_default()
        }
        Cut::Rewritten => element.text.trim(),
    }
}

fn claim(finding: &mut Finding, claims: &Claims) {
    finding.survey = claims.survey;
    finding.instance = Some(claims.instance.clone());
    finding.made = Some(claims.made);
    finding.seq = Some(claims.seq);
    finding.prev = claims.prev;
}

fn check_form(document: &Document, claims: &Claims, form: &FormFacts, finding: &mut Finding) {
    let differs = |what| Fault::FormDiffers { what };
    if claims.survey.is_some() {
        finding.add(Fault::SurveyDiffers);
    }
    if claims.form.id != form.id {
        finding.add(differs("id"));
    }
    if claims.form.version != form.version {
        finding.add(differs("version"));
    }
    if claims.form.sha256 != form.sha256 {
        finding.add(differs("sha256"));
    }
    let says_the_same = document.form_id.as_deref() == Some(claims.form.id.as_str())
        && document.form_version == claims.form.version;
    if !says_the_same {
        finding.add(differs("record"));
    }
}

fn check_signature(jws: &Jws<'_>, keys: &TrustedKeys, finding: &mut Finding) -> Result<(), Fault> {
    let Some(key) = keys.find(&jws.kid) else {
        finding.add(Fault::KeyUnknown);
        return Ok(());
    };
    if key.verifies(jws.algorithm, jws.signing_input.as_bytes(), &jws.signature) {
        finding.signature = Signature::Good;
        Ok(())
    } else {
        finding.signature = Signature::Wrong;
        Err(Fault::SignatureWrong)
    }
}

fn check_body(
    xml: &[u8],
    cut: &Cut<'_>,
    claims: &Claims,
    finding: &mut Finding,
) -> Result<(), Fault> {
    if let Cut::Exact {
        before,
        after,
        is_in_place,
    } = cut
        && Body::of(before, after) == claims.body
    {
        if !is_in_place {
            finding.add(Fault::SealMoved);
        }
        return Ok(());
    }
    let document = Document::read(xml, true).map_err(Fault::Xml)?;
    let same = document.canon == Some(claims.canon) && !document.has_more_than_canon;
    finding.add(match same {
        true => Fault::BodyRewritten,
        false => Fault::BodyDiffers,
    });
    Ok(())
}

fn check_files(files: &[FileDigest], claims: &Claims, finding: &mut Finding) {
    let mut sealed: BTreeMap<&str, (&FileDigest, bool)> = BTreeMap::new();
    for file in &claims.files {
        sealed.insert(&file.name, (file, false));
    }
    for file in files {
        match sealed.get_mut(file.name.as_str()) {
            Some((expected, is_there)) => {
                *is_there = true;
                if *expected != file {
                    finding.differing_files.push(file.name.clone());
                }
            }
            None => finding.unsealed_files.push(file.name.clone()),
        }
    }
    let missing = sealed.values().filter(|(_, is_there)| !is_there);
    finding.missing_files = missing.map(|(file, _)| file.name.clone()).collect();
    if !finding.differing_files.is_empty() {
        let count = finding.differing_files.len() as u64;
        finding.add(Fault::FilesDiffer { count });
    }
    if !finding.missing_files.is_empty() {
        let count = finding.missing_files.len() as u64;
        finding.add(Fault::FilesMissing { count });
    }
}

impl From<JwsFault> for Fault {
    fn from(fault: JwsFault) -> Self {
        match fault {
            JwsFault::Encoding => Self::SealEncoding,
            JwsFault::Header => Self::SealHeader,
            JwsFault::Payload => Self::SealPayload { member: "" },
        }
    }
}

impl From<ClaimsFault> for Fault {
    fn from(fault: ClaimsFault) -> Self {
        match fault {
            ClaimsFault::Version => Self::SealVersion,
            ClaimsFault::Role => Self::SealRole,
            ClaimsFault::Member(member) => Self::SealPayload { member },
        }
    }
}

#[cfg(test)]
mod tests;
