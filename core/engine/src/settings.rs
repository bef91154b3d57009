//! Settings of a project: read from ODK Collect's settings code or a plain address, kept with the
//! project's store. What is not honoured is named, never silently dropped.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::{Error, Retry};
use crate::line::Networks;
use crate::rayi::Rayi;

/// What a project is set to. A field that is `None` leaves the choice to the device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// What whoever set the project up has locked, in the order of [`Lock`].
    pub locked: Vec<Lock>,
    /// Settings that came and are not honoured here, as `general.password`; never their values.
    pub unheeded: Vec<String>,
}

/// When forms are fetched by themselves (Collect's `form_update_mode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FormUpdates {
    /// When a person does it.
    Manual,
    /// Newer versions of the forms that are here.
    PreviouslyDownloaded,
    /// All that the server offers.
    MatchExactly,
}

/// Something that whoever set a project up does not leave to the person with the phone: what Collect's
/// settings forbid below `admin` and is honoured here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lock {
    /// Opening drafts (`edit_saved`).
    EditDrafts,
    /// Deleting drafts and records (`delete_saved`).
    DeleteDrafts,
    /// Sending by hand (`send_finalized`).
    SendByHand,
    /// Looking at what was sent (`view_sent`).
    ViewSent,
    /// Fetching forms by hand (`get_blank`).
    FetchForms,
    /// The settings as a whole (`access_settings`).
    Settings,
    /// When forms are fetched by themselves (`form_update_mode`).
    FormUpdates,
    /// Over which networks records leave by themselves (`autosend`).
    Networks,
    /// How large pictures are kept (`image_size`).
    ImageSize,
    /// Whether records that were sent stay here (`delete_after_send`).
    DeleteSent,
    /// Leaving an interview in the middle and going on later (`save_mid`).
    LeaveDraft,
    /// Keeping a draft at the end instead of finishing (`save_as_draft`).
    DraftAtEnd,
    /// Another language in the middle of an interview (`change_language`).
    FormLanguage,
    /// The overview to jump from (`jump_to`).
    Overview,
    /// Going back (`moving_backwards`).
    GoBack,
}

const LOCKS: [(&str, Lock); 15] = [
    ("edit_saved", Lock::EditDrafts),
    ("delete_saved", Lock::DeleteDrafts),
    ("send_finalized", Lock::SendByHand),
    ("view_sent", Lock::ViewSent),
    ("get_blank", Lock::FetchForms),
    ("access_settings", Lock::Settings),
    ("form_update_mode", Lock::FormUpdates),
    ("autosend", Lock::Networks),
    ("image_size", Lock::ImageSize),
    ("delete_after_send", Lock::DeleteSent),
    ("save_mid", Lock::LeaveDraft),
    ("save_as_draft", Lock::DraftAtEnd),
    ("change_language", Lock::FormLanguage),
    ("jump_to", Lock::Overview),
    ("moving_backwards", Lock::GoBack),
];

impl ProjectSettings {
    /// Reads what a settings code holds: Collect's base64 of zlib of JSON, the JSON itself, or the plain
    /// address of a server (ODK Collect, "Importing and exporting settings").
    ///
    /// # Errors
    /// `settings-unreadable`, `settings-too-large`, and what is wrong with the server's address.
    pub fn read(code: &str) -> Result<Self, Error> {
        let code = code.trim();
        let settings = if code.starts_with("https://") || code.starts_with("http://") {
            Self {
                server: Some(code.to_owned()),
                ..Self::default()
            }
        } else if code.starts_with('{') {
            Self::of_json(code.as_bytes())?
        } else {
            Self::of_json(&inflated(code)?)?
        };
        if let Some(server) = &settings.server {
            rayi_sync::ServerAddress::parse(server)?;
        }
        Ok(settings)
    }

    fn of_json(json: &[u8]) -> Result<Self, Error> {
        if json.len() > MOST_BYTES {
            return Err(too_large());
        }
        let Ok(Value::Object(groups)) = serde_json::from_slice(json) else {
            return Err(unreadable());
        };
        let mut settings = Self::default();
        let mut known = false;
        for (group, values) in &groups {
            let Value::Object(values) = values else {
                settings.unheeded.push(group.clone());
                continue;
            };
            known |= matches!(group.as_str(), "general" | "admin" | "project");
            settings.take_group(group, values);
        }
        match known {
            true => Ok(settings),
            false => Err(unreadable()),
        }
    }

