//! Bikram Sambat: its months follow the sun's signs and have no rule short enough to write; the lengths of
//! each year's months are a table. Years that Nepal has not yet published are forecasts.

use super::days::Day;

/// The first year of the table.
const FIRST: i16 = 1975;
/// Day number of its first day, 13 April 1918.
const EPOCH: i32 = 2_421_697;

/// Day number of a date.
pub(super) fn number((year, month, day): Day) -> Option<i32> {
    let place = usize::try_from(year.checked_sub(FIRST)?).ok()?;
    let lengths = *YEARS.get(place)?;
    if !(1..=12).contains(&month) || day == 0 || i32::from(day) > length(lengths, month) {
        return None;
    }
    let years: i32 = YEARS[..place].iter().map(|year| year_length(*year)).sum();
    let months: i32 = (1..month).map(|month| length(lengths, month)).sum();
    Some(EPOCH + years + months + i32::from(day) - 1)
}

/// The date of a day number.
pub(super) fn date(number: i32) -> Option<Day> {
    let mut left = number.checked_sub(EPOCH).filter(|left| *left >= 0)?;
    let mut year = FIRST;
    for lengths in YEARS {
        if left >= year_length(lengths) {
            left -= year_length(lengths);
            year += 1;
            continue;
        }
        for month in 1..=12 {
            if left < length(lengths, month) {
                return Some((year, month, u8::try_from(left + 1).ok()?));
            }
            left -= length(lengths, month);
        }
    }
    None
}

fn year_length(lengths: u32) -> i32 {
    (1..=12).map(|month| length(lengths, month)).sum()
}

/// Two bits a month, the first one highest: days beyond 29.
fn length(lengths: u32, month: u8) -> i32 {
    29 + i32::try_from(lengths >> (2 * (12 - u32::from(month))) & 3).unwrap_or_default()
}

#[rustfmt::skip]
const YEARS: [u32; 121] = [
    0xaf_9445, 0xbb_9506, 0x7b_9512, 0xae_a445, 0xaf_9445, 0xbb_9506, 0xab_a145, 0xae_a445,
    0xaf_9445, 0xbb_9506, 0xab_a145, 0xae_a445, 0xbb_9445, 0xbb_9506, 0xab_a145, 0xae_a445,
    0xbb_9505, 0xbb_9512, 0xae_a445, 0xae_a445, 0xbb_9505, 0xbb_9512, 0xae_a445, 0xae_a445,
    0xbb_9506, 0x7b_9512, 0xae_a445, 0xaf_9445, 0xbb_9506, 0x7b_9512, 0xae_a445, 0xaf_9445,
    0xbb_9506, 0xab_a142, 0xae_a445, 0xaf_9445, 0xbb_9506, 0xab_a145, 0xae_a445, 0xaf_9445,
    0xbb_9506, 0xab_a145, 0xae_a445, 0xbb_9445, 0xbb_9512, 0xab_a445, 0xae_a445, 0xbb_9505,
    0xbb_9512, 0xab_a445, 0xae_a445, 0xbb_9506, 0x7b_9512, 0xae_a445, 0xae_d445, 0xbb_9506,
    0x7b_9512, 0xae_a445, 0xaf_9445, 0xbb_9506, 0x7b_a142, 0xae_a445, 0xaf_9445, 0xbb_9506,
    0xab_a145, 0xae_a445, 0xaf_9445, 0xbb_9506, 0xab_a145, 0xae_a445, 0xbb_9445, 0xbb_9506,
    0xab_a445, 0xae_a445, 0xbb_9505, 0xbb_9512, 0xab_a445, 0xae_a445, 0xbb_9505, 0xbb_9512,
    0xae_a445, 0xae_d445, 0xbb_9506, 0x7b_9512, 0xae_a445, 0xaf_9445, 0xbb_9506, 0xab_a112,
    0xae_a445, 0xaf_9445, 0xbb_9506, 0xab_a142, 0xae_a445, 0xaf_9445, 0xbb_9506, 0xab_a145,
    0xae_a445, 0xbb_9445, 0xbb_9506, 0xab_a445, 0xae_a445, 0xbb_9505, 0xbb_9512, 0xab_a445,
    0xae_a445, 0xbb_9505, 0xbb_9512, 0xae_a445, 0xae_9515, 0xae_9515, 0xbb_6515, 0x7b_9515,
    0xae_a455, 0x6f_6515, 0x7b_9515, 0x7b_9515, 0xae_a515, 0x6f_9515, 0x7b_9515, 0xae_9515,
    0xae_a455,
];
