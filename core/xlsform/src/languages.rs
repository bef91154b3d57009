//! Languages of a workbook: which it has, which lack words, and which bear no tag.

use crate::columns::{Columns, Field};
use crate::finding::{Finding, Findings, Spot};
use crate::survey::Reader;
use crate::words::Language;
use crate::workbook::{Sheet, Workbook};

impl Reader<'_> {
    /// What is said of languages. Comes last of all checks: there may be a lot of it.
    pub(crate) fn check_languages(&mut self, choice_columns: Option<&Columns>) {
        let seen = [
            Seen::of("survey", self.workbook, Some(self.columns)),
            Seen::of("choices", self.workbook, choice_columns),
        ];
        for seen in &seen {
            for finding in seen.missing() {
                self.say(finding);
            }
        }
        if self.or_other_used && seen.iter().any(Seen::is_translated) {
            let spot = self.sheet.spot(self.sheet.header_row, None);
            self.say(Finding::warning("or-other-translated", spot));
        }
        self.check_language_tags(choice_columns);
        for (kind, columns) in [("survey", Some(self.columns)), ("choices", choice_columns)] {
            if let (Some(sheet), Some(columns)) = (self.workbook.sheet(kind), columns) {
                self.check_words(sheet, columns);
            }
        }
    }

    /// Cells that are empty in one language and filled in another: one finding for each kind of
    /// words in a row.
    fn check_words(&mut self, sheet: &Sheet, columns: &Columns) {
        let words = Translated::of(columns, &self.survey.settings.default_language);
        if words.is_empty() {
            return;
        }
        let mut found = Vec::new();
        for line in &sheet.lines {
            if found.len() >= Findings::LIMIT {
                break;
            }
            let mut filled = vec![false; columns.list.len()];
            for (index, _) in sheet.cells(*line) {
                filled[index] = true;
            }
            for translated in &words {
                let has = |columns: &[usize]| columns.iter().any(|index| filled[*index]);
                let (there, missing): (Vec<_>, Vec<_>) = translated
                    .languages
                    .iter()
                    .partition(|(_, columns)| has(columns));
                let Some((_, first)) = missing.first().filter(|_| !there.is_empty()) else {
                    continue;
                };
                let languages: Vec<&str> = missing.iter().map(|(known, _)| *known).collect();
                let finding = Finding::warning(
                    "words-missing",
                    sheet.spot(line.row, first.first().copied()),
                )
                .with("column", translated.name.as_str())
                .with("languages", languages.join(", "));
                found.push(finding);
            }
        }
        for finding in found {
            self.say(finding);
        }
    }

    /// Languages should bear a tag: phones choose fonts, direction and plurals by it.
    fn check_language_tags(&mut self, choice_columns: Option<&Columns>) {
        let mut untagged: Vec<(String, Spot)> = Vec::new();
        for (kind, columns) in [("survey", Some(self.columns)), ("choices", choice_columns)] {
            let (Some(sheet), Some(columns)) = (self.workbook.sheet(kind), columns) else {
                continue;
            };
            let mut used = vec![false; columns.list.len()];
            for line in &sheet.lines {
                for (index, _) in sheet.cells(*line) {
                    used[index] = true;
                }
            }
            for (index, column) in columns.list.iter().enumerate() {
                if let Some(language) = &column.language
                    && used[index]
                    && &**language != "default"
                    && !has_tag(language)
                    && !untagged.iter().any(|(known, _)| **known == **language)
                {
                    let spot = sheet.spot(sheet.header_row, Some(index));
                    untagged.push((language.to_string(), spot));
                }
            }
        }
        for (language, spot) in untagged {
            self.say(Finding::warning("language-without-tag", spot).with("language", language));
        }
    }
}

/// A kind of words that stands in several languages.
struct Translated<'c> {
    name: String,
    /// Each language with its columns. A column without a language is the default one's.
    languages: Vec<(&'c str, Vec<usize>)>,
}

impl<'c> Translated<'c> {
    fn of(columns: &'c Columns, default_language: &'c str) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::new();
        for (index, column) in columns.list.iter().enumerate() {
            let Some(name) = translatable(&column.field) else {
                continue;
            };
            let at = match out.iter().position(|known| known.name == name) {
                Some(at) => at,
                None => {
                    out.push(Self {
                        name,
                        languages: Vec::new(),
                    });
                    out.len() - 1
                }
            };
            let language = column.language.as_deref().unwrap_or(default_language);
            let languages = &mut out[at].languages;
            match languages.iter_mut().find(|(known, _)| *known == language) {
                Some((_, columns)) => columns.push(index),
                None => languages.push((language, vec![index])),
            }
        }
        out.retain(|words| words.languages.len() > 1);
        out
    }
}

