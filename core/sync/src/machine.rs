//! The outbox machine: says what to do next, and makes of each outcome a move in the store.

use std::sync::Arc;
use std::time::Duration;

use rayi_openrosa::{HeadReply, Reply};
use rayi_store::{
    Acceptance, AttachmentId, OutboxEntry, OutboxId, Progress, Proof, Store, WaitScope,
};

use crate::plan::{self, Part};
use crate::policy::{self, Verdict};
use crate::reasons;
use crate::{Error, Link, ServerAddress};

/// What is to be done next. After [`Self::Probe`] and [`Self::Send`] the machine waits for
/// [`OutboxMachine::report`]; the others end the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// HEAD the submission address: who is there, and how large may a body be?
    Probe,
    /// POST this part.
    Send(Part),
    /// Nothing may go before `until_ms` (since 1970 UTC).
    Wait {
        /// When to ask again.
        until_ms: i64,
    },
    /// Nothing is left to send.
    Idle,
    /// The platform said that there is no network.
    Offline,
}

/// What became of a [`Task::Probe`] or [`Task::Send`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A reply to [`Task::Probe`] came, whatever it says.
    Headed(HeadReply),
    /// A reply to [`Task::Send`] came, whatever it says.
    Replied(Reply),
    /// None came. The server may have the part all the same.
    Failed(Failure),
    /// The store could not give the record's bytes: its file is damaged there.
    Unreadable,
    /// We broke it off ourselves (the app ends, the platform takes the time away).
    Abandoned,
}

/// Why no reply came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No connection came about.
    Unreachable,
    /// It took too long.
    Timeout,
    /// The connection ended in the middle.
    BrokenOff,
    /// The server's certificate proves nothing.
    Unproven,
}

/// One round of sending to one server. Make one for each sync; it takes up what an earlier one
/// left, whether that ended well or not.
pub struct OutboxMachine {
    store: Arc<Store>,
    link: Link,
    address: ServerAddress,
    /// The address as it is set in the store, to notice when it changes.
    server: String,
    /// The record on its way, and what is asked for it.
    current: Option<Current>,
    was_probed: bool,
    part_bytes: u64,
    unwell_in_a_row: u32,
}

struct Current {
    entry: OutboxEntry,
    awaited: Option<Awaited>,
}

enum Awaited {
    Probe,
    Part(Part),
}

impl OutboxMachine {
    /// Begins a round to the server that is set in the store. There must be no other machine on
    /// this store: a record that is on its way is taken for one of a round that died.
    pub fn begin(store: Arc<Store>, link: Link) -> Result<Self, Error> {
        let server = store.server()?.ok_or(Error::NoServer)?;
        let address = ServerAddress::parse(&server)?;
        store.requeue_interrupted()?;
        Ok(Self {
            store,
            link,
            address,
            server,
            current: None,
            was_probed: false,
            part_bytes: policy::PART_BYTES,
            unwell_in_a_row: 0,
        })
    }

    /// The server of this round.
    #[must_use]
    pub fn address(&self) -> &ServerAddress {
        &self.address
    }

    /// The record on its way.
    #[must_use]
    pub fn current(&self) -> Option<&OutboxEntry> {
        self.current.as_ref().map(|current| &current.entry)
    }

    /// What to do at `now_ms` (since 1970 UTC).
    pub fn next_task(&mut self, now_ms: i64) -> Result<Task, Error> {
        if self
            .current
            .as_ref()
            .is_some_and(|current| current.awaited.is_some())
        {
            return Err(Error::OutOfTurn);
        }
        if !self.link.is_online() {
            self.put_back()?;
            return Ok(Task::Offline);
        }
        if self.link.take_news() {
            self.store.wake_link()?;
        }
        loop {
            let entry = match self.current.take() {
                Some(current) => current.entry,
                None => match self.take_up(now_ms)? {
                    Ok(entry) => entry,
                    Err(rest) => return Ok(rest),
                },
            };
            let (awaited, task) = if self.was_probed {
                let Ok(part) = plan::next_part(&entry, self.part_bytes) else {
                    self.store
                        .hold(entry.id, &reasons::plain(reasons::FILE_NAME))?;
                    continue;
                };
                (Awaited::Part(part.clone()), Task::Send(part))
            } else {
                (Awaited::Probe, Task::Probe)
            };
            self.current = Some(Current {
                entry,
                awaited: Some(awaited),
            });
            return Ok(task);
        }
    }

