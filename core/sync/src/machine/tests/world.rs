//! A model of everything around the machine: servers that remember, a network that loses, a
//! person, a clock, a process that dies.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use proptest::prelude::*;
use rayi_openrosa::{HeadReply, Reply};
use rayi_store::{
    Digest, DraftChange, DraftContents, Enqueue, FormKey, OutboxId, StateName, Store,
    UnsealedKeyFile,
};
use tempfile::TempDir;

use super::{Failure, OutboxMachine, Outcome, Task};
use crate::plan::Part;
use crate::{Error, Link};

pub(super) fn ready(limit: Option<u64>) -> Outcome {
    Outcome::Headed(HeadReply::Ready { limit })
}

/// A POST answered by an OpenRosa server with this status.
pub(super) fn replied(status: u16) -> Outcome {
    Outcome::Replied(match status {
        201 | 202 => Reply::Accepted { status, missing: 0 },
        413 => Reply::TooLarge { limit: None },
        500..=599 => Reply::Unwell { status },
        _ => Reply::Refused { status },
    })
}

/// What happens.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// A record with files of so many bytes.
    Enqueue(Vec<usize>),
    /// The machine is asked, and its task meets this fate.
    Step(Fate),
    /// A person releases whatever can be released.
    ReleaseAll,
    Online,
    Offline,
    /// Milliseconds pass; the clock may also be set back.
    Pass(i64),
    /// The round is dropped and another begins.
    NewRound,
    /// The process dies and starts again.
    Restart,
    /// A person sets the other server.
    MoveServer,
}

/// What becomes of a task.
#[derive(Debug, Clone)]
pub(super) enum Fate {
    /// It arrives; the server answers as it should.
    Good,
    /// It arrives; the reply is lost.
    ReplyLost,
    /// It never arrives.
    Lost(Failure),
    /// It is answered, and kept only if the answer says so.
    Answered(Reply),
    /// The platform takes the time away, after it arrived or before.
    Abandoned(bool),
    /// The process dies, after it arrived or before.
    Dies(bool),
    /// It arrives, and before the reply a person sets the other server.
    MovedMeanwhile,
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => proptest::collection::vec(1_usize..300_000, 0..4).prop_map(Event::Enqueue),
        12 => fate().prop_map(Event::Step),
        1 => Just(Event::ReleaseAll),
        2 => Just(Event::Online),
        1 => Just(Event::Offline),
        2 => (-20_000_i64..40_000).prop_map(Event::Pass),
        1 => Just(Event::NewRound),
        1 => Just(Event::Restart),
        1 => Just(Event::MoveServer),
    ]
}

fn fate() -> impl Strategy<Value = Fate> {
    let reply = prop::sample::select(vec![
        Reply::NotOpenRosa { status: 200 },
        Reply::Redirected {
            status: 302,
            host: "login.example".to_owned(),
        },
        Reply::Deleted,
        Reply::Differs,
        Reply::FormClosed,
        Reply::Conflict { status: 409 },
        Reply::NotAuthenticated { status: 401 },
        Reply::NotFound { status: 404 },
        Reply::TimedOut,
        Reply::TooLarge { limit: None },
        Reply::Busy {
            status: 429,
            retry_after: Some(20),
        },
        Reply::Busy {
            status: 503,
            retry_after: None,
        },
        Reply::Unwell { status: 500 },
        Reply::Unwell { status: 502 },
        Reply::Refused { status: 400 },
        Reply::Accepted {
            status: 201,
            missing: 7,
        },
    ]);
    let failure = prop::sample::select(vec![
        Failure::Unreachable,
        Failure::Timeout,
        Failure::BrokenOff,
        Failure::Unproven,
    ]);
    prop_oneof![
        10 => Just(Fate::Good),
        2 => Just(Fate::ReplyLost),
        2 => failure.prop_map(Fate::Lost),
        5 => reply.prop_map(Fate::Answered),
        1 => any::<bool>().prop_map(Fate::Abandoned),
        1 => any::<bool>().prop_map(Fate::Dies),
        1 => Just(Fate::MovedMeanwhile),
    ]
}

/// What a server has of a record.
#[derive(Default)]
struct Kept {
    xml: Vec<u8>,
    files: BTreeSet<String>,
}

/// A record as it was finalised.
struct Finalised {
    instance: String,
    xml: Vec<u8>,
    files: BTreeSet<String>,
}