/// Whether a name of a language ends in a tag in parentheses, such as `کوردی (ckb)`, or is one of
/// two letters itself.
fn has_tag(language: &str) -> bool {
    let tag = language
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map(|(_, tag)| tag);
    let itself = (language.len() == 2).then(|| language.to_ascii_lowercase());
    tag.or(itself.as_deref()).is_some_and(|tag| {
        let primary = tag.split('-').next().unwrap_or(tag);
        let named = match primary.len() {
            2 => TWO_LETTERS.split(' ').any(|known| known == primary),
            3 => primary.bytes().all(|b| b.is_ascii_lowercase()),
            _ => false,
        };
        named && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    })
}

/// Every language that has a tag of two letters (IANA's registry of language subtags).
const TWO_LETTERS: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu \
    cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km \
    kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw \
    ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Which words of a sheet have which languages.
struct Seen {
    sheet: Option<String>,
    kind: &'static str,
    row: u32,
    /// Language (none for a column without), with the columns that have it.
    languages: Vec<(Option<Language>, Vec<String>)>,
    columns: Vec<String>,
}

impl Seen {
    fn of(kind: &'static str, workbook: &Workbook, columns: Option<&Columns>) -> Self {
        let sheet = workbook.sheet(kind);
        let mut seen = Self {
            sheet: sheet.map(|sheet| sheet.name.clone()),
            kind,
            row: sheet.map_or(1, |sheet| sheet.header_row),
            languages: Vec::new(),
            columns: Vec::new(),
        };
        for column in columns.map_or(&[][..], |columns| &columns.list) {
            let Some(name) = translatable(&column.field) else {
                continue;
            };
            if !seen.columns.contains(&name) {
                seen.columns.push(name.clone());
            }
            let language = column
                .language
                .clone()
                .filter(|known| &**known != "default");
            match seen
                .languages
                .iter_mut()
                .find(|(known, _)| *known == language)
            {
                Some((_, names)) => names.push(name),
                None => seen.languages.push((language, vec![name])),
            }
        }
        seen
    }

    fn is_translated(&self) -> bool {
        self.languages
            .iter()
            .any(|(language, _)| language.is_some())
    }

    /// One finding for each language with the columns that it lacks.
    fn missing(&self) -> Vec<Finding> {
        if !self.is_translated() {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (language, names) in &self.languages {
            let lacking: Vec<&str> = self
                .columns
                .iter()
                .filter(|column| !names.contains(column))
                .map(String::as_str)
                .collect();
            if lacking.is_empty() {
                continue;
            }
            let spot = Spot {
                sheet: self.sheet.clone(),
                row: Some(self.row),
                ..Spot::default()
            };
            let finding = Finding::warning("translation-missing", spot)
                .with("language", language.as_deref().unwrap_or("default"))
                .with("kind", self.kind)
                .with("columns", lacking.join(", "));
            out.push(finding);
        }
        out
    }
}

fn translatable(field: &Field) -> Option<String> {
    let name = match field {
        Field::Label => "label",
        Field::Hint => "hint",
        Field::GuidanceHint => "guidance_hint",
        Field::Media(kind) => kind.as_str(),
        Field::Bind(name) if name == "jr:constraintMsg" => "constraint_message",
        Field::Bind(name) if name == "jr:requiredMsg" => "required_message",
        _ => return None,
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::convert;

    /// Cells and languages that lack words.
    fn missing(tables: &str) -> Vec<String> {
        let found = convert(tables.as_bytes(), None).findings;
        let of_words = found.iter().filter(|found| found.code == "words-missing");
        of_words
            .map(|found| {
                let cell = found.spot.cell().unwrap_or_default();
                let facts: Vec<&str> = found.parameters.iter().map(|(_, fact)| &**fact).collect();
                format!("{cell} {}", facts.join(": "))
            })
            .collect()
    }

    #[test]
    fn cells_without_words_are_told_once_a_row_and_kind() {
        let tables = "
| survey |
| | type | name | label::English (en) | label::Arabic (ar) | label::Kurdish (ckb) | hint::English (en) | hint::Arabic (ar) |
| | select_one l | a | A | | | | ت |
| | text | b | B | ب | پ | | |
| | calculate | c | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Arabic (ar) |
| | l | x | | س |
| settings |
| | default_language |
| | English (en) |
";
        assert_eq!(
            missing(tables),
            [
                "D9 label: English (en)",
                "E4 label: Arabic (ar), Kurdish (ckb)",
                "G4 hint: English (en)",
            ]
        );
    }

    #[test]
    fn a_column_without_a_language_is_the_default_one() {
        let settings = "| settings |\n| | default_language |\n| | English (en) |\n";
        let survey = "| survey |\n| | type | name | label | label::English (en) |\n\
                      | | text | a | A | |\n| | text | b | | B |\n";
        assert_eq!(missing(&format!("{survey}{settings}")), [""; 0]);
        assert_eq!(
            missing(survey),
            ["E3 label: English (en)", "D4 label: default"]
        );
    }
}