    fn take_group(&mut self, group: &str, values: &Map<String, Value>) {
        for (key, value) in values {
            let taken = match group {
                "general" => self.take(key, value),
                "project" if key == "name" => text(value).map(|name| self.name = Some(name)),
                "admin" if *value == Value::Bool(false) => self.lock(key),
                _ => None,
            };
            // What is blank asks for nothing, and so does what the admin leaves allowed.
            let asks = !matches!(value, Value::Null) && value.as_str() != Some("");
            let allows = group == "admin" && *value == Value::Bool(true);
            if taken.is_none() && asks && !allows {
                self.unheeded.push(format!("{group}.{key}"));
            }
        }
        self.locked.sort_unstable();
        self.locked.dedup();
    }

    fn lock(&mut self, key: &str) -> Option<()> {
        let (_, lock) = LOCKS.iter().find(|(name, _)| *name == key)?;
        self.locked.push(*lock);
        Some(())
    }

    /// One of Collect's general settings; `None` where it is not honoured, or its value unknown.
    fn take(&mut self, key: &str, value: &Value) -> Option<()> {
        match key {
            "server_url" => self.server = Some(text(value)?),
            "app_language" => self.language = Some(text(value)?),
            "metadata_username" => self.username = Some(text(value)?),
            "metadata_phonenumber" => self.phone_number = Some(text(value)?),
            "metadata_email" => self.email = Some(text(value)?),
            // The only protocol that there is.
            "protocol" => return (value == "odk_default").then_some(()),
            "form_update_mode" => {
                self.form_updates = Some(match value.as_str()? {
                    "manual" => FormUpdates::Manual,
                    "previously_downloaded" => FormUpdates::PreviouslyDownloaded,
                    "match_exactly" => FormUpdates::MatchExactly,
                    _ => return None,
                });
            }
            "periodic_form_updates_check" => {
                self.update_minutes = Some(match value.as_str()? {
                    "every_fifteen_minutes" => 15,
                    "every_one_hour" => 60,
                    "every_six_hours" => 6 * 60,
                    "every_24_hours" => 24 * 60,
                    _ => return None,
                });
            }
            "delete_send" => self.delete_sent = Some(value.as_bool()?),
            "automatic_update" => self.fetch_updates = Some(value.as_bool()?),
            "autosend" => {
                self.networks = Some(match value.as_str()? {
                    "off" => Networks::Never,
                    "wifi_only" => Networks::Unmetered,
                    "wifi_and_cellular" => Networks::Any,
                    // There is no "not over Wi-Fi" here.
                    _ => return None,
                });
            }
            "constraint_behavior" => {
                self.check_late = Some(match value.as_str()? {
                    "on_swipe" => false,
                    "on_finalize" => true,
                    _ => return None,
                });
            }
            "image_size" => {
                self.max_pixels = match value.as_str()? {
                    "original" | "original_image_size" => None,
                    "very_small" => Some(640),
                    "small" => Some(1024),
                    "medium" => Some(2048),
                    "large" => Some(3072),
                    _ => return None,
                };
            }
            _ => return None,
        }
        Some(())
    }
}

impl Rayi {
    /// Sets this store up for a project. What a setting does not say stays as it is.
    ///
    /// # Errors
    /// What is wrong with the server's address, and the store's codes.
    pub fn set_up(&self, settings: &ProjectSettings) -> Result<(), Error> {
        if let Some(server) = &settings.server {
            self.set_server(server)?;
        }
        let properties = [
            ("username", &settings.username),
            ("phonenumber", &settings.phone_number),
            ("email", &settings.email),
        ];
        for (name, value) in properties {
            if let Some(value) = value {
                self.set_property(name, Some(value))?;
            }
        }
        let text = serde_json::to_string(settings).expect("texts and numbers are JSON");
        Ok(self.store.set_setting(SETTING, Some(&text))?)
    }

    /// What this store was set up for; nothing is set where that was never done. The server's address is
    /// the present one.
    ///
    /// # Errors
    /// The store's codes.
    pub fn settings(&self) -> Result<ProjectSettings, Error> {
        let text = self.store.setting(SETTING)?.unwrap_or_default();
        // Nobody but this file writes it; a newer version may have written more than is known here.
        let settings: ProjectSettings = serde_json::from_str(&text).unwrap_or_default();
        Ok(ProjectSettings {
            server: self.server()?,
            ..settings
        })
    }
}

/// Where a project's settings are kept in its store.
const SETTING: &str = "project";

fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What a code holds, no larger than any honest one: a few bytes may unpack to gigabytes.
fn inflated(code: &str) -> Result<Vec<u8>, Error> {
    if code.len() > MOST_BYTES {
        return Err(too_large());
    }
    let letters: String = code.split_ascii_whitespace().collect();
    let packed = STANDARD.decode(letters).map_err(|_| unreadable())?;
    let mut json = Vec::new();
    let unpacked = flate2::read::ZlibDecoder::new(packed.as_slice());
    unpacked
        .take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut json)
        .map_err(|_| unreadable())?;
    Ok(json)
}

