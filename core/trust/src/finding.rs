//! What verifying a record found.

use crate::{Digest, Made, XmlFault};

/// What a record is worth, best first (trust protocol, "verdicts").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Byte for byte what a trusted key sealed, with all its files.
    Ok,
    /// The same, but the time it names does not fit.
    OkFlagged,
    /// Sealed by a trusted key and with the same content, but other bytes.
    ContentEqual,
    /// The same seal as on a record met before.
    Duplicate,
    /// A file that the seal names is not there.
    Incomplete,
    /// It bears no seal.
    Unsealed,
    /// The key is not among the trusted ones, so the signature proves nothing.
    UntrustedKey,
    /// Everything else.
    Invalid,
}

impl Verdict {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::OkFlagged => "ok-flagged",
            Self::ContentEqual => "content-equal",
            Self::Duplicate => "duplicate",
            Self::Incomplete => "incomplete",
            Self::Unsealed => "unsealed",
            Self::UntrustedKey => "untrusted-key",
            Self::Invalid => "invalid",
        }
    }
}

/// Why a verdict is not `ok`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The record is not XML as we read it.
    Xml(XmlFault),
    /// There is no seal.
    SealMissing,
    /// There is no seal, and the record says that it is an edit of another.
    EditedUnsealed,
    /// The seal is of the record that this one is an edit of.
    Edited,
    /// More than one seal, or the text of one elsewhere.
    SealRepeated,
    /// The seal is not the last child of the root, or not text alone.
    SealMisplaced,
    /// The seal is not a JWS.
    SealEncoding,
    /// Its header is not that of a seal.
    SealHeader,
    /// Its payload lacks this member, or the member is not what it should be.
    SealPayload {
        /// The member; empty if the payload is no JSON object.
        member: &'static str,
    },
    /// A version of seals that this verifier does not know.
    SealVersion,
    /// A role that this verifier does not know.
    SealRole,
    /// It is the seal of a survey, whose manifest this verifier does not have.
    SurveyDiffers,
    /// The form is another one than the seal says.
    FormDiffers {
        /// `id`, `version`, `sha256`; `record` if the XML's root says another.
        what: &'static str,
    },
    /// The key is not among the trusted ones.
    KeyUnknown,
    /// The signature is not of the key.
    SignatureWrong,
    /// The record's instance id is not the one of the seal, or not there, or there twice.
    InstanceDiffers,
    /// The bytes are others and so is the content.
    BodyDiffers,
    /// The bytes are others, the content is the same.
    BodyRewritten,
    /// The bytes are the same, but the seal was moved within white space.
    SealMoved,
    /// Files are others than the seal says.
    FilesDiffer {
        /// How many.
        count: u64,
    },
    /// Files that the seal names are not there.
    FilesMissing {
        /// How many.
        count: u64,
    },
    /// The same seal was met before.
    SealTwice,
    /// The time is outside of what is possible.
    TimeOutside,
}

impl Fault {
    /// Stable kebab-case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Xml(fault) => fault.code(),
            Self::SealMissing => "seal-missing",
            Self::EditedUnsealed | Self::Edited => "edited",
            Self::SealRepeated => "seal-repeated",
            Self::SealMisplaced => "seal-misplaced",
            Self::SealEncoding => "seal-encoding",
            Self::SealHeader => "seal-header",
            Self::SealPayload { .. } => "seal-payload",
            Self::SealVersion => "seal-version",
            Self::SealRole => "seal-role",
            Self::SurveyDiffers => "survey-differs",
            Self::FormDiffers { .. } => "form-differs",
            Self::KeyUnknown => "key-unknown",
            Self::SignatureWrong => "signature-wrong",
            Self::InstanceDiffers => "instance-differs",
            Self::BodyDiffers => "body-differs",
            Self::BodyRewritten => "body-rewritten",
            Self::SealMoved => "seal-moved",
            Self::FilesDiffer { .. } => "files-differ",
            Self::FilesMissing { .. } => "files-missing",
            Self::SealTwice => "seal-twice",
            Self::TimeOutside => "time-outside",
        }
    }

    /// Values for the placeholders of the text with [`Self::code`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Xml(fault) => fault.parameters(),
            Self::SealPayload { member } => vec![("member", (*member).to_owned())],
            Self::FormDiffers { what } => vec![("what", (*what).to_owned())],
            Self::FilesDiffer { count } | Self::FilesMissing { count } => {
                vec![("count", count.to_string())]
            }
            _ => Vec::new(),
        }
    }

    /// What a record with this fault is worth at best.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::TimeOutside => Verdict::OkFlagged,
            Self::BodyRewritten | Self::SealMoved => Verdict::ContentEqual,
            Self::SealTwice => Verdict::Duplicate,
            Self::FilesMissing { .. } => Verdict::Incomplete,
            Self::SealMissing | Self::EditedUnsealed => Verdict::Unsealed,
            Self::KeyUnknown => Verdict::UntrustedKey,
            _ => Verdict::Invalid,
        }
    }
}

