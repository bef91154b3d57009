//! [`Environment`]: what an interview needs from the world, given to it and never fetched.

/// Time, chance and facts of the device.
pub trait Environment: Send + Sync {
    /// Now, in milliseconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> i64;

    /// Milliseconds of a clock that nobody sets, from any beginning; the audit log measures with it.
    fn monotonic(&self) -> i64 {
        self.now()
    }

    /// Minutes that local time is ahead of UTC at a moment.
    fn offset_minutes(&self, at: i64) -> i32;

    /// A random number of 64 bits.
    fn random(&self) -> u64;

    /// A property that forms ask for, such as `deviceid`, `username`, `phonenumber` or `email`.
    fn property(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }

    /// Abbreviated name of a month, 1 to 12, in the language with a BCP 47 tag; `None` is English.
    fn month_name(&self, tag: &str, month: u8) -> Option<String> {
        let _ = (tag, month);
        None
    }

    /// Abbreviated name of a weekday, 1 (Monday) to 7, in the language with a tag; `None` is
    /// English.
    fn weekday_name(&self, tag: &str, weekday: u8) -> Option<String> {
        let _ = (tag, weekday);
        None
    }
}

/// A `uuid` of version 4 (RFC 9562, section 5.4) from the environment's chance.
#[must_use]
pub fn make_uuid(environment: &dyn Environment) -> String {
    let high = environment.random();
    let low = environment.random();
    let high = (high & !0xF000) | 0x4000;
    let low = (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFFF,
        low >> 48,
        low & 0xFFFF_FFFF_FFFF
    )
}
