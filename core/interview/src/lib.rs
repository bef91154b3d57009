//! One person's sitting with one form: answers in, a record out.
//!
//! [`Interview`] is the only thing here that changes. It holds the live primary instance, keeps
//! what follows from the answers up to date, and shows a client all it needs to draw a screen
//! ([`Screen`], [`ItemView`]) without knowing XForms.
//!
//! **Invariants.** A refused answer is a value ([`Refusal`]) and changes nothing. Every call that
//! changes something but [`Interview::set`] tells what. An answer evaluates what depends on it and
//! nothing else; that this is equal to evaluating everything is a property under test
//! ([`Interview::recalculate_all`]). Its cost hangs on that and not on how many instances or rows
//! there are: totals over a repeat run along, lists are filtered by indexes, screens are found and
//! not listed; each equals, under test, going through everything. Values that are not relevant are
//! kept in the draft and left out of the record.
//!
//! **What this crate does not do.** It has no clock, no chance, no file and no network: they come
//! through [`Environment`]. It does not store, sign or send.

mod answer;
mod audit;
mod changes;
mod choices;
mod correct;
mod device;
mod draft;
mod entities;
mod environment;
mod error;
mod fallen;
mod interview;
mod live;
mod moment;
mod navigate;
mod outline;
mod preload;
mod recalculate;
mod record;
mod repeats;
mod restore;
mod scope;
mod search;
mod stops;
mod stored;
mod tally;
mod texts;
mod value;
mod view;
mod violation;
mod work;
#[cfg(test)]
mod world;

pub use answer::Refusal;
pub use audit::{Location, PlatformEvent};
pub use changes::{Change, Changes, Flags};
pub use correct::Permission;
pub use device::{DeviceRequest, DeviceRequestKind};
pub use entities::{EntityAction, EntityChange};
pub use environment::{Environment, make_uuid};
pub use error::{CODES as ERROR_CODES, Error};
pub use interview::Interview;
pub use navigate::{Screen, ScreenKind};
pub use outline::{Outline, OutlineKind};
pub use record::Record;
pub use repeats::{MAX_ALL_INSTANCES, MAX_INSTANCES};
pub use restore::Unplaced;
pub use view::{AppView, ChoicePage, ChoiceView, ItemView, PlaceView, TextView};
pub use violation::{CODES as VIOLATION_CODES, Violation, ViolationKind};
