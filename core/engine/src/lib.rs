//! The engine of Rayi: one opened store, its forms, interviews and outbox, and the way to a server.
//!
//! This is the only crate that phones and the command line see. It wires form, interview, trust,
//! store and sync together and adds no rule of its own.
//!
//! ```
//! use std::sync::Arc;
//! use rayi::{Answer, Finalised, Rayi, SystemEnvironment, UnsealedKeyFile};
//!
//! let xml = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
//!   <h:head><h:title>Age</h:title><model>
//!     <instance><data id="age" version="1"><age/></data></instance>
//!     <bind nodeset="/data/age" type="int" constraint=". &gt; 17"/>
//!   </model></h:head>
//!   <h:body><input ref="/data/age"><label>How old are you?</label></input></h:body>
//! </h:html>"#;
//! # let home = tempfile::tempdir()?;
//! # let directory = home.path().join("store");
//! let vault = Arc::new(UnsealedKeyFile::beside(&directory));
//! let rayi = Rayi::open(&directory, vault, Arc::new(SystemEnvironment))?;
//! rayi.add_form(xml.as_bytes(), Vec::new())?;
//! let session = rayi.begin("age", None)?;
//! assert!(matches!(session.answer("/data/age", "١٧")?, Answer::Refused(_)));
//! assert!(matches!(session.answer("/data/age", "١٨")?, Answer::Accepted(_)));
//! assert!(matches!(session.finalise()?, Finalised::Queued(_)));
//! assert_eq!(rayi.outbox()?.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Invariants.** An accepted answer is on disk when the call returns. Finalising, sealing and
//! queueing are one transaction. The bytes of a record are fixed there, once.
//!
//! **What this crate does not do.** It draws nothing and holds no word for a person: [`Texts`] has them,
//! by the codes that errors, diagnostics, violations and reasons bear.

mod calendars;
mod choices;
mod doors;
mod entities;
mod environment;
mod error;
mod expression;
mod files;
mod forms;
mod growing;
mod line;
mod media;
mod offers;
mod outbox;
mod projects;
mod rayi;
mod script;
mod sent;
mod session;
mod settings;
mod sitting;
mod updates;
mod vaults;
mod verify;
mod views;

pub use calendars::{calendar_date, calendar_months, gregorian_date};
pub use doors::{Permission, Unplaced};
pub use environment::SystemEnvironment;
pub use error::{CODES as ERROR_CODES, Error, Retry};
pub use expression::{ExpressionRequest, evaluate_expression};
pub use forms::{
    Cell, ConvertedForm, Diagnostic, FormLanguage, FormReport, FormSummary, MediaFile, check_form,
    convert_form,
};
pub use line::{Connection, Hindrance, Networks, moment, outbox_line};
pub use offers::{FetchListener, FetchProgress, OfferState, OfferedForm};
pub use outbox::{Counts, OutboxEntry, OutboxState, Reason, SyncListener, SyncReport};
pub use projects::{DeviceSettings, Loss, Project, Projects, TextSize};
pub use rayi::{DraftSummary, Rayi, TrustedKeyLine};
pub use script::{Got, Reply, Script, ScriptStep, StepKind};
pub use session::{Answer, Finalised, Session, Step};
pub use settings::{FormUpdates, Lock, ProjectSettings};
pub use sitting::{AuditWishes, LineKind, Location, LocationWishes, OutlineLine, PlatformEvent};
pub use updates::UpdateReport;
pub use vaults::{change_passphrase, has_passphrase, passphrase_vault, remove_passphrase};
pub use verify::{RecordFiles, VerifyFinding, VerifyReport, verify_records};
pub use views::{
    CHOICES_SHOWN, ChoicePage, ChoiceView, InstanceView, ItemKind, ItemView, Progress, RepeatView,
    Screen, TextView, UploadView, ViolationView,
};

pub use rayi_form::markdown::{TextAlign, TextBlock, TextRun, TextStyle, blocks as text_blocks};
pub use rayi_form::{Appearance, AudioQuality, Autoplay, Calendar, Medium, Range};
pub use rayi_form::{MAX_FORM_BYTES, Media, Opened, Severity};
pub use rayi_interview::{AppView, PlaceView};
pub use rayi_interview::{Change, Changes, DeviceRequest, DeviceRequestKind, Environment, Flags};
pub use rayi_locale::{
    Arg, Digits, Direction, FIRST_WEEKDAY, Family, Language, Texts, fold, month_name,
    to_ascii_digits, weekday_name,
};
pub use rayi_store::{KeyVault, UnsealedKeyFile, VaultError, VaultLevel};