/// A QR code holds 2,953 bytes; settings handed over as a file are a few thousand.
const MOST_BYTES: usize = 256 << 10;

fn unreadable() -> Error {
    Error::new("settings-unreadable", Vec::new(), Retry::Never)
}

fn too_large() -> Error {
    let limit = vec![("limit", MOST_BYTES.to_string())];
    Error::new("settings-too-large", limit, Retry::Never)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn code(json: &[u8]) -> String {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(json).expect("memory");
        STANDARD.encode(packed.finish().expect("memory"))
    }

    fn fault(code: &str) -> &'static str {
        ProjectSettings::read(code).expect_err("refused").code
    }

    const COLLECT: &str = r##"{
        "general": {"protocol": "odk_default", "server_url": "https://a.example/v1/key/K/projects/1",
            "username": "sara", "password": "secret", "form_update_mode": "match_exactly",
            "autosend": "wifi_only",
            "periodic_form_updates_check": "every_six_hours", "automatic_update": true, "constraint_behavior": "on_finalize", "app_language": "ckb",
            "image_size": "small", "metadata_email": "sara@a.example", "basemap_source": "osm",
            "metadata_username": "", "delete_send": true},
        "admin": {"jump_to": false, "edit_saved": false, "save_mid": false, "view_sent": true, "admin_pw": "",
            "bulk_finalize": false},
        "project": {"name": "Trees", "icon": "T", "color": "#00ff00"}}"##;

    #[test]
    fn a_code_of_collect_is_read_and_what_is_not_honoured_is_named() {
        for form in [code(COLLECT.as_bytes()), COLLECT.to_owned()] {
            let settings = ProjectSettings::read(&form).expect("readable");
            assert_eq!(settings.name.as_deref(), Some("Trees"));
            let server = settings.server.as_deref();
            assert_eq!(server, Some("https://a.example/v1/key/K/projects/1"));
            assert_eq!(settings.form_updates, Some(FormUpdates::MatchExactly));
            let how = (settings.update_minutes, settings.fetch_updates);
            assert_eq!(how, (Some(360), Some(true)));
            let locked = [Lock::EditDrafts, Lock::LeaveDraft, Lock::Overview];
            assert_eq!(settings.locked, locked);
            assert_eq!(settings.delete_sent, Some(true));
            assert_eq!(settings.networks, Some(Networks::Unmetered));
            assert_eq!(
                (settings.check_late, settings.max_pixels),
                (Some(true), Some(1024))
            );
            assert_eq!(settings.language.as_deref(), Some("ckb"));
            assert_eq!(settings.email.as_deref(), Some("sara@a.example"));
            assert_eq!(settings.username, None);
            let mut unheeded = settings.unheeded.clone();
            unheeded.sort();
            assert_eq!(
                unheeded,
                [
                    "admin.bulk_finalize",
                    "general.basemap_source",
                    "general.password",
                    "general.username",
                    "project.color",
                    "project.icon"
                ]
            );
            assert!(!format!("{unheeded:?}").contains("secret"));
        }
    }

    #[test]
    fn an_address_alone_is_a_project() {
        let settings = ProjectSettings::read(" https://a.example/x \n").expect("readable");
        assert_eq!(settings.server.as_deref(), Some("https://a.example/x"));
        assert_eq!(fault("http://a.example"), "server-address-unprotected");
        let json = r#"{"general": {"server_url": "http://a.example"}}"#;
        assert_eq!(fault(json), "server-address-unprotected");
    }

    #[test]
    fn what_is_no_settings_code_is_refused() {
        for text in [
            "",
            "hello",
            "[]",
            "{}",
            "{\"general\": 1}",
            "{\"general\"",
            "eJw=",
        ] {
            assert_eq!(fault(text), "settings-unreadable", "{text}");
        }
        assert_eq!(fault(&STANDARD.encode("not packed")), "settings-unreadable");
        assert_eq!(fault(&code(b"not json")), "settings-unreadable");
        let deep = "[".repeat(100_000);
        assert_eq!(fault(&code(deep.as_bytes())), "settings-unreadable");
        let odd = r#"{"general": {"autosend": "cellular_only", "image_size": 7, "server_url": 1}}"#;
        let settings = ProjectSettings::read(odd).expect("readable");
        assert_eq!(settings.unheeded.len(), 3);
    }

    #[test]
    fn what_unpacks_to_more_than_any_honest_settings_is_not_unpacked() {
        // 60 kB that would be 64 MB.
        let bomb = code(&vec![b' '; 64 << 20]);
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        assert_eq!(fault(&bomb), "settings-too-large");
        assert_eq!(fault(&"A".repeat(300_000)), "settings-too-large");
    }
}
