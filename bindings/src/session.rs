//! One interview: screens go out, answers come in.

use rayi::{
    AudioQuality, ChoiceView, DeviceRequest, DeviceRequestKind, FormLanguage, InstanceView,
    MediaFile, Unplaced,
};

use crate::{
    Answer, Changes, ChoicePage, Finalised, ItemView, RayiError, Screen, Step, ViolationView,
};

/// One interview. Every accepted answer is on disk when the call returns.
#[derive(uniffi::Object)]
pub struct Session(pub(crate) rayi::Session);

impl From<rayi::Session> for Session {
    fn from(session: rayi::Session) -> Self {
        Self(session)
    }
}

/// An answer that found no place in the form it is opened with.
#[uniffi::remote(Record)]
pub struct Unplaced {
    /// Path that the answer had.
    pub path: String,
    /// The answer.
    pub value: String,
}

/// One wish of a form.
#[uniffi::remote(Record)]
pub struct DeviceRequest {
    /// Path of the node that the answer is for.
    pub path: String,
    /// What is wished for.
    pub kind: DeviceRequestKind,
}

/// What a form wishes of the device.
#[uniffi::remote(Enum)]
pub enum DeviceRequestKind {
    /// Where the device is, once: `latitude longitude altitude accuracy`.
    Geopoint,
    /// Sound, recorded from now to the end of the interview: name of the file.
    Audio {
        /// How good it must be.
        quality: AudioQuality,
    },
}

#[uniffi::export]
impl Session {
    /// What `Rayi.resume` takes to come back here.
    #[must_use]
    pub fn draft_id(&self) -> String {
        self.0.draft_id()
    }

    /// `instanceID` of the record that this interview corrects, if it corrects one.
    pub fn corrects(&self) -> Result<Option<String>, RayiError> {
        Ok(self.0.corrects()?)
    }

    /// Answers that found no place in the form; they are kept with the draft and not sent.
    pub fn unplaced(&self) -> Result<Vec<Unplaced>, RayiError> {
        Ok(self.0.unplaced()?)
    }

    /// What the form wishes of the device since the last call; whoever fulfils one answers its node.
    pub fn device_requests(&self) -> Result<Vec<DeviceRequest>, RayiError> {
        Ok(self.0.device_requests()?)
    }

    /// What is on the screen now.
    pub fn screen(&self) -> Result<Screen, RayiError> {
        Ok(self.0.screen()?.into())
    }

    /// Conditions and required answers are looked at when it is finished, not at each answer.
    pub fn check_late(&self, late: bool) -> Result<(), RayiError> {
        Ok(self.0.check_late(late)?)
    }

    /// Goes to the next screen, unless something on this one must be answered first.
    pub fn next(&self) -> Result<Step, RayiError> {
        Ok(self.0.next()?.into())
    }

    /// Goes to the screen before; false at the first.
    pub fn previous(&self) -> Result<bool, RayiError> {
        Ok(self.0.previous()?)
    }

    /// Goes to a question, or to the first one of a group or instance; false where there is none.
    pub fn jump(&self, path: &str) -> Result<bool, RayiError> {
        Ok(self.0.jump(path)?)
    }

    /// One question as it stands, whatever the screen shows.
    pub fn item(&self, path: &str) -> Result<Option<ItemView>, RayiError> {
        Ok(self.0.item(path)?.map(Into::into))
    }

    /// `count` choices of a question from one on: of all, or of those whose label in the language in
    /// use has the words of `search` in it, however they are spelt.
    pub fn choices(
        &self,
        path: &str,
        search: &str,
        from: u32,
        count: u32,
    ) -> Result<ChoicePage, RayiError> {
        let page = self
            .0
            .choices(path, search, from as usize, count as usize)?;
        Ok(page.into())
    }

    /// The choices that the answer to a question names, in its order.
    pub fn chosen(&self, path: &str) -> Result<Vec<ChoiceView>, RayiError> {
        Ok(self.0.chosen(path)?)
    }

    /// Value of any node: `None` where there is none, or it is not relevant.
    pub fn value(&self, path: &str) -> Result<Option<String>, RayiError> {
        Ok(self.0.value(path)?)
    }

    /// Every question that is asked, in order.
    pub fn overview(&self) -> Result<Vec<ItemView>, RayiError> {
        Ok(self.0.overview()?.into_iter().map(Into::into).collect())
    }

    /// Answers a question in its lexical form; selects take names parted by blanks, blank clears.
    pub fn answer(&self, path: &str, value: &str) -> Result<Answer, RayiError> {
        Ok(self.0.answer(path, value)?.into())
    }

    /// Answers a question with a file, which is kept with the draft in the place of the one before; a
    /// blank answer takes it away.
    pub fn attach(&self, path: &str, name: &str, bytes: Vec<u8>) -> Result<Answer, RayiError> {
        Ok(self.0.attach(path, name, &bytes)?.into())
    }

    /// Puts bytes behind the file that answers a question, as a recording grows; false where none does.
    pub fn append(&self, path: &str, bytes: Vec<u8>) -> Result<bool, RayiError> {
        Ok(self.0.append(path, &bytes)?)
    }

    /// The file that the answer to a question names, if it names one.
    pub fn attachment(&self, path: &str) -> Result<Option<MediaFile>, RayiError> {
        Ok(self.0.attachment(path)?)
    }

    /// A file beside the form, by its name or its address (`jr://images/a.png`).
    pub fn media(&self, address: &str) -> Result<Option<MediaFile>, RayiError> {
        Ok(self.0.media(address)?)
    }

    /// Adds an instance of a repeat and goes to its first screen.
    pub fn add_repeat(&self, path: &str) -> Result<Changes, RayiError> {
        Ok(self.0.add_repeat(path)?.into())
    }

    /// The innermost instance of a repeat around a question that `removeRepeat` takes away again.
    pub fn removable(&self, path: &str) -> Result<Option<InstanceView>, RayiError> {
        Ok(self.0.removable(path)?)
    }

    /// Removes an instance of a repeat with its answers.
    pub fn remove_repeat(&self, path: &str) -> Result<Changes, RayiError> {
        Ok(self.0.remove_repeat(path)?.into())
    }

    /// Changes the language, by its name or tag.
    pub fn set_language(&self, name: &str) -> Result<Changes, RayiError> {
        Ok(self.0.set_language(name)?.into())
    }

    /// Languages of the form.
    #[must_use]
    pub fn languages(&self) -> Vec<FormLanguage> {
        self.0.languages()
    }

    /// Name of the one in use; empty where the form is not translated.
    #[must_use]
    pub fn language(&self) -> String {
        self.0.language()
    }

    /// What would keep it from being finished.
    pub fn check(&self) -> Result<Vec<ViolationView>, RayiError> {
        Ok(self.0.check()?.into_iter().map(Into::into).collect())
    }

    /// Finishes it: the record is sealed and queued, or what is wrong comes back.
    pub fn finalise(&self) -> Result<Finalised, RayiError> {
        Ok(self.0.finalise()?.into())
    }
}
