//! What a form asks the device for by itself: its place, or a recording in the background.

use rayi_form::{ActionKind, AudioQuality};

use crate::interview::Interview;
use crate::live::Index;

/// One wish of the form. Whoever fulfils it answers the node; nobody has to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRequest {
    /// Path of the node that the answer is for.
    pub path: String,
    /// What is wished for.
    pub kind: DeviceRequestKind,
}

/// What is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceRequestKind {
    /// Where the device is, once (`odk:setgeopoint`): `latitude longitude altitude accuracy`.
    Geopoint,
    /// Sound, recorded from now to the end of the interview (`odk:recordaudio`): name of the file.
    Audio {
        /// `odk:quality`.
        quality: AudioQuality,
    },
}

impl Interview {
    /// What the form wishes for since the last call.
    pub fn take_requests(&mut self) -> Vec<DeviceRequest> {
        std::mem::take(&mut self.requests)
    }

    pub(crate) fn request(&mut self, action: &ActionKind, target: Index) {
        let kind = match action {
            ActionKind::SetGeopoint => DeviceRequestKind::Geopoint,
            ActionKind::RecordAudio { quality } => DeviceRequestKind::Audio { quality: *quality },
            ActionKind::SetValue(_) | ActionKind::SetText(_) => return,
        };
        let path = self.live.path(&self.form, target);
        let wish = DeviceRequest { path, kind };
        // One that is not fulfilled yet is not made twice.
        if !self.requests.contains(&wish) {
            self.requests.push(wish);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rayi_form::{Form, NoMedia};

    use super::*;
    use crate::world::World;

    const FORM: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
      xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"
      xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>T</h:title><model>
      <instance><data id="t"><a/><start/><sound/><r jr:template=""><b/><place/></r></data></instance>
      <bind nodeset="/data/start" type="geopoint"/><bind nodeset="/data/r/place" type="geopoint"/>
      <bind nodeset="/data/sound" type="binary"/>
      <odk:setgeopoint event="odk-instance-first-load" ref="/data/start"/>
      <odk:recordaudio event="odk-instance-load" ref="/data/sound" odk:quality="voice-only"/>
      </model></h:head><h:body><input ref="/data/a"><label>A</label></input>
      <group ref="/data/r"><label>R</label><repeat nodeset="/data/r">
      <input ref="/data/r/b"><label>B</label>
      <odk:setgeopoint event="xforms-value-changed" ref="/data/r/place"/></input>
      </repeat></group></h:body></h:html>"#;

    #[test]
    fn wishes_are_made_at_their_events_and_answered_like_questions() {
        let reading = Form::parse(FORM.as_bytes(), &NoMedia);
        assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
        let form = Arc::new(reading.form.expect("accepted"));
        let mut interview = Interview::begin(form.clone(), Arc::new(World::default()), None);
        let wish = |path: &str, kind| DeviceRequest {
            path: path.to_owned(),
            kind,
        };
        let sound = DeviceRequestKind::Audio {
            quality: AudioQuality::VoiceOnly,
        };
        assert_eq!(
            interview.take_requests(),
            [
                wish("/data/start", DeviceRequestKind::Geopoint),
                wish("/data/sound", sound.clone())
            ]
        );
        interview
            .answer("/data/start", "36.19 44.01 420 5")
            .expect("a place");
        assert!(interview.take_requests().is_empty());
        interview.add_repeat("/data/r").expect("open");
        interview.answer("/data/r[1]/b", "x").expect("asked");
        let place = wish("/data/r[1]/place", DeviceRequestKind::Geopoint);
        assert_eq!(interview.take_requests(), [place]);
        // Opened again: the first place stays, the recording begins anew.
        let again = Interview::resume(form, Arc::new(World::default()), &interview.draft());
        let mut again = again.expect("a draft just saved opens");
        assert_eq!(again.take_requests(), [wish("/data/sound", sound)]);
        assert_eq!(again.value("/data/start"), Some("36.19 44.01 420 5"));
    }
}
