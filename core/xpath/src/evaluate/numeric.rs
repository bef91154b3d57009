//! Functions over numbers.

use super::{Arguments, Evaluator};
use crate::dom::Host;
use crate::error::Result;
use crate::expr::Term;
use crate::function::Function;
use crate::number;
use crate::time;
use crate::value::Value;

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    let number = match function {
        Function::Pi => std::f64::consts::PI,
        Function::Random => fraction(arguments.host().random()),
        Function::Number if arguments.len() == 0 => {
            number::from_text(&arguments.evaluator.context_text(arguments.scope.node))
        }
        Function::Number => arguments.number(0)?,
        Function::Int => arguments.number(0)?.trunc(),
        Function::Floor => arguments.number(0)?.floor(),
        Function::Ceiling => arguments.number(0)?.ceil(),
        Function::Round => {
            let places = if arguments.len() > 1 {
                arguments.number(1)?
            } else {
                0.0
            };
            round(arguments.number(0)?, number::to_i32(places))
        }
        Function::Pow => power(arguments.double(0)?, arguments.double(1)?),
        Function::Atan2 => arguments.double(0)?.atan2(arguments.double(1)?),
        _ => {
            let x = arguments.double(0)?;
            match function {
                Function::Log => x.ln(),
                Function::Log10 => x.log10(),
                Function::Abs => x.abs(),
                Function::Sin => x.sin(),
                Function::Cos => x.cos(),
                Function::Tan => x.tan(),
                Function::Asin => x.asin(),
                Function::Acos => x.acos(),
                Function::Atan => x.atan(),
                Function::Sqrt => x.sqrt(),
                Function::Exp => x.exp(),
                _ => 10_f64.powf(x),
            }
        }
    };
    Ok(Value::Number(number))
}

impl<H: Host> Arguments<'_, '_, H> {
    /// A number; of a moment that is no node's, as `now()`, its days with their fraction.
    fn double(&self, index: usize) -> Result<f64> {
        match self.evaluator.expr.term(self.terms[index]) {
            Term::Call(_) => match self.scalar(index)? {
                Value::Moment(moment) => Ok(self.evaluator.fractional_days(moment)),
                value => Ok(self.evaluator.to_number(&value)),
            },
            _ => self.number(index),
        }
    }
}

impl<H: Host> Evaluator<'_, H> {
    /// Days since local midnight of 1970-01-01.
    fn fractional_days(&self, moment: time::Moment) -> f64 {
        let zone = self.zone();
        let since = moment.instant(&zone) - time::Moment::Date(0).instant(&zone);
        #[expect(
            clippy::cast_precision_loss,
            reason = "dates lie far below 2^53 milliseconds"
        )]
        let since = since as f64;
        since / time::days_to_ms(1.0)
    }
}

/// Java's power: NaN for an exponent of NaN, and for 1 or -1 to an infinite one.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || exponent.is_infinite() && base.abs() == 1.0 {
        return f64::NAN;
    }
    base.powf(exponent)
}

/// 53 random bits as a number from 0 up to, not with, 1.
fn fraction(bits: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    let numerator = (bits >> 11) as f64;
    numerator / 9_007_199_254_740_992.0
}

/// Rounds the decimal text of a number, as JavaRosa does: half goes up, towards +∞. Negative places
/// round tens, hundreds …, where JavaRosa cuts negative numbers off instead.
fn round(number: f64, places: i32) -> f64 {
    if !number.is_finite() {
        return number;
    }
    // JavaRosa's decimals have no negative zero.
    let number = number + 0.0;
    if !(-30..=30).contains(&places) {
        return f64::NAN;
    }
    if places < 0 {
        let scale = 10_f64.powi(-places);
        return (number / scale + 0.5).floor() * scale + 0.0;
    }
    round_decimal(number, places.unsigned_abs() as usize)
}

/// Half away from zero for positive numbers, towards zero for negative ones, decided on the
/// shortest decimal that means the number: so 1.005 to two places is 1.01.
fn round_decimal(number: f64, places: usize) -> f64 {
    let text = number.abs().to_string();
    let Some((whole, fraction)) = text.split_once('.') else {
        return number;
    };
    if fraction.len() <= places {
        return number;
    }
    let (kept, dropped) = fraction.split_at(places);
    let half = dropped
        .bytes()
        .enumerate()
        .all(|(at, byte)| byte == b"50"[at.min(1)]);
    let up = dropped.as_bytes()[0] >= b'5' && !(half && number < 0.0);
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if up {
        let mut at = digits.len();
        loop {
            if at == 0 {
                digits.insert(0, b'1');
                break;
            }
            at -= 1;
            if digits[at] == b'9' {
                digits[at] = b'0';
            } else {
                digits[at] += 1;
                break;
            }
        }
    }
    let point = digits.len() - places;
    let text = String::from_utf8_lossy(&digits[..point]).into_owned()
        + "."
        + &String::from_utf8_lossy(&digits[point..])
        + "0";
    let rounded: f64 = text.parse().unwrap_or(f64::NAN);
    if number < 0.0 && rounded > 0.0 {
        -rounded
    } else {
        rounded
    }
}
