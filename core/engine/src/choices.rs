//! Choices by the page: a list of a country's villages never crosses to a screen whole.

use rayi_locale::fold;

use crate::error::Error;
use crate::session::Session;
use crate::views::{ChoicePage, ChoiceView};

impl Session {
    /// `count` choices of a question from one on, in the form's order: of all, or of those whose label
    /// in the language in use has the words of `search` in it, however they are spelt.
    ///
    /// # Errors
    /// `node-missing`.
    pub fn choices(
        &self,
        path: &str,
        search: &str,
        from: usize,
        count: usize,
    ) -> Result<ChoicePage, Error> {
        let search = fold(search);
        let words: Vec<&str> = search.split_whitespace().collect();
        let is_wanted = |label: &str| {
            let label = fold(label);
            words.iter().all(|word| label.contains(word))
        };
        let is_wanted: Option<&dyn Fn(&str) -> bool> = match words.is_empty() {
            true => None,
            false => Some(&is_wanted),
        };
        self.with(|interview| {
            let page = interview.choice_page(path, is_wanted, from, count);
            let page = page.ok_or_else(|| Error::node_missing(path))?;
            Ok(ChoicePage {
                total: page.total,
                choices: page.choices.into_iter().map(ChoiceView::of).collect(),
            })
        })
    }

    /// The choices that the answer to a question names, in its order.
    ///
    /// # Errors
    /// `node-missing`.
    pub fn chosen(&self, path: &str) -> Result<Vec<ChoiceView>, Error> {
        self.with(|interview| {
            let chosen = interview.chosen(path);
            let chosen = chosen.ok_or_else(|| Error::node_missing(path))?;
            Ok(chosen.into_iter().map(ChoiceView::of).collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        Answer, CHOICES_SHOWN, MediaFile, Rayi, Session, SystemEnvironment, UnsealedKeyFile,
    };

    const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
      <h:head><h:title>Villages</h:title><model>
        <instance><data id="villages"><one/><many/></data></instance>
        <instance id="places" src="jr://file-csv/places.csv"/>
        <bind nodeset="/data/one" type="string"/><bind nodeset="/data/many" type="string"/>
      </model></h:head>
      <h:body>
        <select1 ref="/data/one"><label>Where?</label><itemset nodeset="instance('places')/root/item">
          <value ref="name"/><label ref="label"/></itemset></select1>
        <select ref="/data/many"><label>Where else?</label><itemset nodeset="instance('places')/root/item">
          <value ref="name"/><label ref="label"/></itemset></select>
      </h:body></h:html>"#;

    fn with_session(places: usize, test: impl FnOnce(&Session)) {
        let home = tempfile::tempdir().expect("a folder");
        let directory = home.path().join("store");
        let vault = Arc::new(UnsealedKeyFile::beside(&directory));
        let rayi = Rayi::open(&directory, vault, Arc::new(SystemEnvironment)).expect("opens");
        let mut csv = "name,label\n".to_owned();
        for n in 1..=places {
            let kind = ["گوندی", "شارۆچكەی"][n % 2];
            csv.push_str(&format!("v{n},{kind} كۆن {n}\n"));
        }
        let places = MediaFile {
            name: "places.csv".to_owned(),
            bytes: csv.into_bytes(),
        };
        let report = rayi.add_form(FORM.as_bytes(), vec![places]).expect("kept");
        assert!(report.form.is_some(), "{:?}", report.diagnostics);
        test(&rayi.begin("villages", None).expect("begins"));
    }

    #[test]
    fn a_screen_has_the_first_choices_and_says_how_many_there_are() {
        with_session(10_000, |session| {
            let item = session.screen().expect("open").items.remove(0);
            assert_eq!(
                (item.choices.len(), item.choice_count),
                (CHOICES_SHOWN, 10_000)
            );
            let whole = session.item("/data/one").expect("open").expect("a node");
            assert_eq!((whole.choices.len(), whole.choice_count), (10_000, 10_000));
            assert_eq!(whole.choices[..CHOICES_SHOWN], item.choices);
            let page = session.choices("/data/one", "", 9_990, 50).expect("open");
            assert_eq!((page.total, page.choices.len()), (10_000, 10));
            assert_eq!(page.choices[..], whole.choices[9_990..]);
            assert!(session.choices("/data/none", "", 0, 1).is_err());
        });
    }

    #[test]
    fn labels_are_found_however_they_are_spelt() {
        with_session(2_000, |session| {
            let found = |search: &str| {
                let page = session.choices("/data/one", search, 0, 3).expect("open");
                let values = page.choices.into_iter().map(|choice| choice.value);
                (page.total, values.collect::<Vec<_>>().join(" "))
            };
            let towns = (1_000, "v1 v3 v5".to_owned());
            assert_eq!(found("شارۆچکەی"), towns);
            assert_eq!(found("شارۆچـكەی کۆن"), towns);
            assert_eq!(found("كۆن ١٩٩٩"), (1, "v1999".to_owned()));
            assert_eq!(found("۱۹۹۹"), (1, "v1999".to_owned()));
            assert_eq!(found("هەولێر"), (0, String::new()));
            assert_eq!(found(" \t").0, 2_000);
        });
    }

    #[test]
    fn chosen_choices_are_told_wherever_they_stand() {
        with_session(500, |session| {
            let chosen = |path: &str| {
                let chosen = session.chosen(path).expect("open");
                let values = chosen.into_iter().map(|choice| choice.value);
                values.collect::<Vec<_>>()
            };
            assert!(chosen("/data/one").is_empty());
            for (path, value) in [("/data/one", "v400"), ("/data/many", "v499 v2 v300")] {
                let answer = session.answer(path, value).expect("open");
                assert!(matches!(answer, Answer::Accepted(_)));
            }
            assert_eq!(chosen("/data/one"), ["v400"]);
            assert_eq!(chosen("/data/many"), ["v499", "v2", "v300"]);
        });
    }
}
