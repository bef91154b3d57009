//! [`Text`]: words for people, in one language or in several.

use crate::words::{Language, Words};

/// Words as a row of the workbook has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Text {
    #[default]
    None,
    /// Only a column without a language had something.
    Plain(Box<str>),
    /// By language, in the order of the columns.
    /// The name of a language is one for all texts.
    Languages(Vec<(Language, Words)>),
}

impl Text {
    pub(crate) fn plain(text: &str) -> Self {
        Self::Plain(text.into())
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    pub(crate) fn as_plain(&self) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::None | Self::Languages(_) => None,
        }
    }

    pub(crate) fn is_translated(&self) -> bool {
        matches!(self, Self::Languages(_))
    }

    /// Takes the words of one more column. A column without a language stands for the default
    /// language as soon as another column has one; a column of the default language wins over it.
    pub(crate) fn add(
        &mut self,
        language: Option<&Language>,
        words: &Words,
        default_language: &Language,
    ) {
        *self = match (std::mem::take(self), language) {
            (Self::None | Self::Plain(_), None) => Self::plain(words),
            (Self::None, Some(language)) => {
                Self::Languages(vec![(language.clone(), words.clone())])
            }
            (Self::Plain(plain), Some(language)) => {
                let mut all = Vec::with_capacity(2);
                if language != default_language {
                    all.push((default_language.clone(), String::from(plain).into()));
                }
                all.push((language.clone(), words.clone()));
                Self::Languages(all)
            }
            (Self::Languages(mut all), language) => {
                let known = all
                    .iter_mut()
                    .find(|(known, _)| known == language.unwrap_or(default_language));
                match (known, language) {
                    (Some(known), Some(_)) => known.1 = words.clone(),
                    (Some(_), None) => {}
                    (None, _) => {
                        all.push((language.unwrap_or(default_language).clone(), words.clone()));
                    }
                }
                Self::Languages(all)
            }
        };
    }

    /// Every language with its words; a text without one is in `default_language`.
    pub(crate) fn in_languages<'a>(
        &'a self,
        default_language: &'a str,
    ) -> Box<dyn Iterator<Item = (&'a str, &'a str)> + 'a> {
        match self {
            Self::None => Box::new(std::iter::empty()),
            Self::Plain(text) => Box::new(std::iter::once((default_language, &**text))),
            Self::Languages(all) => {
                Box::new(all.iter().map(|(language, words)| (&**language, &**words)))
            }
        }
    }

    /// Lets go of the words in a language, and keeps that they are in languages.
    pub(crate) fn forget(&mut self, language: &str) {
        if let Self::Languages(all) = self {
            all.retain(|(known, _)| &**known != language);
            if all.is_empty() {
                *all = Vec::new();
            }
        }
    }

    /// The same text with each word run through `change`.
    pub(crate) fn map(&self, mut change: impl FnMut(Option<&str>, &str) -> String) -> Self {
        match self {
            Self::None => Self::None,
            Self::Plain(text) => Self::Plain(change(None, text).into()),
            Self::Languages(all) => Self::Languages(
                all.iter()
                    .map(|(language, words)| {
                        (language.clone(), change(Some(language), words).into())
                    })
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(columns: &[(Option<&str>, &str)]) -> Text {
        let mut text = Text::None;
        for (language, words) in columns {
            let language = language.map(Language::from);
            text.add(
                language.as_ref(),
                &Words::from(*words),
                &Language::from("English"),
            );
        }
        text
    }

    #[test]
    fn a_column_without_a_language_is_the_default_one_in_any_order() {
        let pairs = |all: &[(&str, &str)]| {
            Text::Languages(
                all.iter()
                    .map(|(a, b)| ((*a).into(), (*b).into()))
                    .collect(),
            )
        };
        assert_eq!(added(&[(None, "Yes")]), Text::plain("Yes"));
        assert_eq!(
            added(&[(None, "Yes"), (Some("ar"), "نعم")]),
            pairs(&[("English", "Yes"), ("ar", "نعم")])
        );
        assert_eq!(
            added(&[(Some("ar"), "نعم"), (None, "Yes")]),
            pairs(&[("ar", "نعم"), ("English", "Yes")])
        );
        assert_eq!(
            added(&[(None, "No"), (Some("English"), "Yes")]),
            pairs(&[("English", "Yes")])
        );
    }
}
