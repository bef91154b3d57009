//! `rayi interview`: one person's sitting, in plain lines. Every accepted answer is on disk before
//! the next question is asked, so the end of the input loses nothing.

mod ask;
mod overview;
mod show;

use rayi::{Finalised, FormLanguage, Permission, Rayi, Session};
use rayi_locale::{Language, tag_of_name};
use serde_json::json;

use crate::args::Interview;
use crate::console::Console;
use crate::error::Error;
use crate::{Exit, check, files, outbox, store};

pub(crate) use ask::{Ending, sit};

pub(crate) fn run(console: &mut Console<'_>, wanted: &Interview) -> Result<Exit, Error> {
    let form = files::read_form(&wanted.form, wanted.media.as_deref())?;
    let rayi = store::open(console, &wanted.store)?;
    let report = rayi.add_form(&form.xml, form.media.read()?)?;
    check::show(console, &wanted.form, &form.xml, &report.diagnostics)?;
    let summary = report.form.ok_or(Error::FormRefused)?;
    let language = match &wanted.form_language {
        Some(asked) => Some(show::form_language(&summary.languages, asked)?),
        None => None,
    };
    let draft = rayi.drafts()?.into_iter().find(|draft| {
        let is_wanted = match &wanted.correct {
            Some(_) => false,
            None => !wanted.fresh && draft.corrects.is_none(),
        };
        let fits = wanted.upgrade || draft.form_version == summary.version;
        is_wanted && draft.form_id == summary.id && fits
    });
    let session = match draft {
        _ if wanted.correct.is_some() => correct(console, &rayi, wanted, language.as_deref())?,
        Some(draft) => {
            let session = if wanted.upgrade {
                rayi.resume_in_newest(&draft.id)?
            } else {
                rayi.resume(&draft.id)?
            };
            if let Some(language) = &language {
                session.set_language(language)?;
            }
            console.say("interview-resumed", &[])?;
            session
        }
        None => {
            let nearest = nearest_language(&summary.languages, console.texts.language());
            rayi.begin(&summary.id, language.or(nearest).as_deref())?
        }
    };
    console.line(&summary.title)?;
    for left in session.unplaced()? {
        console.say("interview-unplaced", &[("path", left.path.into())])?;
    }
    ended(console, &session)
}

/// Opens a finished record, or the draft of its correction where there is one.
fn correct(
    console: &mut Console<'_>,
    rayi: &Rayi,
    wanted: &Interview,
    language: Option<&str>,
) -> Result<Session, Error> {
    let id = wanted.correct.as_deref().unwrap_or_default();
    let old = rayi.outbox()?.into_iter().find(|entry| entry.id == id);
    let begun = rayi.drafts()?.into_iter().find(|draft| {
        let corrected = draft.corrects.as_ref();
        corrected.is_some() && corrected == old.as_ref().map(|entry| &entry.instance_id)
    });
    console.say("interview-corrects", &[])?;
    if let Some(draft) = begun {
        let session = rayi.resume(&draft.id)?;
        console.say("interview-resumed", &[])?;
        return Ok(session);
    }
    let permission = if wanted.anyway {
        Permission::Caller
    } else {
        Permission::Form
    };
    Ok(rayi.correct(id, permission, language)?)
}

/// The form's language that is the interface's, if it has it.
pub(crate) fn nearest_language(languages: &[FormLanguage], interface: Language) -> Option<String> {
    let same = |name: &str| tag_of_name(name).and_then(Language::from_tag) == Some(interface);
    let found = languages.iter().find(|language| same(&language.name))?;
    Some(found.name.clone())
}

/// Keeps a form in the store; a refused one comes back with its diagnostics.
fn ended(console: &mut Console<'_>, session: &Session) -> Result<Exit, Error> {
    let texts = console.texts;
    if session.needs_user()? && !told(console, "interview-who", |user| session.identify(user))? {
        return left(console, session);
    }
    match sit(console, session)? {
        Ending::Finished
            if session.needs_reason()?
                && !told(console, "interview-why", |why| session.give_reason(why))? =>
        {
            left(console, session)
        }
        Ending::Finished => match session.finalise()? {
            Finalised::Queued(entry) => {
                console.say("interview-queued", &[("id", entry.id.as_str().into())])?;
                console.document(&json!({ "queued": outbox::document(texts, &entry) }))?;
                Ok(Exit::Done)
            }
            Finalised::Refused(violations) => {
                for violation in &violations {
                    console.line(&show::violation(texts, violation))?;
                }
                left(console, session)
            }
        },
        Ending::Left => left(console, session),
    }
}

/// Asks for something until it is told; false at the end of the input.
fn told(
    console: &mut Console<'_>,
    question: &str,
    tell: impl Fn(&str) -> Result<(), rayi::Error>,
) -> Result<bool, Error> {
    console.say(question, &[])?;
    while let Some(typed) = console.ask()? {
        if !typed.trim().is_empty() {
            tell(typed.trim())?;
            return Ok(true);
        }
    }
    Ok(false)
}

fn left(console: &mut Console<'_>, session: &Session) -> Result<Exit, Error> {
    session.leave()?;
    console.say("draft-saved", &[])?;
    console.document(&json!({ "draft": session.draft_id() }))?;
    Ok(Exit::Found)
}
