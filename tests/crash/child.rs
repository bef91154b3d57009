//! The child of the crash test: interviews without end, one line for all it begins and has done.
//!
//! `rayi-crash-child STORE SERVER`. It ends only by being killed, or by a panic.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rayi::{
    Answer, Environment, Finalised, MediaFile, OutboxEntry, OutboxState, Rayi, Session,
    SyncListener, SystemEnvironment, UnsealedKeyFile,
};
use rayi_tests::crash::{FORM, FORM_ID, Line, answers, is_photo, photo};
use rayi_tests::forms;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(store), Some(server)) = (arguments.next(), arguments.next()) else {
        return Err("STORE and SERVER are needed".into());
    };
    let store = Path::new(&store);
    let network = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;

    Line::Opening.say();
    let vault = Arc::new(UnsealedKeyFile::beside(store));
    let world = Arc::new(World::default());
    let rayi = Rayi::open(store, vault, world.clone())?;
    let media = forms::media(FORM)
        .into_iter()
        .map(|(name, bytes)| MediaFile { name, bytes })
        .collect();
    rayi.add_form(&forms::xml(FORM), media)?;
    rayi.set_server(&server)?;
    rayi.online();

    let listener = Arc::new(Listener::default());
    let mut left = rayi.drafts()?;
    loop {
        let session = match left.pop() {
            Some(draft) => rayi.resume(&draft.id)?,
            None => begin(&rayi)?,
        };
        answer_all(&session)?;
        finalise(&session, &world)?;
        let report = network.block_on(rayi.sync(listener.clone()))?;
        if (report.waiting, report.held) != (0, 0) {
            return Err(format!("the collector listens, yet: {report:?}").into());
        }
    }
}

fn begin(rayi: &Rayi) -> Outcome<Session> {
    Line::Drafting.say();
    let session = rayi.begin(FORM_ID, Some("ckb"))?;
    Line::Drafted(session.draft_id()).say();
    Ok(session)
}

/// Answers what is not answered; the remark again, whatever it is.
fn answer_all(session: &Session) -> Outcome<()> {
    let draft = session.draft_id();
    for (path, value) in answers(&draft) {
        let is_answered = session.value(path)?.is_some_and(|value| !value.is_empty());
        if is_answered && path != "/data/remark" {
            continue;
        }
        let photo = is_photo(path).then(|| photo(&value));
        Line::Answering(draft.clone(), path.to_owned(), value.clone()).say();
        let answer = match photo {
            Some(photo) => session.attach(path, &value, &photo)?,
            None => session.answer(path, &value)?,
        };
        if let Answer::Refused(violation) = answer {
            return Err(format!("{path} is refused: {}", violation.code).into());
        }
        Line::Answered(draft.clone(), path.to_owned(), value).say();
    }
    Ok(())
}

fn finalise(session: &Session, world: &World) -> Outcome<()> {
    Line::Finalising(session.draft_id()).say();
    *world.looks() = Some(0);
    let finalised = session.finalise()?;
    let looks = world.looks().take();
    let Finalised::Queued(entry) = finalised else {
        return Err("the record is refused".into());
    };
    Line::Finalised(entry.id, entry.instance_id).say();
    if looks != Some(LOOKS) {
        return Err(format!("finalising looked at the clock {looks:?} times, not {LOOKS}").into());
    }
    Ok(())
}

/// The system's world, which tells when the engine has the record and begins to seal and queue it:
/// at the last look at the clock while it finalises.
#[derive(Default)]
struct World {
    /// Looks at the clock since finalising began, while it lasts.
    looks: Mutex<Option<u32>>,
}

/// Looks at the clock while an interview is finalised; the last is the moment that is sealed.
const LOOKS: u32 = 2;

impl World {
    fn looks(&self) -> std::sync::MutexGuard<'_, Option<u32>> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Environment for World {
    fn now(&self) -> i64 {
        if let Some(looks) = &mut *self.looks() {
            *looks += 1;
            if *looks == LOOKS {
                Line::Enqueueing.say();
            }
        }
        SystemEnvironment.now()
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        SystemEnvironment.offset_minutes(at)
    }

    fn random(&self) -> u64 {
        SystemEnvironment.random()
    }
}

/// Says when a record sets out, and when it is delivered.
#[derive(Default)]
struct Listener {
    /// The record that has set out last.
    away: Mutex<String>,
}

impl SyncListener for Listener {
    fn progress(&self, entry: &OutboxEntry) {
        let mut away = self.away.lock().unwrap_or_else(PoisonError::into_inner);
        match entry.state {
            OutboxState::InFlight if *away != entry.id => {
                away.clone_from(&entry.id);
                Line::Posting(entry.instance_id.clone()).say();
            }
            OutboxState::Delivered { .. } => Line::Delivered(entry.instance_id.clone()).say(),
            _ => {}
        }
    }
}
