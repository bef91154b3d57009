//! Values as a screen shows them: stored forms go in, words of the language come out. What is
//! shown is never stored.

use crate::{Texts, long_date, number};

impl Texts {
    /// A stored answer as its language writes it, by the type of its node (`int`, `decimal`, `date`,
    /// `time`, `dateTime` …); what has no other way of being written stays.
    #[must_use]
    pub fn value(self, data_type: &str, value: &str) -> String {
        match data_type {
            "int" | "long" | "decimal" => number(self.language(), self.digits(), value),
            "date" => self.date(value),
            "time" => self.clock(value).unwrap_or_else(|| value.to_owned()),
            "dateTime" => self.date_time(value),
            _ => value.to_owned(),
        }
    }

    /// A date such as `2024-01-10`, in words; what is no date stays.
    #[must_use]
    pub fn date(self, iso: &str) -> String {
        self.day(iso).unwrap_or_else(|| iso.to_owned())
    }

    /// A date with a time, such as `2024-01-10T13:45:00.000+03:00`: the date in words and the time to
    /// the minute, on the clock that they were written by. What is neither stays.
    #[must_use]
    pub fn date_time(self, iso: &str) -> String {
        let parts = iso.split_once('T').and_then(|(date, time)| {
            let said = [("date", self.day(date)?), ("time", self.clock(time)?)];
            Some(said.map(|(name, value)| (name, value.into())))
        });
        match parts {
            // Date and time are words of this language. Isolated each, they would leave nothing to tell a
            // sentence around them by which way they run: a right-to-left moment would be read time first.
            Some(parts) => self.plain("app-moment", &parts),
            None => self.date(iso),
        }
    }

    /// A number of bytes in the unit that a person reads it in, such as `7.2 MB`.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        let (id, unit) = match bytes {
            0..1_000 => ("app-size-bytes", 1),
            1_000..1_000_000 => ("app-size-kilobytes", 1_000),
            _ => ("app-size-megabytes", 1_000_000),
        };
        let tenths = u128::from(bytes) * 10 / unit;
        // Nobody reads tenths of a byte or of a kilobyte, nor those of many megabytes.
        let size = match unit == 1_000_000 && tenths < 1_000 && tenths % 10 > 0 {
            true => format!("{}.{}", tenths / 10, tenths % 10),
            false => (tenths / 10).to_string(),
        };
        let size = number(self.language(), self.digits(), &size);
        self.text(id, &[("size", size.into())])
    }

    fn day(self, iso: &str) -> Option<String> {
        let mut parts = iso.splitn(3, '-');
        let mut part = || parts.next().filter(|part| part.len() >= 2);
        let (year, month, day) = (part()?, part()?, part()?);
        let date = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        long_date(self.language(), self.digits(), date)
    }

    /// Hour and minute of a time, whatever follows them.
    fn clock(self, time: &str) -> Option<String> {
        let is_clock = |(at, byte): (usize, u8)| match at {
            2 => byte == b':',
            _ => byte.is_ascii_digit(),
        };
        let minutes = time.get(..5)?;
        let is_time = minutes.bytes().enumerate().all(is_clock);
        is_time.then(|| self.shown_digits().put_into(minutes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Digits, Direction, Language, Texts, without_isolates};

    fn texts(language: Language) -> Texts {
        Texts::new(language).without_isolation()
    }

    #[test]
    fn an_answer_is_shown_as_its_language_writes_it() {
        let arabic = texts(Language::Ar);
        assert_eq!(arabic.value("int", "12345"), "١٢٬٣٤٥");
        assert_eq!(arabic.value("date", "2024-01-10"), "١٠ كانون الثاني ٢٠٢٤");
        assert_eq!(arabic.value("time", "09:05:00.000+03:00"), "٠٩:٠٥");
        assert_eq!(
            arabic.value("dateTime", "2024-01-10T13:45:00.000+03:00"),
            "١٠ كانون الثاني ٢٠٢٤، ١٣:٤٥"
        );
        let extended = texts(Language::Ckb).with_digits(Digits::ExtendedArabicIndic);
        assert_eq!(extended.value("time", "09:05"), "۰۹:۰۵");
        let kurmanji = texts(Language::Kmr).with_digits(Digits::ExtendedArabicIndic);
        assert_eq!(kurmanji.value("time", "09:05"), "09:05");
        assert_eq!(kurmanji.value("decimal", "0.5"), "0,5");
    }

    #[test]
    fn what_cannot_be_shown_otherwise_stays() {
        let arabic = texts(Language::Ar);
        for (data_type, value) in [
            ("string", "2024-01-10"),
            ("date", "2024"),
            ("date", "2024-13-01"),
            ("date", "10-01"),
            ("dateTime", "2024-13-01T10:00"),
            ("time", "9 am"),
            ("time", "é9:05"),
            ("int", ""),
        ] {
            assert_eq!(arabic.value(data_type, value), value);
        }
    }

    #[test]
    fn a_moment_inside_a_sentence_is_one_isolate_that_runs_as_its_words_do() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let moment = texts.date_time("2024-01-10T13:45");
            let said = texts.text("app-line-delivered", &[("time", moment.clone().into())]);
            assert!(
                said.contains(&format!("\u{2068}{moment}\u{2069}")),
                "{said}"
            );
            // The first letter outside of isolates decides (UAX #9, P2 and X5c).
            assert_eq!(
                Direction::of_text(&moment),
                Some(language.direction()),
                "{moment}"
            );
            assert_eq!(without_isolates(&moment), moment);
        }
    }

    #[test]
    fn sizes_are_rounded_down_to_what_a_person_reads() {
        let said = [0, 999, 1_999, 7_000_000, 7_290_000, 123_450_000]
            .map(|bytes| texts(Language::En).size(bytes));
        assert_eq!(said, ["0 B", "999 B", "1 kB", "7 MB", "7.2 MB", "123 MB"]);
        assert_eq!(texts(Language::Ar).size(7_200_000), "٧٫٢ ميغابايت");
    }
}
