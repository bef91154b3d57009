//! What a person reads of a record in the outbox: one line of truth, and moments in words.

use rayi_interview::Environment;
use rayi_locale::{Family, Texts};
use serde::{Deserialize, Serialize};

use crate::outbox::{OutboxEntry, OutboxState};

/// Networks that records may be sent over by themselves, as a person sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Networks {
    /// Any.
    #[default]
    Any,
    /// Those that do not count what goes through them, such as most Wi-Fi.
    Unmetered,
    /// None: only when a person sends.
    Never,
}

/// The network that there is, as the platform says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connection {
    /// There is none.
    Absent,
    /// One that counts what goes through it.
    Metered,
    /// One that does not.
    Unmetered,
}

/// What keeps every record from being sent by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hindrance {
    /// There is no network.
    Offline,
    /// The network counts what goes through it, and such a one is not to be used.
    Metered,
    /// A person sends.
    ByHand,
}

impl Networks {
    /// What keeps records from being sent by themselves over a connection; `None` lets them go.
    #[must_use]
    pub const fn hindrance(self, connection: Connection) -> Option<Hindrance> {
        match (connection, self) {
            (Connection::Absent, _) => Some(Hindrance::Offline),
            (_, Self::Never) => Some(Hindrance::ByHand),
            (Connection::Metered, Self::Unmetered) => Some(Hindrance::Metered),
            (_, Self::Any) | (Connection::Unmetered, Self::Unmetered) => None,
        }
    }
}

/// Where a record stands, in one line of words. The reason's remedy is [`Texts::remedy`]'s.
#[must_use]
pub fn outbox_line(
    texts: Texts,
    entry: &OutboxEntry,
    hindrance: Option<Hindrance>,
    environment: &dyn Environment,
) -> String {
    let moment = |ms| moment(texts, ms, environment);
    match (&entry.state, hindrance) {
        (OutboxState::InFlight, _) => {
            let sent = texts.size(entry.bytes_sent).into();
            let total = texts.size(entry.bytes_total).into();
            texts.text("app-line-sending", &[("sent", sent), ("total", total)])
        }
        (OutboxState::Held { reason }, _) => {
            let reason = texts.coded(Family::Reason, reason.code, &reason.parameters);
            texts.text("app-line-held", &[("reason", reason.into())])
        }
        (OutboxState::Delivered { at_ms, .. }, _) => {
            texts.text("app-line-delivered", &[("time", moment(*at_ms).into())])
        }
        (OutboxState::Queued | OutboxState::Waiting { .. }, Some(hindrance)) => {
            let id = match hindrance {
                Hindrance::Offline => "app-line-offline",
                Hindrance::Metered => "app-line-metered",
                Hindrance::ByHand => "app-line-by-hand",
            };
            texts.text(id, &[])
        }
        (OutboxState::Queued, None) => texts.text("app-line-queued", &[]),
        (OutboxState::Waiting { until_ms, reason }, None) => {
            let reason = texts.coded(Family::Reason, reason.code, &reason.parameters);
            let time = moment(*until_ms).into();
            texts.text(
                "app-line-waiting",
                &[("reason", reason.into()), ("time", time)],
            )
        }
    }
}

/// A moment, in milliseconds since 1970 UTC, on the clock of this device and in words.
#[must_use]
pub fn moment(texts: Texts, ms: i64, environment: &dyn Environment) -> String {
    let offset = i64::from(environment.offset_minutes(ms)) * 60_000;
    match jiff::Timestamp::from_millisecond(ms.saturating_add(offset)) {
        Ok(local) => texts.date_time(&local.strftime("%Y-%m-%dT%H:%M").to_string()),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Reason;
    use rayi_locale::Language;

    /// 10 January 2024, 22:45 UTC, in a zone three hours ahead of it.
    const NIGHT: i64 = 1_704_926_700_000;

    struct Baghdad;

    impl Environment for Baghdad {
        fn now(&self) -> i64 {
            NIGHT
        }

        fn offset_minutes(&self, _: i64) -> i32 {
            180
        }

        fn random(&self) -> u64 {
            0
        }
    }

    fn line(state: OutboxState, hindrance: Option<Hindrance>) -> String {
        let entry = OutboxEntry {
            id: "1".to_owned(),
            form_id: "poll".to_owned(),
            form_version: None,
            instance_id: "uuid:1".to_owned(),
            instance_name: None,
            corrects: None,
            state,
            bytes_sent: 3_000_000,
            bytes_total: 7_200_000,
            attempts: 1,
        };
        let texts = Texts::new(Language::En).without_isolation();
        outbox_line(texts, &entry, hindrance, &Baghdad)
    }

    fn unreachable() -> Reason {
        Reason::of_code("network-unreachable", Vec::new())
    }

    #[test]
    fn each_state_has_its_line() {
        let held = OutboxState::Held {
            reason: unreachable(),
        };
        assert_eq!(line(held, None), "Held: No connection to the server.");
        let waiting = OutboxState::Waiting {
            until_ms: NIGHT,
            reason: unreachable(),
        };
        assert_eq!(
            line(waiting.clone(), None),
            "No connection to the server. Next try: 11 January 2024, 01:45"
        );
        assert_eq!(
            line(waiting, Some(Hindrance::Offline)),
            "Waiting for the network"
        );
        let sending = line(OutboxState::InFlight, Some(Hindrance::Metered));
        assert_eq!(sending, "Sending: 3 MB of 7.2 MB");
        let delivered = OutboxState::Delivered {
            status: 201,
            at_ms: NIGHT,
        };
        assert_eq!(
            line(delivered, Some(Hindrance::Offline)),
            "Delivered: 11 January 2024, 01:45"
        );
    }

    #[test]
    fn a_person_says_which_networks_are_used() {
        use Connection::{Absent, Metered, Unmetered};
        let told = |networks: Networks| {
            [Absent, Metered, Unmetered].map(|connection| networks.hindrance(connection))
        };
        let offline = Some(Hindrance::Offline);
        assert_eq!(told(Networks::Any), [offline, None, None]);
        assert_eq!(
            told(Networks::Unmetered),
            [offline, Some(Hindrance::Metered), None]
        );
        let by_hand = Some(Hindrance::ByHand);
        assert_eq!(told(Networks::Never), [offline, by_hand, by_hand]);
    }

    #[test]
    fn a_reason_of_another_version_is_unknown() {
        assert_eq!(
            Reason::of_code("from-the-future", Vec::new()).code,
            "unknown"
        );
    }
}
