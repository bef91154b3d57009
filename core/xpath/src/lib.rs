//! XPath 1.0 with the functions of ODK XForms, evaluated as JavaRosa 6.0 does.
//!
//! [`Expr::parse`] compiles an expression once to plain data. [`Expr::evaluate`] runs it over any
//! tree that implements [`Dom`], in a world that implements [`Host`]: the crate has no tree, no
//! clock, no randomness and no texts of its own.
//!
//! # Invariants
//! * Parsing and evaluating are bounded: in depth, in steps, in the length of texts.
//! * Irrelevant nodes are in no result.
//! * Where one value is meant, several nodes are an error, never silently the first.
//! * No [`Failure`] carries the text of an answer.
//!
//! # What this crate does not do
//! It knows no form: which node carries an expression, what depends on what and when to evaluate
//! is for `rayi-form` and `rayi-interview`, which walk [`Expr::paths`] for it.

mod dom;
mod error;
mod evaluate;
mod expr;
pub mod flat;
mod function;
mod names;
mod nodes;
mod number;
mod parse;
mod pattern;
mod print;
#[cfg(test)]
mod sample;
mod time;
mod value;

pub use dom::{Dom, Host, NodeKind, ValueType, Wanted, number_as};
pub use error::{CODES, Error, Failure, Kind, Result};
pub use evaluate::Context;
pub use expr::{
    Anchor, Axis, Call, CallId, Comparison, Expr, Key, NodeTest, Operator, Path, PathId, Predicate,
    Root, Step, Term, TermId, Trees,
};
pub use function::Function;
pub use names::{NameId, Names, Namespaces, NsId};
pub use nodes::Nodes;
pub use number::{from_text as number_of_text, to_text as text_of_number, write as write_number};
pub use parse::Compiler;
pub use time::Moment;
pub use value::Value;
