//! How a question is to be asked: what its bind and its control say to the device, as typed values.

use serde::{Deserialize, Serialize};

/// How good a recorded sound must be (`odk:quality`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AudioQuality {
    /// As the device usually records.
    Normal,
    /// Small files.
    Low,
    /// Smallest files, good enough to understand speech.
    VoiceOnly,
    /// Another app records.
    External,
}

impl AudioQuality {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "normal" => Self::Normal,
            "low" => Self::Low,
            "voice-only" => Self::VoiceOnly,
            "external" => Self::External,
            _ => return None,
        })
    }

    /// Its name in a form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Low => "low",
            Self::VoiceOnly => "voice-only",
            Self::External => "external",
        }
    }
}
