//! Where a hot path's instructions go: shares by part of the program.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use crate::callgrind;
use crate::command::Failure;

/// Shares of one path, the largest first.
pub(super) struct Profile {
    name: String,
    total: u64,
    shares: Vec<(String, f64)>,
}

/// What is smaller than this part goes under "all else".
const SMALLEST: f64 = 0.03;

impl Profile {
    /// Counts a path of the program that has them.
    pub(super) fn of(program: &Path, name: &str) -> Result<Self, Failure> {
        let counted = callgrind::count(program, &["path", name], Some("counted_by_callgrind"))?;
        let mut parts: BTreeMap<String, u64> = BTreeMap::new();
        for (function, count) in &counted.functions {
            *parts.entry(part(function)).or_default() += count;
        }
        let share = |count: u64| count as f64 / counted.total as f64;
        let mut shares: Vec<(String, f64)> = parts
            .into_iter()
            .map(|(part, count)| (part, share(count)))
            .collect();
        shares.sort_by(|one, other| other.1.total_cmp(&one.1));
        shares.retain(|(_, share)| *share >= SMALLEST);
        Ok(Self {
            name: name.to_owned(),
            total: counted.total,
            shares,
        })
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millions = self.total as f64 / 1e6;
        write!(f, "- `{}`, {millions:.2} million:", self.name)?;
        let mut rest = 1.0;
        for (part, share) in &self.shares {
            rest -= share;
            write!(f, " {part} {:.0} %,", share * 100.0)?;
        }
        write!(f, " all else {:.0} %.", rest * 100.0)
    }
}

/// The module of one of our functions, or what a function of a library does.
fn part(function: &str) -> String {
    let named = |words: &[&str]| words.iter().any(|word| function.contains(word));
    if named(&[
        "malloc",
        "free",
        "realloc",
        "calloc",
        "__rust_",
        "__rdl",
        "alloc::alloc",
    ]) {
        return "allocating".to_owned();
    }
    if named(&["memcpy", "memmove", "memcmp", "memset", "memchr", "bcmp"]) {
        return "moving and comparing bytes".to_owned();
    }
    if let Some(at) = function.find("rayi_") {
        let path = function[at..].trim_end_matches(['>', ')']);
        let steps = path.split("::").take(2).map(|step| {
            let end = step.find(|c: char| !c.is_alphanumeric() && c != '_');
            &step[..end.unwrap_or(step.len())]
        });
        return format!("`{}`", steps.collect::<Vec<_>>().join("::"));
    }
    match named(&["hash", "Hash", "siphash"]) {
        true => "hashing".to_owned(),
        false => "libraries".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_its_module_or_its_kind() {
        for (function, wanted) in [
            ("rayi_form::xml::Reader::next", "`rayi_form::xml`"),
            (
                "<rayi_xpath::lexer::Lexer as core::iter::Iterator>::next",
                "`rayi_xpath::lexer`",
            ),
            ("_int_malloc", "allocating"),
            ("__memcpy_avx_unaligned_erms", "moving and comparing bytes"),
            ("core::str::converts::from_utf8", "libraries"),
        ] {
            assert_eq!(part(function), wanted, "{function}");
        }
    }
}
