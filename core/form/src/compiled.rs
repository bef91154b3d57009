//! A form as bytes from which it is there again without being read anew (ADR 0010).
//!
//! Eight bytes of name, eight of [`FORMAT`], the digest of what the form was made from, a checksum,
//! and the form itself. Whatever does not fit is refused, and the form is read from its XML.

use rayi_xpath::Trees;
use serde::{Deserialize, Serialize};

use crate::model::{Expression, Form, NodeId, Plan, Read, Role};
use crate::secondary::Content;

/// Changes with every change of the sources of this crate and of `rayi-xpath`: other code may read
/// a form otherwise, not only write it otherwise.
pub const FORMAT: u64 = number(env!("RAYI_FORM_SOURCES"));

const NAME: &[u8; 8] = b"RAYIFORM";
const SOURCE: usize = NAME.len() + 8;
const SUM: usize = SOURCE + 32;
const BODY: usize = SUM + 4;

/// Why bytes are not taken for a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCompiled {
    /// They do not begin as a compiled form does.
    #[error("no compiled form")]
    Foreign,
    /// Another build wrote them.
    #[error("compiled by another build")]
    OtherBuild,
    /// They were made from another text or other media.
    #[error("compiled from something else")]
    OtherSource,
    /// They are cut off or changed.
    #[error("damaged")]
    Damaged,
}

/// An expression, its tree by number.
#[derive(Serialize, Deserialize)]
struct Kept {
    tree: u32,
    key: u32,
    context: NodeId,
    role: Role,
    plans: Vec<Plan>,
    reads: Vec<Read>,
}

impl Form {
    /// The form as bytes for [`Form::from_compiled`]. `source` is a digest of all that the form was
    /// made from: its text, and each file beside it.
    #[must_use]
    pub fn compile(&self, source: &[u8; 32]) -> Vec<u8> {
        let mut trees = Trees::default();
        let expressions: Vec<Kept> = self
            .expressions
            .iter()
            .map(|expression| Kept {
                tree: trees.add(&expression.xpath),
                key: expression.xpath.key(),
                context: expression.context,
                role: expression.role,
                plans: expression.plans.clone(),
                reads: expression.reads.clone(),
            })
            .collect();
        let mut bytes = Vec::with_capacity(1 << 20);
        bytes.extend_from_slice(NAME);
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(source);
        bytes.extend_from_slice(&[0; BODY - SUM]);
        let Ok(mut bytes) = postcard::to_extend(&(trees, expressions, self), bytes) else {
            // Nothing in a form refuses to be written; empty bytes are refused when read.
            return Vec::new();
        };
        let sum = sum_of(&bytes);
        if let Some(place) = bytes.get_mut(SUM..BODY) {
            place.copy_from_slice(&sum);
        }
        bytes
    }

    /// The form that [`Form::compile`] wrote.
    ///
    /// # Errors
    /// Why the bytes are not taken. Then the form is to be read from its XML.
    pub fn from_compiled(bytes: &[u8], source: &[u8; 32]) -> Result<Self, NotCompiled> {
        if bytes.get(..NAME.len()) != Some(NAME) {
            return Err(NotCompiled::Foreign);
        }
        let body = bytes.get(BODY..).ok_or(NotCompiled::Damaged)?;
        if bytes.get(SUM..BODY) != Some(sum_of(bytes).as_slice()) {
            return Err(NotCompiled::Damaged);
        }
        if bytes.get(NAME.len()..SOURCE) != Some(FORMAT.to_le_bytes().as_slice()) {
            return Err(NotCompiled::OtherBuild);
        }
        if bytes.get(SOURCE..SUM) != Some(source) {
            return Err(NotCompiled::OtherSource);
        }
        let read: postcard::Result<(Trees, Vec<Kept>, Self)> = postcard::from_bytes(body);
        let (trees, kept, mut form) = read.map_err(|_| NotCompiled::Damaged)?;
        let expression = |kept: Kept| {
            Some(Expression {
                xpath: trees.expr(kept.tree, kept.key)?,
                context: kept.context,
                role: kept.role,
                plans: kept.plans,
                reads: kept.reads,
            })
        };
        let expressions: Option<Vec<Expression>> = kept.into_iter().map(expression).collect();
        form.expressions = expressions.ok_or(NotCompiled::Damaged)?;
        for instance in &mut form.secondary {
            if let Content::Table(table) = &mut instance.content {
                table.begin_indexes();
            }
        }
        Ok(form)
    }
}

/// The checksum of everything but the checksum.
fn sum_of(bytes: &[u8]) -> [u8; 4] {
    let mut sum = crc32fast::Hasher::new();
    sum.update(bytes.get(..SUM).unwrap_or_default());
    sum.update(bytes.get(BODY..).unwrap_or_default());
    sum.finalize().to_le_bytes()
}

/// A number written in decimal digits.
const fn number(digits: &str) -> u64 {
    let digits = digits.as_bytes();
    let mut number: u64 = 0;
    let mut at = 0;
    while at < digits.len() {
        number = number * 10 + (digits[at] - b'0') as u64;
        at += 1;
    }
    number
}