    /// Tells what became of the last task; `jitter` is a fresh random number in `0.0..1.0`.
    /// Answers the record as it stands now.
    pub fn report(
        &mut self,
        outcome: &Outcome,
        now_ms: i64,
        jitter: f64,
    ) -> Result<OutboxEntry, Error> {
        let Some(Current {
            entry,
            awaited: Some(awaited),
        }) = self.current.take()
        else {
            return Err(Error::OutOfTurn);
        };
        let id = entry.id;
        if self.store.server()?.as_ref() != Some(&self.server) {
            self.store.requeue(id)?;
            return Err(rayi_store::Error::ServerChanged.into());
        }
        let verdict = match (outcome, awaited) {
            (Outcome::Abandoned, _) => {
                self.store.requeue(id)?;
                return Ok(self.store.entry(id)?);
            }
            (Outcome::Unreadable, _) => Verdict::Hold(reasons::plain(reasons::UNREADABLE)),
            (Outcome::Failed(failure), _) => policy::judge_failure(*failure, &entry, jitter),
            (Outcome::Replied(reply), Awaited::Part(part)) => {
                policy::judge(reply, &entry, &part, jitter)
            }
            (Outcome::Headed(reply), Awaited::Probe) => {
                match policy::judge_head(reply, &entry, jitter) {
                    None => {
                        self.learn(reply);
                        self.current = Some(Current {
                            entry: entry.clone(),
                            awaited: None,
                        });
                        return Ok(entry);
                    }
                    Some(verdict) => verdict,
                }
            }
            (Outcome::Replied(_), Awaited::Probe) | (Outcome::Headed(_), Awaited::Part(_)) => {
                self.store.requeue(id)?;
                return Err(Error::OutOfTurn);
            }
        };
        self.count_illness(&verdict);
        match verdict {
            Verdict::Accepted { status, files } => {
                self.accept(
                    id,
                    &files,
                    Proof::Reply {
                        status,
                        at_ms: now_ms,
                    },
                )?;
            }
            Verdict::Divide(bytes) => {
                self.part_bytes = bytes;
                self.current = Some(Current {
                    entry,
                    awaited: None,
                });
            }
            Verdict::Restart(delay, reason) => {
                self.store.forget_parts(id)?;
                let until_ms = now_ms.saturating_add(millis(delay));
                self.store.wait(id, until_ms, WaitScope::Record, &reason)?;
            }
            Verdict::Wait(delay, scope, reason) => {
                self.store
                    .wait(id, now_ms.saturating_add(millis(delay)), scope, &reason)?;
            }
            Verdict::Hold(reason) => self.store.hold(id, &reason)?,
        }
        Ok(self.store.entry(id)?)
    }

    /// The next record, on its way from here; or what the round ends with.
    fn take_up(&self, now_ms: i64) -> Result<Result<OutboxEntry, Task>, Error> {
        let longest_ms = millis(policy::LONGEST_WAIT);
        if let Some(until_ms) = self.store.common_wait(now_ms, longest_ms)? {
            return Ok(Err(Task::Wait { until_ms }));
        }
        let due = match self.unwell_in_a_row {
            policy::UNWELL_IN_A_ROW.. => None,
            _ => self.store.next_due(now_ms, longest_ms)?,
        };
        match due {
            Some(entry) => Ok(Ok(self.store.start(entry.id)?)),
            None => Ok(Err(self
                .store
                .next_wake()?
                .map_or(Task::Idle, |until_ms| Task::Wait { until_ms }))),
        }
    }

    fn put_back(&mut self) -> Result<(), Error> {
        if let Some(current) = self.current.take() {
            self.store.requeue(current.entry.id)?;
        }
        Ok(())
    }

    fn learn(&mut self, reply: &HeadReply) {
        self.was_probed = true;
        if let HeadReply::Ready { limit: Some(limit) } = reply {
            self.part_bytes = policy::PART_BYTES.min(*limit);
        }
    }

    fn count_illness(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Wait(_, WaitScope::Record, reason) if reason.code == reasons::UNWELL => {
                self.unwell_in_a_row += 1;
            }
            _ => self.unwell_in_a_row = 0,
        }
    }

    fn accept(&mut self, id: OutboxId, files: &[AttachmentId], proof: Proof) -> Result<(), Error> {
        let acceptance = Acceptance {
            server: &self.server,
            files,
            proof,
        };
        match self.store.accept(id, &acceptance) {
            Ok(Progress::Delivered) => {}
            Ok(Progress::More) => {
                self.current = Some(Current {
                    entry: self.store.entry(id)?,
                    awaited: None,
                });
            }
            Err(error) => {
                // The server has it, our books do not: it goes again, which is harmless.
                self.store.requeue(id)?;
                return Err(error.into());
            }
        }
        Ok(())
    }
}

impl Drop for OutboxMachine {
    /// A round that is dropped in the middle leaves its record queued. If the store refuses now,
    /// the next round does it.
    fn drop(&mut self) {
        drop(self.put_back());
    }
}

fn millis(delay: Duration) -> i64 {
    i64::try_from(delay.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
