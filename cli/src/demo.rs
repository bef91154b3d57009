//! `rayi demo`: the whole pipe on one machine, from the first question to the collector's folder.
//! First where nobody listens, then with a collector at that same address.

mod far_end;
mod script;

use std::path::{Path, PathBuf};

use rayi::{Finalised, FormSummary, OutboxEntry, OutboxState, Rayi};
use serde_json::{Value, json};

use crate::console::Console;
use crate::error::Error;
use crate::interview::{self, Ending};
use crate::{Exit, check, outbox, store, sync, walk};

use far_end::{FarEnd, ReadBack};
use script::Script;

pub(crate) fn run(
    console: &mut Console<'_>,
    answers: Option<&Path>,
    folder: Option<PathBuf>,
) -> Result<Exit, Error> {
    console.say("demo-role", &[])?;
    let script = Script::choose(console.attended, answers)?;
    let places = Places::choose(folder);
    console.say(
        "demo-folders",
        &[
            ("store", places.store.display().to_string().into()),
            ("collector", places.collector.display().to_string().into()),
        ],
    )?;
    let rayi = store::open(console, &places.store)?;
    let report = rayi.add_form(&script.xml, script.media())?;
    check::show(
        console,
        Path::new(&script.form),
        &script.xml,
        &report.diagnostics,
    )?;
    let form = report.form.ok_or(Error::FormRefused)?;
    let Answered {
        entries,
        walks,
        faults,
    } = if script.walks.is_empty() {
        by_a_person(console, &rayi, &form)?
    } else {
        by_the_script(console, &rayi, &form.id, &script)?
    };
    console.line("")?;
    console.say("demo-sealed", &[("n", entries.len().into())])?;
    let mut story = Story {
        console,
        rayi: &rayi,
        entries,
        documents: Vec::new(),
    };
    let arrived = !story.entries.is_empty() && story.send(&places, &script)?;
    let ok = arrived && faults == 0;
    let records = story.documents;
    console.line("")?;
    console.say(if ok { "demo-done" } else { "demo-not-done" }, &[])?;
    console.document(&json!({
        "role": "enumerator", "test_copy": true, "store": places.store,
        "collector": places.collector, "interviews": walks, "records": records, "ok": ok,
    }))?;
    Ok(if ok { Exit::Done } else { Exit::Found })
}

/// Where the two ends of the pipe lie.
struct Places {
    store: PathBuf,
    collector: PathBuf,
}

impl Places {
    /// The store where it is asked for, else beside the usual one; the collector beside the store.
    fn choose(store: Option<PathBuf>) -> Self {
        let store = store.unwrap_or_else(|| {
            let home = crate::args::usual_store().unwrap_or_else(std::env::temp_dir);
            home.join("demo")
        });
        let mut name = store.file_name().unwrap_or_default().to_owned();
        name.push("-collector");
        Self {
            collector: store.with_file_name(name),
            store,
        }
    }
}

/// What the interviews left behind.
#[derive(Default)]
struct Answered {
    entries: Vec<OutboxEntry>,
    walks: Vec<Value>,
    faults: usize,
}

fn by_a_person(
    console: &mut Console<'_>,
    rayi: &Rayi,
    form: &FormSummary,
) -> Result<Answered, Error> {
    let language = interview::nearest_language(&form.languages, console.texts.language());
    let session = rayi.begin(&form.id, language.as_deref())?;
    let mut answered = Answered::default();
    if interview::sit(console, &session)? == Ending::Finished
        && let Finalised::Queued(entry) = session.finalise()?
    {
        answered.entries.push(entry);
    } else {
        console.say("draft-saved", &[])?;
        answered.faults = 1;
    }
    Ok(answered)
}

fn by_the_script(
    console: &mut Console<'_>,
    rayi: &Rayi,
    form: &str,
    script: &Script,
) -> Result<Answered, Error> {
    let mut answered = Answered::default();
    let texts = console.texts;
    for (number, scripted) in (1_usize..).zip(&script.walks) {
        console.line("")?;
        console.say(
            "walk-title",
            &[
                ("i", number.into()),
                ("total", script.walks.len().into()),
                ("name", scripted.name.as_str().into()),
                ("language", scripted.language.as_str().into()),
            ],
        )?;
        let session = rayi.begin(form, Some(&scripted.language))?;
        let walked = walk::walk(&session, scripted)?;
        let counts = [
            texts.plain("walk-answered", &[("n", walked.answered.into())]),
            texts.plain("walk-refused", &[("n", walked.refused.into())]),
            texts.plain("walk-compared", &[("n", walked.compared.into())]),
        ];
        console.line(&format!("  {}", counts.join(" · ")))?;
        let faults: Vec<_> = walked
            .faults
            .iter()
            .map(|fault| fault.text(texts))
            .collect();
        for fault in &faults {
            console.line(&format!("  ! {fault}"))?;
        }
        answered.faults += faults.len();
        answered.walks.push(json!({
            "name": scripted.name, "language": scripted.language, "answered": walked.answered,
            "refused": walked.refused, "compared": walked.compared, "faults": faults,
        }));
        answered.entries.extend(walked.entry);
    }
    Ok(answered)
}