/// What is known of the signature, whatever else is wrong with the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// It is of a trusted key.
    Good,
    /// It is not of the key that it names.
    Wrong,
    /// It could not be checked: no seal, or a key that is not known.
    Unchecked,
}

/// What verifying a record found. What the seal claims is there as soon as it can be read, also
/// when it is not believed. `Debug` shows verdict and fault only.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// What the record is worth.
    pub verdict: Verdict,
    /// The first thing that makes it so; `None` if `ok`.
    pub fault: Option<Fault>,
    /// What is known of the signature.
    pub signature: Signature,
    /// Thumbprint of the key that the seal names.
    pub kid: Option<String>,
    /// The survey that the seal names.
    pub survey: Option<Digest>,
    /// Instance id: the seal's, or the record's own if it has no seal.
    pub instance: Option<String>,
    /// When it was made, by the device's clock.
    pub made: Option<Made>,
    /// Number in the device's chain, from 1.
    pub seq: Option<u64>,
    /// SHA-256 of the seal before it in the chain.
    pub prev: Option<Digest>,
    /// SHA-256 of this seal's ASCII, which the next one names.
    pub seal: Option<Digest>,
    /// SHA-256 of what was signed: the same for every spelling of one signature.
    pub signed: Option<Digest>,
    /// Names of files that the seal names and that are not there.
    pub missing_files: Vec<String>,
    /// Names of files whose contents are others than the seal says.
    pub differing_files: Vec<String>,
    /// Names of files that are there and that no seal names: they are no part of the record.
    pub unsealed_files: Vec<String>,
}

impl Finding {
    pub(crate) fn new() -> Self {
        Self {
            verdict: Verdict::Ok,
            fault: None,
            signature: Signature::Unchecked,
            kid: None,
            survey: None,
            instance: None,
            made: None,
            seq: None,
            prev: None,
            seal: None,
            signed: None,
            missing_files: Vec::new(),
            differing_files: Vec::new(),
            unsealed_files: Vec::new(),
        }
    }

    /// Takes a fault into account: of several the worst decides, of equals the first.
    pub(crate) fn add(&mut self, fault: Fault) {
        if fault.verdict() > self.verdict {
            self.verdict = fault.verdict();
            self.fault = Some(fault);
        }
    }

    /// Holds the claimed time against what is known from elsewhere: the survey's opening, the
    /// arrival at a server. Ten minutes of a wrong clock are forgiven, more is flagged and no worse.
    #[must_use]
    pub fn within(mut self, earliest: Option<Made>, latest: Option<Made>) -> Self {
        let Some(made) = self.made.map(Made::as_ms) else {
            return self;
        };
        let too_early = earliest.is_some_and(|bound| made < bound.as_ms() - CLOCK_SLACK_MS);
        let too_late = latest.is_some_and(|bound| made > bound.as_ms() + CLOCK_SLACK_MS);
        if too_early || too_late {
            self.add(Fault::TimeOutside);
        }
        self
    }

    /// [`Fault::code`] of the fault, or `ok`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.fault.as_ref().map_or("ok", Fault::code)
    }
}

impl std::fmt::Debug for Finding {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Finding")
            .field("verdict", &self.verdict)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// Phones that were long without a network are minutes off.
const CLOCK_SLACK_MS: i64 = 10 * 60 * 1000;
