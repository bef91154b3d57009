//! The asking: one question after the other, forward and back, until the person finishes or goes.

use std::collections::BTreeSet;
use std::path::Path;

use rayi::{Answer, ItemKind, ItemView, RepeatView, Session, Step, ViolationView};
use rayi_locale::to_ascii_digits;

use super::{overview, show};
use crate::console::Console;
use crate::error::Error;
use crate::files;

/// How a sitting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// At the end of the form, and the person wants to finish.
    Finished,
    /// Before it; the draft is kept.
    Left,
}

/// Asks until the end of the form, or of the person's patience, or of the input.
pub(crate) fn sit(console: &mut Console<'_>, session: &Session) -> Result<Ending, Error> {
    console.say("interview-keys", &[])?;
    loop {
        match ask_screen(console, session)? {
            Move::Leave => return Ok(Ending::Left),
            Move::Again | Move::Elsewhere => {}
            Move::Back => {
                session.previous()?;
            }
            Move::On => match session.next()? {
                Step::Moved => {}
                Step::Refused(violations) => complain(console, &violations)?,
                Step::End => match at_the_end(console, session)? {
                    Some(ending) => return Ok(ending),
                    None => {
                        session.previous()?;
                    }
                },
            },
        }
    }
}

/// Where the person wants to go after a question.
enum Move {
    On,
    /// The same question once more, in another language.
    Again,
    /// To whatever screen is there now.
    Elsewhere,
    Back,
    Leave,
}

/// Asks each question of a screen once; those that an answer brings up come after it.
fn ask_screen(console: &mut Console<'_>, session: &Session) -> Result<Move, Error> {
    let mut asked = BTreeSet::new();
    if let Some(repeat) = session.screen()?.repeat {
        return offer(console, session, &repeat);
    }
    loop {
        let screen = session.screen()?;
        let next = screen.items.iter().find(|item| !asked.contains(&item.path));
        let Some(item) = next else {
            return Ok(Move::On);
        };
        // A screen has the first choices of a long list; here all have numbers.
        let whole = match item.choice_count > item.choices.len() {
            true => session.item(&item.path)?,
            false => None,
        };
        let item = whole.as_ref().unwrap_or(item);
        for line in show::question(console.texts, item, &screen.progress) {
            console.line(&line)?;
        }
        asked.insert(item.path.clone());
        if item.kind == ItemKind::Group {
            continue;
        }
        match ask(console, session, item)? {
            Move::On => {}
            Move::Again => {
                asked.remove(&item.path);
            }
            away => return Ok(away),
        }
    }
}

/// Offers another instance of a repeat.
fn offer(console: &mut Console<'_>, session: &Session, repeat: &RepeatView) -> Result<Move, Error> {
    let texts = console.texts;
    let what = repeat
        .label
        .as_ref()
        .map_or("…", |label| label.text.as_str());
    console.line("")?;
    let ways = [
        texts.plain("repeat-add", &[("what", what.into())]),
        texts.plain("nav-next", &[]),
    ];
    for (number, way) in (1_i64..).zip(&ways) {
        console.line(&format!("  {}) {way}", texts.number(number)))?;
    }
    loop {
        let Some(typed) = console.ask()? else {
            return Ok(Move::Leave);
        };
        match to_ascii_digits(typed.trim()).as_ref() {
            "1" => {
                session.add_repeat(&repeat.path)?;
                return ask_screen(console, session);
            }
            "" | "2" => return Ok(Move::On),
            ":b" => return Ok(Move::Back),
            ":q" => return Ok(Move::Leave),
            _ => console.say("ask-no-such-choice", &[("n", ways.len().into())])?,
        }
    }
}

/// Asks one question until its answer is accepted or left.
fn ask(console: &mut Console<'_>, session: &Session, item: &ItemView) -> Result<Move, Error> {
    if let Some(expected) = show::expected(console.texts, item) {
        console.line(&expected)?;
    }
    loop {
        let Some(typed) = console.ask()? else {
            return Ok(Move::Leave);
        };
        let answer = match typed.trim() {
            "" => return Ok(Move::On),
            ":b" => return Ok(Move::Back),
            ":q" => return Ok(Move::Leave),
            ":?" => {
                console.say("interview-keys", &[])?;
                continue;
            }
            ":l" => {
                switch_language(console, session)?;
                return Ok(Move::Again);
            }
            ":o" => {
                overview::show(console, session)?;
                return Ok(Move::Elsewhere);
            }
            ":c" => Some(session.answer(&item.path, "")?),
            _ if item.read_only || item.kind == ItemKind::Note => return Ok(Move::On),
            text => given(console, session, item, unescaped(text))?,
        };
        match answer {
            Some(Answer::Accepted(_)) => return Ok(Move::On),
            Some(Answer::Refused(violation)) => complain(console, &[violation])?,
            None => {}
        }
    }
}

