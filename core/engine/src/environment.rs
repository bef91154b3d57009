//! [`SystemEnvironment`]: clock, zone and chance of this machine.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use rayi_interview::Environment;
use rayi_store::Store;
use ring::rand::{SecureRandom, SystemRandom};

use crate::error::{Error, Retry};

/// The system's clock, time zone and random numbers; no property of the device is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEnvironment;

impl rayi_interview::Environment for SystemEnvironment {
    fn now(&self) -> i64 {
        jiff::Timestamp::now().as_millisecond()
    }

    fn monotonic(&self) -> i64 {
        steady()
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        let Ok(at) = jiff::Timestamp::from_millisecond(at) else {
            return 0;
        };
        jiff::tz::TimeZone::system().to_offset(at).seconds() / 60
    }

    fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        SystemRandom::new()
            .fill(&mut bytes)
            .expect("every system that Rayi runs on has random numbers");
        u64::from_ne_bytes(bytes)
    }

    fn month_name(&self, tag: &str, month: u8) -> Option<String> {
        let language = rayi_locale::Language::from_tag(tag)?;
        rayi_locale::month_name(language, month).map(ToOwned::to_owned)
    }
}

/// Milliseconds of a clock that goes on while the device sleeps, which `Instant` does not on phones.
#[cfg(unix)]
#[allow(
    clippy::useless_conversion,
    reason = "nanoseconds are 32 bits wide on some of the platforms"
)]
fn steady() -> i64 {
    use rustix::time::{ClockId, clock_gettime};
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const CLOCK: ClockId = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const CLOCK: ClockId = ClockId::Monotonic;
    let now = clock_gettime(CLOCK);
    now.tv_sec * 1000 + i64::from(now.tv_nsec) / 1_000_000
}

#[cfg(not(unix))]
fn steady() -> i64 {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let since = FIRST.get_or_init(std::time::Instant::now).elapsed();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The world with what the app told about device and person; forms ask for it by name.
pub(crate) struct Device {
    world: Arc<dyn Environment>,
    properties: RwLock<BTreeMap<String, String>>,
}

impl Device {
    pub(crate) fn new(world: Arc<dyn Environment>, store: &Store) -> Result<Self, Error> {
        let mut properties = BTreeMap::new();
        for name in PROPERTIES {
            if let Some(value) = store.setting(&setting(name))? {
                properties.insert((*name).to_owned(), value);
            }
        }
        Ok(Self {
            world,
            properties: RwLock::new(properties),
        })
    }

    /// Sets a property, in the store too; `None` or blank takes it away.
    pub(crate) fn set(&self, store: &Store, name: &str, value: Option<&str>) -> Result<(), Error> {
        let name = name.to_ascii_lowercase();
        if !PROPERTIES.contains(&name.as_str()) {
            let parameters = vec![("property", name)];
            return Err(Error::new("property-unknown", parameters, Retry::Never));
        }
        let value = value.filter(|value| !value.trim().is_empty());
        store.set_setting(&setting(&name), value)?;
        let mut properties = self
            .properties
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        match value {
            Some(value) => properties.insert(name, value.to_owned()),
            None => properties.remove(&name),
        };
        Ok(())
    }
}

impl Environment for Device {
    fn now(&self) -> i64 {
        self.world.now()
    }

    fn monotonic(&self) -> i64 {
        self.world.monotonic()
    }

    fn offset_minutes(&self, at: i64) -> i32 {
        self.world.offset_minutes(at)
    }

    fn random(&self) -> u64 {
        self.world.random()
    }

    fn property(&self, name: &str) -> Option<String> {
        let properties = self
            .properties
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let told = properties.get(name).cloned();
        told.or_else(|| self.world.property(name))
    }

    fn month_name(&self, tag: &str, month: u8) -> Option<String> {
        self.world.month_name(tag, month)
    }

    fn weekday_name(&self, tag: &str, weekday: u8) -> Option<String> {
        self.world.weekday_name(tag, weekday)
    }
}

fn setting(property: &str) -> String {
    format!("property.{property}")
}

/// What forms can ask for (ODK XForms, "Preload attributes"), as Collect fills it.
pub(crate) const PROPERTIES: &[&str] = &["deviceid", "username", "phonenumber", "email"];

/// The interview's world as sync needs it.
pub(crate) struct ForSync(pub(crate) Arc<dyn rayi_interview::Environment>);

impl rayi_sync::Environment for ForSync {
    fn now_ms(&self) -> i64 {
        self.0.now()
    }

    fn random(&self) -> u64 {
        self.0.random()
    }
}
