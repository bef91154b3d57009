//! Functions over dates and times.

use super::{Arguments, Evaluator};
use crate::dom::Host;
use crate::error::{Error, Result};
use crate::function::Function;
use crate::number;
use crate::time::{self, Moment};
use crate::value::Value;

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    let evaluator = arguments.evaluator;
    let now = || Moment::Instant(arguments.host().now());
    match function {
        Function::Now => Ok(Value::Moment(now())),
        Function::Today => Ok(Value::Moment(Moment::Date(now().days(&evaluator.zone())))),
        Function::Date => to_date(arguments, false),
        Function::DateTime => to_date(arguments, true),
        Function::DecimalDateTime => decimal(arguments, true),
        Function::DecimalTime => decimal(arguments, false),
        _ => {
            let Value::Moment(moment) = to_date(arguments, true)? else {
                return Ok(Value::Text("".into()));
            };
            let format = arguments.text(1)?;
            let host = arguments.host();
            let fields = moment.fields(&evaluator.zone());
            let month = |month| host.month_name(month);
            let weekday = |weekday| host.weekday_name(weekday);
            match time::format(fields, &format, month, weekday) {
                Ok(text) => Ok(Value::Text(text.into())),
                Err(error) => arguments.fail(error, 1),
            }
        }
    }
}

/// A moment from text or from days since 1970-01-01; blank and NaN stay as they are.
fn to_date<'a, H: Host>(
    arguments: &Arguments<'_, 'a, H>,
    keep_time: bool,
) -> Result<Value<'a, H::Node>> {
    let evaluator = arguments.evaluator;
    let value = arguments.scalar(0)?;
    let moment = match &value {
        Value::Number(days) if days.is_nan() => return Ok(value),
        Value::Text(text) if text.is_empty() => return Ok(value),
        &Value::Number(days) if keep_time => days_in_range(days).map(|days| {
            #[expect(clippy::cast_possible_truncation, reason = "in range, checked above")]
            Moment::Instant(time::days_to_ms(days) as i64)
        }),
        &Value::Number(days) => days_in_range(days).map(|days| Moment::Date(number::to_i32(days))),
        Value::Text(text) => Moment::parse(text, &evaluator.zone()),
        Value::Moment(moment) if keep_time => Some(*moment),
        Value::Moment(moment) => Some(Moment::Date(moment.days(&evaluator.zone()))),
        Value::Boolean(_) | Value::Nodes(_) => None,
    };
    moment.map_or_else(
        || arguments.fail(Error::NotADate, 0),
        |it| Ok(Value::Moment(it)),
    )
}

/// Days since 1970-01-01T00:00Z with a fraction, or the part of a local day.
fn decimal<'a, H: Host>(
    arguments: &Arguments<'_, 'a, H>,
    with_date: bool,
) -> Result<Value<'a, H::Node>> {
    let evaluator = arguments.evaluator;
    let value = arguments.scalar(0)?;
    let number = match &value {
        Value::Number(days) if days.is_nan() => return Ok(value),
        Value::Text(text) if text.is_empty() => return Ok(value),
        Value::Number(days) => {
            days_in_range(*days).map(|days| if with_date { days } else { days - days.floor() })
        }
        Value::Text(text) => {
            let moment = Moment::parse(text, &evaluator.zone());
            moment.map(|moment| evaluator.decimal(moment, with_date))
        }
        &Value::Moment(moment) => Some(evaluator.decimal(moment, with_date)),
        Value::Boolean(_) | Value::Nodes(_) => None,
    };
    number.map_or_else(
        || arguments.fail(Error::NotADate, 0),
        |it| Ok(Value::Number(it)),
    )
}

impl<H: Host> Evaluator<'_, H> {
    fn decimal(&self, moment: Moment, with_date: bool) -> f64 {
        let zone = self.zone();
        let milliseconds = if with_date {
            moment.instant(&zone)
        } else {
            moment.local(&zone)
        };
        #[expect(
            clippy::cast_precision_loss,
            reason = "dates lie far below 2^53 milliseconds"
        )]
        let days = milliseconds as f64 / time::days_to_ms(1.0);
        if with_date { days } else { days - days.floor() }
    }
}

/// JavaRosa's range of days: 32 bits.
fn days_in_range(days: f64) -> Option<f64> {
    (f64::from(i32::MIN)..=f64::from(i32::MAX))
        .contains(&days)
        .then_some(days)
}
