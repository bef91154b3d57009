//! Days counted one by one (Julian day numbers, at noon), which every calendar is converted through.

/// Year, month and day, each from 1.
pub(super) type Day = (i16, u8, u8);

/// Day number of a Gregorian date; `None` where there is no such day.
pub(super) fn from_gregorian((year, month, day): Day) -> Option<i32> {
    if !(1..=9999).contains(&year) || day == 0 || day > length(year, month)? {
        return None;
    }
    // Years from March on: the odd day comes last.
    let shift = (14 - i32::from(month)) / 12;
    let (y, m) = (
        i32::from(year) + 4800 - shift,
        i32::from(month) + 12 * shift - 3,
    );
    Some(i32::from(day) + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32_045)
}

/// The Gregorian date of a day number, in the years 1 to 9999.
pub(super) fn to_gregorian(number: i32) -> Option<Day> {
    let from = number.checked_add(32_044)?;
    let century = (4 * i64::from(from) + 3) / 146_097;
    let left = i64::from(from) - 146_097 * century / 4;
    let year = (4 * left + 3) / 1461;
    let left = left - 1461 * year / 4;
    let month = (5 * left + 2) / 153;
    let day = left - (153 * month + 2) / 5 + 1;
    let date = (
        i16::try_from(100 * century + year - 4800 + month / 10).ok()?,
        u8::try_from(month + 3 - 12 * (month / 10)).ok()?,
        u8::try_from(day).ok()?,
    );
    (from_gregorian(date)? == number).then_some(date)
}

fn length(year: i16, month: u8) -> Option<u8> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => Some(28 + u8::from(is_leap)),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}
