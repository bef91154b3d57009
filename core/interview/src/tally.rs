//! [`Tally`]: running totals of a node that repeats, so that `sum`, `count`, `count-non-empty`,
//! `min` and `max` cost the same however many instances there are.
//!
//! A tally belongs to a frame and a definition inside it, is taken when an expression first asks,
//! and from then on follows every change. What it gives equals, bit by bit, what going through the
//! nodes from the first to the last gives: a sum is kept as an integer of small fractions, of which
//! every partial sum is exact in a double; where one would not be, the numbers are added in order,
//! from the last place before which nothing changed.

use std::collections::BTreeMap;

use rayi_form::{Form, NodeId, Plan};
use rayi_xpath::{Function, Term, ValueType};

use crate::live::{Cell, FrameId, Live};

/// A definition that is added up in frames of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    target: NodeId,
    /// Kind of the frames.
    pub(crate) kind: u32,
    /// Place among the tallies of such a frame.
    pub(crate) slot: u32,
    /// Whether the least or the greatest is asked for.
    extremes: bool,
    /// Whether the target's own frames lie directly in these.
    direct: bool,
}

/// What a form adds up, by definition.
#[derive(Debug, Default)]
pub(crate) struct Wants {
    wanted: Vec<Wanted>,
    /// Number of tallies in a frame, by kind.
    slots: Vec<u32>,
}

impl Wants {
    /// Finds the calls whose one argument is a plain path to a node that repeats.
    pub(crate) fn new(form: &Form) -> Self {
        let mut wanted: Vec<Wanted> = Vec::new();
        for expression in &form.expressions {
            for call in expression.xpath.calls() {
                let [argument] = call.arguments.as_slice() else {
                    continue;
                };
                let &Term::Path(path) = expression.xpath.term(*argument) else {
                    continue;
                };
                let found = expression.plans.get(path.0 as usize);
                if let (
                    true,
                    Some(Plan::Node {
                        target,
                        meet,
                        many: true,
                    }),
                ) = (is_total(call.function), found)
                {
                    let kind = form.layout.kind_of(*meet);
                    let around = form.layout.kinds[form.layout.kind_of(*target) as usize].parent;
                    wanted.push(Wanted {
                        target: *target,
                        kind,
                        slot: 0,
                        extremes: matches!(call.function, Function::Min | Function::Max),
                        direct: around == kind,
                    });
                }
            }
        }
        wanted.sort_unstable_by_key(|wanted| (wanted.target, wanted.kind, !wanted.extremes));
        wanted.dedup_by_key(|wanted| (wanted.target, wanted.kind));
        let mut slots = vec![0; form.layout.kinds.len()];
        for wanted in &mut wanted {
            let next = &mut slots[wanted.kind as usize];
            wanted.slot = *next;
            *next += 1;
        }
        Self { wanted, slots }
    }

    /// Number of tallies in a frame of a kind.
    pub(crate) fn slots(&self, kind: u32) -> usize {
        self.slots
            .get(kind as usize)
            .map_or(0, |slots| *slots as usize)
    }

    /// In which frames a definition is added up.
    pub(crate) fn of(&self, target: NodeId) -> &[Wanted] {
        let from = self.wanted.partition_point(|wanted| wanted.target < target);
        let rest = self.wanted.get(from..).unwrap_or_default();
        let count = rest
            .iter()
            .take_while(|wanted| wanted.target == target)
            .count();
        rest.get(..count).unwrap_or_default()
    }

    /// The tally of a definition in frames of a kind.
    pub(crate) fn find(&self, target: NodeId, kind: u32) -> Option<&Wanted> {
        self.of(target).iter().find(|wanted| wanted.kind == kind)
    }
}

fn is_total(function: Function) -> bool {
    matches!(
        function,
        Function::Sum | Function::Count | Function::CountNonEmpty | Function::Min | Function::Max
    )
}

/// What a live node adds to a tally.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    relevant: bool,
    filled: bool,
    number: f64,
}

impl Entry {
    /// A node that is not there, or no more.
    pub(crate) const ABSENT: Self = Self {
        relevant: false,
        filled: false,
        number: f64::NAN,
    };

    pub(crate) fn of(cell: &Cell) -> Self {
        Self {
            relevant: cell.relevant,
            filled: !cell.text.is_empty(),
            number: cell.number,
        }
    }

    fn number(self) -> Option<f64> {
        (self.relevant && !self.number.is_nan()).then_some(self.number)
    }
}

/// Running totals of one definition in one frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    count: u32,
    filled: u32,
    /// Sum of the numbers that are multiples of a fraction, in such fractions.
    sum: i128,
    /// Sum of their magnitudes: no partial sum is larger.
    magnitude: i128,
    /// How many numbers are no such multiples.
    inexact: u32,
    /// How often each number occurs; only where extremes are asked for.
    numbers: Option<BTreeMap<i64, u32>>,
    /// Sums, from the left, of the numbers in the first [`STRIDE`] instances, twice as many, and so
    /// on, as far as they were needed and nothing has changed.
    prefixes: Vec<f64>,
}

/// Fractions in one: a power of two, so that small decimals such as 0.5 count as exact.
const FRACTIONS: f64 = 1024.0;