const SERVERS: [&str; 2] = ["https://a.example", "https://b.example"];

pub(super) struct World {
    home: TempDir,
    machine: Option<OutboxMachine>,
    store: Option<Arc<Store>>,
    pub(super) link: Link,
    now_ms: i64,
    server: usize,
    finalised: BTreeMap<OutboxId, Finalised>,
    kept: [HashMap<String, Kept>; 2],
    delivered: HashSet<OutboxId>,
}

impl World {
    pub(super) fn new() -> Self {
        let mut world = Self {
            home: tempfile::tempdir().unwrap(),
            machine: None,
            store: None,
            link: Link::new(true),
            now_ms: 0,
            server: 0,
            finalised: BTreeMap::new(),
            kept: Default::default(),
            delivered: HashSet::new(),
        };
        world.restart();
        world
            .store()
            .put_form(&form(), "", b"<h:html/>", &[])
            .unwrap();
        world.store().set_server(Some(SERVERS[0])).unwrap();
        world
    }

    pub(super) fn store(&self) -> &Arc<Store> {
        self.store.as_ref().unwrap()
    }

    pub(super) fn begin(&self) -> OutboxMachine {
        OutboxMachine::begin(Arc::clone(self.store()), self.link.clone()).unwrap()
    }

    /// The process dies: nothing is put back, the store is opened anew.
    pub(super) fn restart(&mut self) {
        if let Some(mut machine) = self.machine.take() {
            machine.current = None;
        }
        self.store = None;
        let vault = UnsealedKeyFile::beside(self.home.path());
        self.store = Some(Arc::new(Store::open(self.home.path(), &vault).unwrap()));
    }

    pub(super) fn enqueue(&mut self, sizes: &[usize]) -> OutboxId {
        let number = self.finalised.len();
        let contents = DraftContents {
            bytes: b"",
            language: None,
            title: "",
            updated_ms: 0,
        };
        let draft = self.store().begin_draft(&form(), &contents).unwrap();
        let files: Vec<(String, Vec<u8>)> = (b'a'..)
            .zip(sizes)
            .map(|(letter, size)| (char::from(letter).to_string(), vec![letter; *size]))
            .collect();
        let changes: Vec<_> = files
            .iter()
            .map(|(name, bytes)| DraftChange::Attach { name, bytes })
            .collect();
        self.store().save_draft(draft, &contents, &changes).unwrap();
        let names: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
        let instance = format!("uuid:{number}");
        let xml = format!("<poll>{number:>1}</poll>").into_bytes();
        let record = Enqueue {
            instance_id: instance.clone(),
            instance_name: None,
            xml: xml.clone(),
            seal: Digest::of(instance.as_bytes()),
            attachments: names.clone(),
            created_ms: 0,
        };
        let id = self
            .store()
            .finalise::<rayi_store::Error>(draft, |_| Ok(record))
            .unwrap();
        let files = names.into_iter().collect();
        self.finalised.insert(
            id,
            Finalised {
                instance,
                xml,
                files,
            },
        );
        id
    }

    pub(super) fn happen(&mut self, event: &Event) {
        match event {
            Event::Enqueue(sizes) => _ = self.enqueue(sizes),
            Event::Step(fate) => _ = self.step(fate),
            Event::ReleaseAll => {
                for entry in self.store().outbox().unwrap() {
                    let held = [StateName::Held, StateName::Waiting].contains(&entry.state.name());
                    assert_eq!(self.store().release(entry.id).is_ok(), held);
                }
            }
            Event::Online => self.link.online(),
            Event::Offline => self.link.offline(),
            Event::Pass(millis) => self.now_ms += millis,
            Event::NewRound => self.machine = None,
            Event::Restart => self.restart(),
            Event::MoveServer => self.move_server(),
        }
    }

    fn move_server(&mut self) {
        self.server = 1 - self.server;
        self.store().set_server(Some(SERVERS[self.server])).unwrap();
    }