/// The second half: out of the device and into the collector's folder.
struct Story<'a, 'b> {
    console: &'a mut Console<'b>,
    rayi: &'a Rayi,
    entries: Vec<OutboxEntry>,
    documents: Vec<Value>,
}

impl Story<'_, '_> {
    /// Whether every record of this run arrived, and arrived unchanged.
    fn send(&mut self, places: &Places, script: &Script) -> Result<bool, Error> {
        let runtime = sync::runtime()?;
        let far_end = FarEnd::choose()?;
        let server = far_end.url();
        self.rayi.set_server(&server)?;
        self.console.line("")?;
        self.console
            .say("demo-no-network", &[("server", server.as_str().into())])?;
        self.rayi.online();
        runtime.block_on(sync::send(self.rayi))?;
        let kept = self.states()?;
        self.rayi.offline();
        self.console.line("")?;
        self.console
            .say("demo-network", &[("server", server.as_str().into())])?;
        let rayi = self.rayi;
        let collector = far_end.open(&places.collector, script, &rayi.device_key()?)?;
        rayi.online();
        runtime.block_on(collector.while_serving(sync::send(rayi)))?;
        let delivered = self.states()?;
        let read_back = self.read_back(&collector)?;
        self.invite(places, script, &collector)?;
        Ok(kept == 0 && delivered == self.entries.len() && read_back)
    }

    /// Says how to verify all records of that folder without this program's word for it.
    fn invite(
        &mut self,
        places: &Places,
        script: &Script,
        collector: &far_end::Open,
    ) -> Result<(), Error> {
        let first = self
            .entries
            .first()
            .and_then(|entry| collector.folder_of(entry));
        let Some(records) = first.as_deref().and_then(Path::parent) else {
            return Ok(());
        };
        self.console.line("")?;
        self.console.say("demo-verify", &[])?;
        let form = places.collector.join("forms").join(&script.form);
        let trust = places.collector.join(far_end::TRUSTED);
        self.console.line(&format!(
            "  rayi verify {}/* --form {} --trust {}",
            records.display(),
            form.display(),
            trust.display()
        ))?;
        Ok(())
    }

    /// Says where each record of this run stands, and counts those delivered.
    fn states(&mut self) -> Result<usize, Error> {
        let texts = self.console.texts;
        let mut delivered = 0;
        for entry in self.rayi.outbox()? {
            if !self.entries.iter().any(|ours| ours.id == entry.id) {
                continue;
            }
            delivered += usize::from(matches!(entry.state, OutboxState::Delivered { .. }));
            let state = outbox::state(texts, &entry.state);
            self.console
                .line(&format!("  {}  {state}", entry.instance_id))?;
        }
        Ok(delivered)
    }

    /// Compares what lies in the collector's folder with what left the device.
    fn read_back(&mut self, collector: &far_end::Open) -> Result<bool, Error> {
        let texts = self.console.texts;
        let mut found = Vec::new();
        for entry in &self.entries {
            let sent = self.rayi.record(&entry.id)?;
            found.push((
                entry.instance_id.clone(),
                collector.read_back(entry, &sent)?,
            ));
        }
        self.console.line("")?;
        let here = found.iter().filter(|(_, record)| record.is_here()).count();
        self.console.say("demo-read-back", &[("n", here.into())])?;
        let mut same = true;
        for (instance, ReadBack { files, verdict }) in found {
            let verdict_said =
                texts.coded::<&str, &str>(rayi_locale::Family::Verdict, &verdict, &[]);
            self.console
                .line(&format!("  {instance}  {verdict_said}"))?;
            for file in &files {
                self.console
                    .line(&format!("    {}: {}", file.name, file.text(texts)))?;
                same &= file.is_same();
            }
            same &= verdict == "ok";
            let files: Vec<_> = files.iter().map(far_end::File::document).collect();
            self.documents.push(json!({
                "instance": instance, "verdict": verdict, "files": files,
            }));
        }
        Ok(same)
    }
}
