//! The Fluent files, compiled in: `i18n/TAG.ftl` holds the application's words, and each
//! `i18n/NAME.TAG.ftl` those of one part of it. A test compares this list with the folder.

use crate::Language;

/// The Fluent sources of one language, in the order they are loaded.
pub(crate) const fn of(language: Language) -> &'static [&'static str] {
    match language {
        Language::Ar => sources!("ar"),
        Language::Ckb => sources!("ckb"),
        Language::Kmr => sources!("kmr"),
        Language::En => sources!("en"),
    }
}

macro_rules! sources {
    ($tag:literal) => {
        &[
            include_str!(concat!("../i18n/", $tag, ".ftl")),
            include_str!(concat!("../i18n/app.", $tag, ".ftl")),
            include_str!(concat!("../i18n/codes.", $tag, ".ftl")),
            include_str!(concat!("../i18n/diagnostics.", $tag, ".ftl")),
            include_str!(concat!("../i18n/workbook.", $tag, ".ftl")),
            include_str!(concat!("../i18n/cli.", $tag, ".ftl")),
            include_str!(concat!("../i18n/collector.", $tag, ".ftl")),
        ]
    };
}
use sources;

#[cfg(test)]
mod tests;