    /// One task; `None` when it was one that sends nothing.
    fn step(&mut self, fate: &Fate) -> Option<Task> {
        let mut machine = self.machine.take().unwrap_or_else(|| self.begin());
        let task = machine.next_task(self.now_ms).unwrap();
        let arrives = match fate {
            Fate::Good | Fate::ReplyLost | Fate::MovedMeanwhile => true,
            Fate::Abandoned(arrives) | Fate::Dies(arrives) => *arrives,
            Fate::Answered(reply) => matches!(reply, Reply::Accepted { .. }),
            Fate::Lost(_) => false,
        };
        match &task {
            Task::Probe => {}
            Task::Send(part) => {
                let server = SERVERS
                    .iter()
                    .position(|server| machine.address().submission().as_str().starts_with(server))
                    .unwrap();
                self.judge_part(part);
                if arrives {
                    self.keep(server, part);
                }
            }
            Task::Wait { .. } | Task::Idle | Task::Offline => {
                self.machine = Some(machine);
                return None;
            }
        }
        let good = match task {
            Task::Probe => ready(Some(250_000)),
            _ => replied(201),
        };
        let outcome = match fate {
            Fate::Good => good,
            Fate::ReplyLost => Outcome::Failed(Failure::BrokenOff),
            Fate::Lost(failure) => Outcome::Failed(*failure),
            Fate::Answered(reply) if matches!(task, Task::Probe) => {
                Outcome::Headed(HeadReply::Not(reply.clone()))
            }
            Fate::Answered(reply) => Outcome::Replied(reply.clone()),
            Fate::Abandoned(_) => Outcome::Abandoned,
            Fate::Dies(_) => {
                self.machine = Some(machine);
                self.restart();
                return Some(task);
            }
            Fate::MovedMeanwhile => {
                self.move_server();
                good
            }
        };
        match machine.report(&outcome, self.now_ms, 0.5) {
            Ok(_) => self.machine = Some(machine),
            // That round is over; the next one goes to the other server.
            Err(Error::Store(rayi_store::Error::ServerChanged)) => {
                assert!(matches!(fate, Fate::MovedMeanwhile) || self.machine.is_none());
            }
            Err(error) => panic!("{error}"),
        }
        Some(task)
    }

    /// Only a record on its way is sent, and of it only what is missing.
    fn judge_part(&self, part: &Part) {
        assert!(
            !self.delivered.contains(&part.entry),
            "sent again after it was delivered"
        );
        let entry = self.store().entry(part.entry).unwrap();
        assert_eq!(entry.state.name(), StateName::InFlight);
        for file in &part.files {
            assert!(entry.files.contains(file) && !file.accepted);
        }
    }

    fn keep(&mut self, server: usize, part: &Part) {
        let xml = self.store().record_xml(part.entry).unwrap();
        let instance = self.finalised[&part.entry].instance.clone();
        let kept = self.kept[server].entry(instance).or_default();
        assert!(
            kept.xml.is_empty() || kept.xml == xml,
            "other bytes under the same instance id"
        );
        kept.xml = xml;
        kept.files
            .extend(part.files.iter().map(|file| file.name.clone()));
    }

    /// The laws that hold at every moment.
    pub(super) fn check(&mut self) {
        let outbox = self.store().outbox().unwrap();
        assert_eq!(outbox.len(), self.finalised.len(), "a record is gone");
        let on_their_way = outbox
            .iter()
            .filter(|entry| entry.state.name() == StateName::InFlight)
            .count();
        assert!(
            on_their_way <= 1,
            "{on_their_way} records on their way at once"
        );
        for entry in &outbox {
            let finalised = &self.finalised[&entry.id];
            assert_eq!(self.store().record_xml(entry.id).unwrap(), finalised.xml);
            assert_eq!(entry.instance_id, finalised.instance);
            if entry.state.name() != StateName::Delivered {
                assert!(!self.delivered.contains(&entry.id), "delivered was undone");
                continue;
            }
            let whole = self.kept.iter().any(|server| {
                server
                    .get(&finalised.instance)
                    .is_some_and(|kept| kept.xml == finalised.xml && kept.files == finalised.files)
            });
            assert!(whole, "delivered, but no server has all of it");
            self.delivered.insert(entry.id);
        }
    }

    /// All is well from now on: a good link, a good server, a person who releases.
    pub(super) fn heal(&mut self) {
        self.happen(&Event::ReleaseAll);
        self.link.online();
        // Each step accepts a part, probes or waits, so twenty a record are more than enough.
        for _ in 0..20 * (self.finalised.len() + 1) {
            if self.step(&Fate::Good).is_none() {
                self.now_ms += 60_000;
                self.machine = None;
            }
        }
    }
}

fn form() -> FormKey {
    FormKey {
        id: "poll".to_owned(),
        version: "1".to_owned(),
    }
}
