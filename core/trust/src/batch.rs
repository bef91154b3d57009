//! Many records together: the same one twice, and what is missing from devices' chains.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::{
    Digest, Fault, FileDigest, Finding, FormFacts, Signature, TrustedKeys, Verdict, verify,
};

/// A record to verify. `Debug` is left out: it holds answers.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// The XML as received.
    pub xml: &'a [u8],
    /// Its files as they are there.
    pub files: &'a [FileDigest],
}

/// Findings of many records, and what they show together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// One for each record, in the order they were given.
    pub findings: Vec<Finding>,
    /// What is wrong with the devices' chains, by key and number. Says nothing about the verdicts
    /// of the records beside a gap.
    pub chain: Vec<ChainFinding>,
}

/// Something in a device's chain that does not fit. `Debug` shows numbers only.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChainFinding {
    /// Records are missing, at the beginning or in the middle. What is missing at the end cannot
    /// be seen.
    Gap {
        /// Thumbprint of the device's key.
        kid: String,
        /// The missing numbers.
        missing: Vec<RangeInclusive<u64>>,
    },
    /// A seal names another predecessor than the one that is there.
    PrevDiffers {
        /// Thumbprint of the device's key.
        kid: String,
        /// Number of the seal.
        seq: u64,
        /// Place of its record among the findings.
        record: usize,
    },
    /// Several seals bear the same number.
    Fork {
        /// Thumbprint of the device's key.
        kid: String,
        /// The number.
        seq: u64,
        /// Places of their records among the findings.
        records: Vec<usize>,
    },
    /// Several seals are of the same instance: a conflict for a supervisor.
    SameInstance {
        /// Thumbprint of the device's key.
        kid: String,
        /// Places of their records among the findings.
        records: Vec<usize>,
    },
}

impl ChainFinding {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gap { .. } => "chain-gap",
            Self::PrevDiffers { .. } => "chain-prev-differs",
            Self::Fork { .. } => "chain-fork",
            Self::SameInstance { .. } => "same-instance",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Gap { kid, missing } => {
                let numbers: Vec<String> = missing.iter().map(print_range).collect();
                vec![("kid", kid.clone()), ("missing", numbers.join(", "))]
            }
            Self::PrevDiffers { kid, seq, .. } | Self::Fork { kid, seq, .. } => {
                vec![("kid", kid.clone()), ("seq", seq.to_string())]
            }
            Self::SameInstance { kid, .. } => vec![("kid", kid.clone())],
        }
    }
}

impl std::fmt::Debug for ChainFinding {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = out.debug_struct(self.code());
        match self {
            Self::Gap { missing, .. } => debug.field("missing", missing),
            Self::PrevDiffers { seq, record, .. } => {
                debug.field("seq", seq).field("record", record)
            }
            Self::Fork { seq, records, .. } => debug.field("seq", seq).field("records", records),
            Self::SameInstance { records, .. } => debug.field("records", records),
        };
        debug.finish_non_exhaustive()
    }
}

/// Verifies records of one form and looks at them together.
#[must_use]
pub fn verify_batch(records: &[Record<'_>], form: &FormFacts, keys: &TrustedKeys) -> Batch {
    let findings = records
        .iter()
        .map(|record| verify(record.xml, record.files, form, keys));
    Batch::of(findings.collect())
}

impl Batch {
    /// Looks at findings together. Give it those of all forms: a device has one chain for all.
    #[must_use]
    pub fn of(mut findings: Vec<Finding>) -> Self {
        mark_duplicates(&mut findings);
        let chain = chains(&findings)
            .into_iter()
            .flat_map(|(kid, links)| links.findings(&kid))
            .collect();
        Self { findings, chain }
    }

    /// Whether every record is [`Verdict::Ok`] and no chain has a fault.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        let all_ok = self
            .findings
            .iter()
            .all(|found| found.verdict == Verdict::Ok);
        all_ok && self.chain.is_empty()
    }
}

