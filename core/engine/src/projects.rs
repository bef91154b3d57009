//! [`Projects`]: the servers and teams that one device works for, each with a store of its own, and
//! the settings of the device itself.
//!
//! ```text
//! directory/device/        what is said here: names of projects, settings of the device
//! directory/project-1/     one project's store
//! ```
//!
//! Everything lies in stores, so that a name of a project is as well kept as its answers.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayi_interview::Environment;
use rayi_locale::Digits;
use rayi_store::{KeyVault, Store};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Retry};
use crate::line::Networks;
use crate::rayi::Rayi;
use crate::settings::ProjectSettings;

/// The projects of one device. Share it in an `Arc`.
pub struct Projects {
    directory: PathBuf,
    vault: Arc<dyn KeyVault>,
    environment: Arc<dyn Environment>,
    device: Store,
    /// One change of the list at a time.
    change: Mutex<()>,
}

/// A project as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its id on this device; what [`Projects::open_project`] takes.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Name of the host of its server, if it has one; the whole address may hold a key.
    pub host: Option<String>,
}

/// What one device is set to, whatever the project. `None` leaves it to the platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceSettings {
    /// Tag of the language of interface and forms.
    pub language: Option<String>,
    /// The digits shown.
    pub digits: Option<Digits>,
    /// Networks that records may be sent over by themselves.
    pub networks: Networks,
    /// Size of texts.
    pub text_size: TextSize,
}

/// Size of texts, beside what the platform enlarges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    /// Smaller.
    Small,
    /// As the platform has it.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// As large as it gets.
    Largest,
}

impl std::fmt::Debug for Projects {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Projects").finish_non_exhaustive()
    }
}

