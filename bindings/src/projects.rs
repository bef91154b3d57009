//! The projects of a device, and what device and project are set to.

use std::{path::Path, sync::Arc};

use rayi::{
    DeviceSettings, Digits, FormUpdates, Lock, Loss, Networks, Project, ProjectSettings,
    SystemEnvironment, TextSize,
};

use crate::{KeyVault, Rayi, RayiError, vault::Vault};

/// The projects of one device, each with a store of its own. One for a process.
#[derive(uniffi::Object)]
pub struct Projects(rayi::Projects);

/// A project as a list shows it.
#[uniffi::remote(Record)]
pub struct Project {
    /// Its id on this device.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Name of the host of its server, if it has one; the whole address may hold a key.
    pub host: Option<String>,
}

/// What a project is set to. What is not set leaves the choice to the device.
#[uniffi::remote(Record)]
pub struct ProjectSettings {
    /// Name for lists.
    pub name: Option<String>,
    /// Address of the server.
    pub server: Option<String>,
    /// When forms are fetched by themselves.
    pub form_updates: Option<FormUpdates>,
    /// Minutes from one look at the server's forms to the next, where they are fetched by themselves.
    pub update_minutes: Option<u32>,
    /// Newer versions are fetched, and not only told of. All that the server offers is fetched anyhow.
    pub fetch_updates: Option<bool>,
    /// Networks that records may be sent over by themselves.
    pub networks: Option<Networks>,
    /// Conditions are looked at when the record is finished, not at each answer.
    pub check_late: Option<bool>,
    /// Records are removed from this device once the server has them, where their form says nothing of it.
    pub delete_sent: Option<bool>,
    /// Tag of the interface's language.
    pub language: Option<String>,
    /// Longest side of a stored picture in pixels, where the form does not say.
    pub max_pixels: Option<u32>,
    /// What forms may ask for: who fills them in.
    pub username: Option<String>,
    /// What forms may ask for: a telephone number.
    pub phone_number: Option<String>,
    /// What forms may ask for: an address of mail.
    pub email: Option<String>,
    /// What whoever set the project up has locked.
    pub locked: Vec<Lock>,
    /// Settings that came and are not honoured here, as `general.password`; never their values.
    pub unheeded: Vec<String>,
}

/// When forms are fetched by themselves.
#[uniffi::remote(Enum)]
pub enum FormUpdates {
    /// When a person does it.
    Manual,
    /// Newer versions of the forms that are here.
    PreviouslyDownloaded,
    /// All that the server offers.
    MatchExactly,
}

/// Something that whoever set a project up does not leave to the person with the phone.
#[uniffi::remote(Enum)]
pub enum Lock {
    /// Opening drafts.
    EditDrafts,
    /// Deleting drafts and records.
    DeleteDrafts,
    /// Sending by hand.
    SendByHand,
    /// Looking at what was sent.
    ViewSent,
    /// Fetching forms by hand.
    FetchForms,
    /// The settings as a whole.
    Settings,
    /// When forms are fetched by themselves.
    FormUpdates,
    /// Over which networks records leave by themselves.
    Networks,
    /// How large pictures are kept.
    ImageSize,
    /// Whether records that were sent stay here.
    DeleteSent,
    /// Leaving an interview in the middle and going on later.
    LeaveDraft,
    /// Keeping a draft at the end instead of finishing.
    DraftAtEnd,
    /// Another language in the middle of an interview.
    FormLanguage,
    /// The overview to jump from.
    Overview,
    /// Going back.
    GoBack,
}

/// What one device is set to, whatever the project. What is not set leaves it to the platform.
#[uniffi::remote(Record)]
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
#[uniffi::remote(Enum)]
pub enum TextSize {
    /// Smaller.
    Small,
    /// As the platform has it.
    Normal,
    /// Larger.
    Large,
    /// As large as it gets.
    Largest,
}

/// Whether a person has said that what was not sent may go.
#[uniffi::remote(Enum)]
pub enum Loss {
    /// Nobody has: nothing is removed that was not sent.
    Refused,
    /// Somebody has.
    Accepted,
}

#[uniffi::export]
impl Projects {
    /// Opens the projects of a folder, or makes it there.
    #[uniffi::constructor]
    pub fn open(directory: &str, vault: Arc<dyn KeyVault>) -> Result<Self, RayiError> {
        Ok(Self(rayi::Projects::open(
            Path::new(directory),
            Arc::new(Vault(vault)),
            Arc::new(SystemEnvironment),
        )?))
    }

    /// The projects, in the order in which they were added.
    pub fn list(&self) -> Result<Vec<Project>, RayiError> {
        Ok(self.0.list()?)
    }

    /// Adds a project. Its name is the one given, else that of the settings, else its host.
    pub fn add(
        &self,
        name: Option<String>,
        settings: ProjectSettings,
    ) -> Result<Project, RayiError> {
        Ok(self.0.add(name.as_deref(), &settings)?)
    }

    /// Gives a project another name.
    pub fn rename(&self, id: &str, name: &str) -> Result<(), RayiError> {
        Ok(self.0.rename(id, name)?)
    }

    /// Opens the store of a project. It may be open once.
    pub fn open_project(&self, id: &str) -> Result<Rayi, RayiError> {
        Ok(Rayi(self.0.open_project(id)?))
    }

    /// Removes a project, which must not be open. While there are drafts or records that were not
    /// delivered (`project-unsent`), only `Loss::Accepted` removes it.
    pub fn remove(&self, id: &str, loss: Loss) -> Result<(), RayiError> {
        Ok(self.0.remove(id, loss)?)
    }

    /// What this device is set to.
    pub fn settings(&self) -> Result<DeviceSettings, RayiError> {
        Ok(self.0.settings()?)
    }

    /// Sets what this device is set to.
    pub fn set_settings(&self, settings: DeviceSettings) -> Result<(), RayiError> {
        Ok(self.0.set_settings(&settings)?)
    }
}

/// Reads what a settings code holds: that of ODK Collect, or the plain address of a server.
#[uniffi::export]
pub fn read_settings(code: &str) -> Result<ProjectSettings, RayiError> {
    Ok(ProjectSettings::read(code)?)
}