/// Hands in what was typed; `None` where it is no answer to this kind of question.
fn given(
    console: &mut Console<'_>,
    session: &Session,
    item: &ItemView,
    typed: &str,
) -> Result<Option<Answer>, Error> {
    Ok(match item.kind {
        ItemKind::SelectOne | ItemKind::SelectMany | ItemKind::Rank => {
            let Some(value) = chosen(item, typed) else {
                console.say("ask-no-such-choice", &[("n", item.choices.len().into())])?;
                return Ok(None);
            };
            Some(session.answer(&item.path, &value)?)
        }
        ItemKind::Trigger => Some(session.answer(&item.path, "OK")?),
        ItemKind::Upload => {
            let path = Path::new(typed);
            match files::read(path) {
                Ok(bytes) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    Some(session.attach(&item.path, &name, &bytes)?)
                }
                Err(fault) => {
                    console.line(&fault.text(console.texts))?;
                    None
                }
            }
        }
        ItemKind::Input | ItemKind::Range | ItemKind::Note | ItemKind::Group | ItemKind::Repeat => {
            Some(session.answer(&item.path, typed)?)
        }
    })
}

/// The values of the choices whose numbers were typed, in any of three digit sets.
fn chosen(item: &ItemView, typed: &str) -> Option<String> {
    let typed = to_ascii_digits(typed);
    let mut values = Vec::new();
    for number in typed
        .split([' ', ',', '،', '.', ')'])
        .filter(|part| !part.is_empty())
    {
        let index = number.parse::<usize>().ok()?.checked_sub(1)?;
        let value = item.choices.get(index)?.value.as_str();
        if !values.contains(&value) {
            values.push(value);
        }
    }
    match (item.kind, values.len()) {
        (_, 0) => None,
        (ItemKind::SelectOne, more) if more > 1 => None,
        _ => Some(values.join(" ")),
    }
}

/// An answer that would read as a key is typed with one more colon.
fn unescaped(typed: &str) -> &str {
    typed.strip_prefix("::").map_or(typed, |_| &typed[1..])
}

fn switch_language(console: &mut Console<'_>, session: &Session) -> Result<(), Error> {
    let languages = session.languages();
    console.say("language-choose", &[])?;
    for (number, language) in (1..).zip(&languages) {
        console.line(&format!(
            "  {}) {}",
            console.texts.number(number),
            language.name
        ))?;
    }
    let typed = console.ask()?.unwrap_or_default();
    let number = to_ascii_digits(typed.trim()).parse::<usize>().ok();
    let wanted = number
        .and_then(|number| number.checked_sub(1))
        .and_then(|i| languages.get(i));
    if let Some(language) = wanted {
        session.set_language(&language.name)?;
    }
    Ok(())
}

/// After the last question: what is wrong, and whether to finish. `None` = back to the questions.
fn at_the_end(console: &mut Console<'_>, session: &Session) -> Result<Option<Ending>, Error> {
    let violations = session.check()?;
    console.line("")?;
    if !violations.is_empty() {
        console.say("interview-not-ready", &[("n", violations.len().into())])?;
        complain(console, &violations)?;
    }
    let ways = ["nav-finish", "interview-keep", "nav-back"];
    if violations.is_empty() {
        console.say("finish-confirm", &[])?;
    }
    for (number, id) in (1..).zip(ways) {
        let (number, way) = (console.texts.number(number), console.texts.plain(id, &[]));
        console.line(&format!("  {number}) {way}"))?;
    }
    loop {
        let Some(typed) = console.ask()? else {
            return Ok(Some(Ending::Left));
        };
        match to_ascii_digits(typed.trim()).as_ref() {
            "1" if violations.is_empty() => return Ok(Some(Ending::Finished)),
            "1" => console.say("interview-not-ready", &[("n", violations.len().into())])?,
            "2" | ":q" => return Ok(Some(Ending::Left)),
            "3" | ":b" => return Ok(None),
            _ => console.say("ask-no-such-choice", &[("n", ways.len().into())])?,
        }
    }
}

fn complain(console: &mut Console<'_>, violations: &[ViolationView]) -> Result<(), Error> {
    for violation in violations {
        let said = show::violation(console.texts, violation);
        console.line(&format!("! {said}"))?;
    }
    Ok(())
}
