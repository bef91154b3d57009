//! [`SystemEnvironment`]: clock, zone and chance of this machine.

use std::sync::Arc;

use ring::rand::{SecureRandom, SystemRandom};

/// The system's clock, time zone and random numbers; no property of the device is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEnvironment;

impl rayi_interview::Environment for SystemEnvironment {
    fn now(&self) -> i64 {
        jiff::Timestamp::now().as_millisecond()
    }

    fn monotonic(&self) -> i64 {
        static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        let since = FIRST.get_or_init(std::time::Instant::now).elapsed();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
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
