//! What a seal says: the payload of its JWS.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Digest, Made};

/// The form that a record answers, as the verifier or the sealer has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormFacts {
    /// `id` of the instance's root.
    pub id: String,
    /// `version` beside it; empty if there is none.
    pub version: String,
    /// SHA-256 of the form's XML as served.
    pub sha256: Digest,
}

impl FormFacts {
    /// Facts about a form.
    #[must_use]
    pub fn new(id: impl Into<String>, version: impl Into<String>, sha256: Digest) -> Self {
        Self {
            id: id.into(),
            version: version.into(),
            sha256,
        }
    }
}

/// A file of a record: what there is of it, or what the seal says. `Debug` hides its name.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct FileDigest {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its contents.
    pub sha256: Digest,
}

impl FileDigest {
    /// The digest of a file that is in memory.
    #[must_use]
    pub fn of(name: impl Into<String>, contents: &[u8]) -> Self {
        Self {
            name: name.into(),
            size: contents.len() as u64,
            sha256: Digest::of(contents),
        }
    }
}

impl std::fmt::Debug for FileDigest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("FileDigest")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// Size and digest of the record's bytes without the seal.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Body {
    pub(crate) size: u64,
    pub(crate) sha256: Digest,
}

impl Body {
    /// Of a record in two stretches: before and after the seal.
    pub(crate) fn of(before: &[u8], after: &[u8]) -> Self {
        let mut context = ring::digest::Context::new(&ring::digest::SHA256);
        context.update(before);
        context.update(after);
        Self {
            size: (before.len() + after.len()) as u64,
            sha256: Digest::from_ring(&context.finish()),
        }
    }
}

/// The enumerator's seal, version 1. Members are written in this order.
#[derive(Clone, Serialize)]
pub(crate) struct Claims {
    pub(crate) v: u64,
    /// The survey's digest; null until surveys have manifests.
    pub(crate) survey: Option<Digest>,
    pub(crate) form: FormFacts,
    pub(crate) instance: String,
    pub(crate) role: &'static str,
    pub(crate) body: Body,
    pub(crate) canon: Digest,
    pub(crate) files: Vec<FileDigest>,
    pub(crate) made: Made,
    pub(crate) seq: u64,
    pub(crate) prev: Option<Digest>,
}

/// Why a payload is not believed to be an enumerator's seal of version 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClaimsFault {
    /// Another version than 1, or none.
    Version,
    /// Another role than `enumerator`.
    Role,
    /// A member is missing, or is not what it should be.
    Member(&'static str),
}

impl Claims {
    /// Reads a payload. Members that are not known are ignored.
    pub(crate) fn read(payload: &Map<String, Value>) -> Result<Self, ClaimsFault> {
        let members = Members(payload);
        if members.number("v")? != VERSION {
            return Err(ClaimsFault::Version);
        }
        let survey = members.nullable_digest("survey")?;
        let form = members.object("form")?;
        let form = FormFacts {
            id: form.text("id")?,
            version: form.text("version")?,
            sha256: form.digest("sha256")?,
        };
        let instance = members.text("instance")?;
        if members.text("role")? != ENUMERATOR {
            return Err(ClaimsFault::Role);
        }
        let body = members.object("body")?;
        let body = Body {
            size: body.number("size")?,
            sha256: body.digest("sha256")?,
        };
        let claims = Self {
            v: VERSION,
            survey,
            form,
            instance,
            role: ENUMERATOR,
            body,
            canon: members.digest("canon")?,
            files: members.files()?,
            made: Made::parse(&members.text("made")?).ok_or(ClaimsFault::Member("made"))?,
            seq: members.number("seq")?,
            prev: members.nullable_digest("prev")?,
        };
        if !is_link(claims.seq, claims.prev) {
            return Err(ClaimsFault::Member("prev"));
        }
        Ok(claims)
    }
}

/// Whether a seal with this number may name this predecessor: the first names none, others one.
pub(crate) fn is_link(seq: u64, prev: Option<Digest>) -> bool {
    seq >= 1 && (seq == 1) == prev.is_none()
}

struct Members<'a>(&'a Map<String, Value>);

