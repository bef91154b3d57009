//! Verification of records: the seal, the form, the files, and the chain across records.

use rayi_form::Form;
use rayi_trust::{FileDigest, FormFacts, Record, TrustedKeys, verify_batch};

use crate::error::Error;
use crate::forms::MediaFile;

/// A record as it lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFiles {
    /// `submission.xml`.
    pub xml: Vec<u8>,
    /// The files beside it.
    pub files: Vec<MediaFile>,
}

/// What was found about one record, or about a device's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyFinding {
    /// A verdict, such as `ok`, or the name of a finding about a chain, such as `chain-gap`.
    pub verdict: &'static str,
    /// What exactly, in kebab-case; the verdict itself where there is nothing to add.
    pub code: &'static str,
    /// Facts for the text.
    pub parameters: Vec<(String, String)>,
    /// Thumbprint of the key that signed, where there is a seal that names one.
    pub kid: Option<String>,
    /// Number in that device's chain.
    pub seq: Option<u64>,
}

/// What was found about records together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// One for each record, in their order.
    pub records: Vec<VerifyFinding>,
    /// Findings about devices' chains.
    pub chains: Vec<VerifyFinding>,
    /// Whether every record is `ok` and no chain has a finding.
    pub is_ok: bool,
}

/// Verifies records of one form. Without trusted keys nothing is better than `untrusted-key`.
///
/// # Errors
/// `form-refused` where the form cannot be read; the code of a broken line of `trusted_keys`.
pub fn verify_records(
    form_xml: &[u8],
    records: &[RecordFiles],
    trusted_keys: Option<&[u8]>,
) -> Result<VerifyReport, Error> {
    let (id, version) = Form::identity(form_xml)
        .ok_or_else(|| Error::new("form-refused", Vec::new(), crate::error::Retry::AfterRemedy))?;
    let facts = FormFacts::new(
        id,
        version.unwrap_or_default(),
        rayi_trust::Digest::of(form_xml),
    );
    let keys = trusted_keys
        .map(TrustedKeys::parse)
        .transpose()?
        .unwrap_or_default();
    let files: Vec<Vec<FileDigest>> = records
        .iter()
        .map(|record| {
            record
                .files
                .iter()
                .map(|file| FileDigest::of(&file.name, &file.bytes))
                .collect()
        })
        .collect();
    let batch: Vec<Record<'_>> = records
        .iter()
        .zip(&files)
        .map(|(record, files)| Record {
            xml: &record.xml,
            files,
        })
        .collect();
    let batch = verify_batch(&batch, &facts, &keys);
    let is_ok = batch.is_ok();
    let owned = |parameters: Vec<(&'static str, String)>| {
        parameters
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    };
    Ok(VerifyReport {
        records: batch
            .findings
            .iter()
            .map(|finding| VerifyFinding {
                verdict: finding.verdict.code(),
                code: finding.code(),
                parameters: owned(
                    finding
                        .fault
                        .as_ref()
                        .map(rayi_trust::Fault::parameters)
                        .unwrap_or_default(),
                ),
                kid: finding.kid.clone(),
                seq: finding.seq,
            })
            .collect(),
        chains: batch
            .chain
            .iter()
            .map(|finding| VerifyFinding {
                verdict: finding.code(),
                code: finding.code(),
                parameters: owned(finding.parameters()),
                kid: None,
                seq: None,
            })
            .collect(),
        is_ok,
    })
}