/// Largest number of fractions up to which every integer is a double (2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Instances between two prefix sums.
const STRIDE: usize = 64;

impl Tally {
    /// Follows the change of one node in the instance at a position.
    pub(crate) fn change(&mut self, before: Entry, after: Entry, position: u32) {
        self.prefixes.truncate(position as usize / STRIDE);
        self.add(before, -1);
        self.add(after, 1);
    }

    fn add(&mut self, entry: Entry, sign: i32) {
        if !entry.relevant {
            return;
        }
        let step = |count: &mut u32| *count = count.wrapping_add_signed(sign);
        step(&mut self.count);
        if entry.filled {
            step(&mut self.filled);
        }
        let Some(number) = entry.number() else { return };
        match fractions(number) {
            Some(fractions) => {
                self.sum += i128::from(sign) * fractions;
                self.magnitude += i128::from(sign) * fractions.abs();
            }
            None => step(&mut self.inexact),
        }
        if let Some(numbers) = &mut self.numbers {
            let count = numbers.entry(key(number)).or_insert(0);
            step(count);
            if *count == 0 {
                numbers.remove(&key(number));
            }
        }
    }

    /// The sum, if adding up from the left would round nowhere.
    fn exact_sum(&self) -> Option<f64> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "compared, and exact where it is used"
        )]
        let (sum, magnitude) = (self.sum as f64, self.magnitude as f64);
        (self.inexact == 0 && magnitude <= EXACT).then_some(sum / FRACTIONS)
    }
}

/// A number in fractions, if it is a multiple of one and small enough to be exact.
fn fractions(number: f64) -> Option<i128> {
    let scaled = number * FRACTIONS;
    #[expect(clippy::cast_possible_truncation, reason = "whole and at most 2^53")]
    let whole = scaled as i64;
    (scaled.abs() <= EXACT && scaled.fract() == 0.0).then_some(i128::from(whole))
}

/// An integer that orders as the number does; the two zeros are one.
fn key(number: f64) -> i64 {
    let bits = (number + 0.0).to_bits().cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

fn of_key(key: i64) -> f64 {
    let bits = if key < 0 { key ^ i64::MAX } else { key };
    f64::from_bits(bits.cast_unsigned())
}

impl Live {
    /// A total of a definition inside a frame. `None` where its values are no plain numbers and
    /// the nodes must be looked at one by one.
    pub(crate) fn total(
        &self,
        form: &Form,
        frame: FrameId,
        target: NodeId,
        function: Function,
    ) -> Option<f64> {
        let around = self.frame(frame);
        let wanted = self.wants.find(target, around.kind)?;
        let counts = matches!(function, Function::Count | Function::CountNonEmpty);
        let read_as = crate::live::value_type(form.node(target).data_type);
        if !counts && !matches!(read_as, ValueType::Number | ValueType::Text) {
            return None;
        }
        let mut tallies = around.tallies.borrow_mut();
        let tally = tallies
            .get_mut(wanted.slot as usize)?
            .get_or_insert_with(|| Box::new(self.tally(form, frame, wanted)));
        let extreme = |found: Option<(&i64, &u32)>| found.map_or(f64::NAN, |(key, _)| of_key(*key));
        Some(match function {
            Function::Count => f64::from(tally.count),
            Function::CountNonEmpty => f64::from(tally.filled),
            Function::Sum => match tally.exact_sum() {
                Some(sum) => sum,
                None => self.sum_in_order(form, frame, wanted, &mut tally.prefixes),
            },
            Function::Min => extreme(tally.numbers.as_ref()?.first_key_value()),
            Function::Max => extreme(tally.numbers.as_ref()?.last_key_value()),
            _ => return None,
        })
    }

    fn tally(&self, form: &Form, frame: FrameId, wanted: &Wanted) -> Tally {
        let mut tally = Tally {
            numbers: wanted.extremes.then(BTreeMap::new),
            ..Tally::default()
        };
        self.each_below(form, frame, wanted.target, &mut |at| {
            tally.add(Entry::of(self.cell(at)), 1);
        });
        tally
    }

    fn sum_in_order(
        &self,
        form: &Form,
        frame: FrameId,
        wanted: &Wanted,
        prefixes: &mut Vec<f64>,
    ) -> f64 {
        let mut sum = 0.0;
        if !wanted.direct {
            self.each_below(form, frame, wanted.target, &mut |at| {
                sum += Entry::of(self.cell(at)).number().unwrap_or(0.0);
            });
            return sum;
        }
        let kind = &form.layout.kinds[form.layout.kind_of(wanted.target) as usize];
        let slot = form.layout.slot_of(wanted.target);
        let series = self.frame(frame).series.get(kind.series_index as usize);
        sum = prefixes.last().copied().unwrap_or(0.0);
        let known = prefixes.len() * STRIDE;
        for (place, inner) in series.into_iter().flatten().enumerate().skip(known) {
            if place > known && place.is_multiple_of(STRIDE) {
                prefixes.push(sum);
            }
            let cell = self.cell(self.frame(*inner).base + slot);
            sum += Entry::of(cell).number().unwrap_or(0.0);
        }
        sum
    }
}

#[cfg(test)]
mod tests;