impl Members<'_> {
    fn member(&self, name: &'static str) -> Result<&Value, ClaimsFault> {
        self.0.get(name).ok_or(ClaimsFault::Member(name))
    }

    fn text(&self, name: &'static str) -> Result<String, ClaimsFault> {
        let text = self.member(name)?.as_str();
        text.map(str::to_owned).ok_or(ClaimsFault::Member(name))
    }

    fn number(&self, name: &'static str) -> Result<u64, ClaimsFault> {
        let number = self.member(name)?.as_u64();
        number.ok_or(ClaimsFault::Member(name))
    }

    fn digest(&self, name: &'static str) -> Result<Digest, ClaimsFault> {
        let text = self.member(name)?.as_str();
        text.and_then(Digest::from_base64url)
            .ok_or(ClaimsFault::Member(name))
    }

    fn nullable_digest(&self, name: &'static str) -> Result<Option<Digest>, ClaimsFault> {
        match self.member(name)? {
            Value::Null => Ok(None),
            _ => self.digest(name).map(Some),
        }
    }

    fn object(&self, name: &'static str) -> Result<Members<'_>, ClaimsFault> {
        let object = self.member(name)?.as_object();
        object.map(Members).ok_or(ClaimsFault::Member(name))
    }

    /// Files, each name once and in the order of their bytes.
    fn files(&self) -> Result<Vec<FileDigest>, ClaimsFault> {
        const FAULT: ClaimsFault = ClaimsFault::Member("files");
        let entries = self.member("files")?.as_array().ok_or(FAULT)?;
        let read = |entry: &Value| {
            let file = Members(entry.as_object().ok_or(FAULT)?);
            Ok(FileDigest {
                name: file.text("name")?,
                size: file.number("size")?,
                sha256: file.digest("sha256")?,
            })
        };
        let files: Vec<FileDigest> = entries.iter().map(read).collect::<Result<_, _>>()?;
        if files.is_sorted_by(|first, second| first.name < second.name) {
            Ok(files)
        } else {
            Err(FAULT)
        }
    }
}

pub(crate) const VERSION: u64 = 1;

pub(crate) const ENUMERATOR: &str = "enumerator";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    const GOOD: &str = r#"{"v":1,"survey":null,"form":{"id":"f","version":"","sha256":"D"},
        "instance":"i","role":"enumerator","body":{"size":3,"sha256":"D"},"canon":"D",
        "files":[{"name":"a","size":1,"sha256":"D"},{"name":"b","size":1,"sha256":"D"}],
        "made":"2026-01-02T03:04:05Z","seq":2,"prev":"D","new":{"x":[]}}"#;

    fn read(payload: &str) -> Result<Claims, ClaimsFault> {
        let digest = format!("\"{}\"", Digest::of(b"").to_base64url());
        let payload = payload.replace("\"D\"", &digest);
        Claims::read(&json::object(payload.as_bytes()).unwrap())
    }

    #[test]
    fn members_that_are_not_known_are_ignored() {
        let claims = read(GOOD).unwrap();
        assert_eq!((claims.seq, claims.files.len()), (2, 2));
    }

    #[test]
    fn a_wrong_member_is_named() {
        let cases = [
            (r#""v":1"#, r#""v":2"#, ClaimsFault::Version),
            (r#""v":1"#, r#""v":1.0"#, ClaimsFault::Member("v")),
            (r#""v":1"#, r#""v":"1""#, ClaimsFault::Member("v")),
            (
                r#""survey":null"#,
                r#""s":1"#,
                ClaimsFault::Member("survey"),
            ),
            ("enumerator", "citizen", ClaimsFault::Role),
            (r#""size":3"#, r#""size":-3"#, ClaimsFault::Member("size")),
            (
                r#""canon":"D""#,
                r#""canon":"x""#,
                ClaimsFault::Member("canon"),
            ),
            (
                r#""name":"b""#,
                r#""name":"a""#,
                ClaimsFault::Member("files"),
            ),
            (
                r#""name":"a""#,
                r#""name":"c""#,
                ClaimsFault::Member("files"),
            ),
            ("05Z", "05", ClaimsFault::Member("made")),
            (r#""seq":2"#, r#""seq":0"#, ClaimsFault::Member("prev")),
            (r#""seq":2"#, r#""seq":1"#, ClaimsFault::Member("prev")),
            (
                r#""prev":"D""#,
                r#""prev":null"#,
                ClaimsFault::Member("prev"),
            ),
            (
                r#""instance":"i""#,
                r#""instance":1"#,
                ClaimsFault::Member("instance"),
            ),
        ];
        for (from, to, fault) in cases {
            assert!(GOOD.contains(from), "{from}");
            assert_eq!(read(&GOOD.replace(from, to)).err(), Some(fault), "{to}");
        }
    }
}
