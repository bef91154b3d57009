//! A world for tests whose clocks are set by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use rayi_form::{Form, Media, NoMedia};

use crate::{Environment, Interview};

/// 2026-03-02T09:30:00+03:00, in milliseconds since 1970.
pub(crate) const MORNING: i64 = 1_772_433_000_000;

#[derive(Default)]
pub(crate) struct World {
    /// Added to the morning: the wall clock.
    pub(crate) wall: AtomicI64,
    /// The steady clock.
    pub(crate) steady: AtomicI64,
    chance: AtomicU64,
}

impl World {
    /// Time goes by, on both clocks.
    pub(crate) fn pass(&self, ms: i64) {
        self.wall.fetch_add(ms, Ordering::Relaxed);
        self.steady.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Environment for World {
    fn now(&self) -> i64 {
        MORNING + self.wall.load(Ordering::Relaxed)
    }

    fn monotonic(&self) -> i64 {
        self.steady.load(Ordering::Relaxed)
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        180
    }

    fn random(&self) -> u64 {
        self.chance.fetch_add(0x1234_5678_9ABC, Ordering::Relaxed)
    }

    fn property(&self, name: &str) -> Option<String> {
        (name == "username").then(|| "sara".to_owned())
    }
}

/// A form of a model (instance, binds, actions) and a body.
pub(crate) fn form(model: &str, body: &str) -> Arc<Form> {
    form_beside(&NoMedia, model, body)
}

/// The same, with files beside it.
pub(crate) fn form_beside(media: &dyn Media, model: &str, body: &str) -> Arc<Form> {
    let xml = format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
      xmlns:odk="http://www.opendatakit.org/xforms"
      xmlns:entities="http://www.opendatakit.org/xforms/entities">
      <h:head><h:title>T</h:title><model entities:entities-version="2025.1.0">{model}</model></h:head>
      <h:body>{body}</h:body></h:html>"#
    );
    let reading = Form::parse(xml.as_bytes(), media);
    let found = format!("{:?}", reading.diagnostics);
    Arc::new(reading.form.unwrap_or_else(|| panic!("{found}")))
}

pub(crate) fn begin(form: &Arc<Form>) -> (Arc<World>, Interview) {
    let world = Arc::new(World::default());
    let interview = Interview::begin(form.clone(), world.clone(), None);
    (world, interview)
}