/// Of several records with one seal the best keeps its verdict, of equals the first. What was
/// signed is compared, since an ES256 signature has a second spelling.
fn mark_duplicates(findings: &mut [Finding]) {
    let mut best: BTreeMap<Digest, usize> = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        let Some(signed) = finding
            .signed
            .filter(|_| finding.verdict < Verdict::Duplicate)
        else {
            continue;
        };
        let first = best.entry(signed).or_insert(place);
        let is_better = findings
            .get(*first)
            .is_some_and(|first| finding.verdict < first.verdict);
        if is_better {
            *first = place;
        }
    }
    for (place, finding) in findings.iter_mut().enumerate() {
        let original = finding.signed.and_then(|signed| best.get(&signed));
        if original.is_some_and(|original| *original != place) {
            finding.add(Fault::SealTwice);
        }
    }
}

/// The seals of one device and survey.
#[derive(Default)]
struct Links<'a> {
    /// Place and seal by number.
    by_number: BTreeMap<u64, Vec<(usize, &'a Finding)>>,
}

/// Seals by device and survey. A wrong signature proves no number; a key that is not known is
/// taken at its word, as nothing that comes of it is believed either.
fn chains(findings: &[Finding]) -> BTreeMap<(String, Option<Digest>), Links<'_>> {
    let mut chains: BTreeMap<_, Links<'_>> = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        let (Some(kid), Some(seq)) = (&finding.kid, finding.seq) else {
            continue;
        };
        if finding.signature != Signature::Wrong {
            let links = chains.entry((kid.clone(), finding.survey)).or_default();
            let same = links.by_number.entry(seq).or_default();
            same.push((place, finding));
        }
    }
    chains
}

impl Links<'_> {
    fn findings(&self, (kid, _): &(String, Option<Digest>)) -> Vec<ChainFinding> {
        let mut found = Vec::new();
        let missing = self.missing();
        if !missing.is_empty() {
            let kid = kid.clone();
            found.push(ChainFinding::Gap { kid, missing });
        }
        for (seq, same) in &self.by_number {
            if distinct(same).len() > 1 {
                found.push(ChainFinding::Fork {
                    kid: kid.clone(),
                    seq: *seq,
                    records: same.iter().map(|(place, _)| *place).collect(),
                });
            }
            let before = seq.checked_sub(1).and_then(|seq| self.by_number.get(&seq));
            for (record, finding) in same {
                let unfit = before.is_some_and(|before| {
                    !before.iter().any(|(_, before)| before.seal == finding.prev)
                });
                if unfit {
                    found.push(ChainFinding::PrevDiffers {
                        kid: kid.clone(),
                        seq: *seq,
                        record: *record,
                    });
                }
            }
        }
        found.extend(self.same_instances(kid));
        found
    }

    /// Numbers from 1 to the highest that no record bears.
    fn missing(&self) -> Vec<RangeInclusive<u64>> {
        let mut missing = Vec::new();
        let mut next = 1;
        for seq in self.by_number.keys() {
            if *seq > next {
                missing.push(next..=*seq - 1);
            }
            next = seq.saturating_add(1);
        }
        missing
    }

    fn same_instances(&self, kid: &str) -> Vec<ChainFinding> {
        let mut by_instance: BTreeMap<&str, Vec<(usize, &Finding)>> = BTreeMap::new();
        for (place, finding) in self.by_number.values().flatten() {
            if let Some(instance) = &finding.instance {
                by_instance
                    .entry(instance)
                    .or_default()
                    .push((*place, finding));
            }
        }
        by_instance
            .into_values()
            .filter(|same| distinct(same).len() > 1)
            .map(|same| ChainFinding::SameInstance {
                kid: kid.to_owned(),
                records: same.iter().map(|(place, _)| *place).collect(),
            })
            .collect()
    }
}

/// Seals that differ in what was signed.
fn distinct(findings: &[(usize, &Finding)]) -> BTreeSet<Option<Digest>> {
    findings.iter().map(|(_, finding)| finding.signed).collect()
}

fn print_range(range: &RangeInclusive<u64>) -> String {
    if range.start() == range.end() {
        range.start().to_string()
    } else {
        format!("{}–{}", range.start(), range.end())
    }
}

#[cfg(test)]
mod tests;