impl Projects {
    /// Opens the projects of a directory, or makes it there.
    ///
    /// # Errors
    /// The store's codes.
    pub fn open(
        directory: &Path,
        vault: Arc<dyn KeyVault>,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, Error> {
        let device = Store::open(&directory.join(DEVICE), vault.as_ref())?;
        Ok(Self {
            directory: directory.to_owned(),
            vault,
            environment,
            device,
            change: Mutex::default(),
        })
    }

    /// The projects, in the order in which they were added.
    ///
    /// # Errors
    /// The store's codes.
    pub fn list(&self) -> Result<Vec<Project>, Error> {
        let list = self.device.setting(LIST)?.unwrap_or_default();
        // Nobody but this file writes it; a list that is none is no project.
        Ok(serde_json::from_str(&list).unwrap_or_default())
    }

    /// Adds a project with its settings. Its name is `name`, else that of the settings, else its host.
    ///
    /// # Errors
    /// What is wrong with the server's address, and the store's codes.
    pub fn add(&self, name: Option<&str>, settings: &ProjectSettings) -> Result<Project, Error> {
        let _one = self.change.lock().unwrap_or_else(PoisonError::into_inner);
        let host = match &settings.server {
            Some(server) => rayi_sync::ServerAddress::parse(server)?.host(),
            None => None,
        };
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        let name = name.or(settings.name.as_deref()).or(host.as_deref());
        let mut list = self.list()?;
        // A number is never used again: what is left of a removed project is nobody else's.
        let last = self.device.setting(LAST)?;
        let last: u64 = last.and_then(|last| last.parse().ok()).unwrap_or(0);
        let id = (last + 1).to_string();
        self.device.set_setting(LAST, Some(&id))?;
        let project = Project {
            name: name.unwrap_or(&id).to_owned(),
            id,
            host,
        };
        let rayi = self.open_folder(&project.id)?;
        rayi.set_up(settings)?;
        drop(rayi);
        list.push(project.clone());
        self.put(&list)?;
        Ok(project)
    }

    /// Gives a project another name.
    ///
    /// # Errors
    /// `project-missing`, and the store's codes.
    pub fn rename(&self, id: &str, name: &str) -> Result<(), Error> {
        let _one = self.change.lock().unwrap_or_else(PoisonError::into_inner);
        let mut list = self.list()?;
        let project = list.iter_mut().find(|project| project.id == id);
        name.trim()
            .clone_into(&mut project.ok_or_else(missing)?.name);
        self.put(&list)
    }

    /// Opens the store of a project. It may be open once.
    ///
    /// # Errors
    /// `project-missing`, and the store's codes, such as `store-in-use`.
    pub fn open_project(&self, id: &str) -> Result<Rayi, Error> {
        self.find(id)?;
        self.open_folder(id)
    }

    /// Removes a project with its forms and everything else in its store, which must not be open. While
    /// there are drafts, or records without proof of delivery, only `Loss::Accepted` removes it.
    ///
    /// # Errors
    /// `project-missing`, `project-unsent` with their number `n`, and the store's codes.
    pub fn remove(&self, id: &str, loss: Loss) -> Result<(), Error> {
        let _one = self.change.lock().unwrap_or_else(PoisonError::into_inner);
        self.find(id)?;
        let folder = self.folder(id);
        match Store::open(&folder, self.vault.as_ref()) {
            Ok(store) => {
                let counts = store.outbox_counts()?;
                let drafts = store.draft_count()?;
                let unsent = u64::from(counts.pending) + u64::from(counts.held) + u64::from(drafts);
                if unsent > 0 && loss == Loss::Refused {
                    let parameters = vec![("n", unsent.to_string())];
                    return Err(Error::new("project-unsent", parameters, Retry::AfterRemedy));
                }
            }
            // What is open elsewhere stays; what cannot be opened at all may go if a person says so.
            Err(fault) if loss == Loss::Refused || fault.code() == "store-in-use" => {
                return Err(fault.into());
            }
            Err(_) => {}
        }
        // The list first: what is left over after a crash is a folder that nobody names.
        let mut list = self.list()?;
        list.retain(|project| project.id != id);
        self.put(&list)?;
        rayi_store::destroy(&folder)?;
        Ok(())
    }

    /// What this device is set to.
    ///
    /// # Errors
    /// The store's codes.
    pub fn settings(&self) -> Result<DeviceSettings, Error> {
        let read = |name: &str| self.device.setting(name);
        Ok(DeviceSettings {
            language: read("language")?,
            digits: named(&DIGITS, read("digits")?),
            networks: named(&NETWORKS, read("networks")?).unwrap_or_default(),
            text_size: named(&TEXT_SIZES, read("text-size")?).unwrap_or_default(),
        })
    }

    /// Sets what this device is set to.
    ///
    /// # Errors
    /// The store's codes.
    pub fn set_settings(&self, settings: &DeviceSettings) -> Result<(), Error> {
        let write = |name: &str, value: Option<&str>| self.device.set_setting(name, value);
        write("language", settings.language.as_deref())?;
        write(
            "digits",
            settings.digits.map(|digits| name_of(&DIGITS, digits)),
        )?;
        write("networks", Some(name_of(&NETWORKS, settings.networks)))?;
        write("text-size", Some(name_of(&TEXT_SIZES, settings.text_size)))?;
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Project, Error> {
        let mut list = self.list()?.into_iter();
        list.find(|project| project.id == id).ok_or_else(missing)
    }

    fn put(&self, list: &[Project]) -> Result<(), Error> {
        let text = serde_json::to_string(list).expect("texts are JSON");
        Ok(self.device.set_setting(LIST, Some(&text))?)
    }

    fn folder(&self, id: &str) -> PathBuf {
        self.directory.join(format!("project-{id}"))
    }

    fn open_folder(&self, id: &str) -> Result<Rayi, Error> {
        let environment = self.environment.clone();
        Rayi::open(&self.folder(id), self.vault.clone(), environment)
    }
}

/// Whether a person has said that what was not sent may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Nobody has: nothing is removed that was not sent.
    Refused,
    /// Somebody has.
    Accepted,
}

fn missing() -> Error {
    Error::new("project-missing", Vec::new(), Retry::Never)
}

fn named<T: Copy>(names: &[(&str, T)], name: Option<String>) -> Option<T> {
    let name = name?;
    let mut names = names.iter();
    names.find(|(own, _)| *own == name).map(|(_, value)| *value)
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    let mut names = names.iter();
    let found = names.find(|(_, own)| *own == value);
    found
        .map(|(name, _)| *name)
        .expect("every value has a name")
}

const DIGITS: [(&str, Digits); 3] = [
    ("western", Digits::Western),
    ("arabic-indic", Digits::ArabicIndic),
    ("extended-arabic-indic", Digits::ExtendedArabicIndic),
];
const NETWORKS: [(&str, Networks); 3] = [
    ("any", Networks::Any),
    ("unmetered", Networks::Unmetered),
    ("never", Networks::Never),
];
const TEXT_SIZES: [(&str, TextSize); 4] = [
    ("small", TextSize::Small),
    ("normal", TextSize::Normal),
    ("large", TextSize::Large),
    ("largest", TextSize::Largest),
];

/// Folder of the device's own store.
const DEVICE: &str = "device";
const LIST: &str = "projects";
const LAST: &str = "projects.last";

#[cfg(test)]
mod tests;
