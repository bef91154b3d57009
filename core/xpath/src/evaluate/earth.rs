//! Functions over positions on the earth, a sphere as in JavaRosa.

use super::Arguments;
use crate::dom::Host;
use crate::error::{Error, Result};
use crate::function::Function;
use crate::value::Value;

/// Metres.
const RADIUS: f64 = 6_378_100.0;

/// Degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    latitude: f64,
    longitude: f64,
}

pub(super) fn call<'a, H: Host>(
    function: Function,
    arguments: &Arguments<'_, 'a, H>,
) -> Result<Value<'a, H::Node>> {
    Ok(match function {
        Function::Distance => Value::Number(distance(&all_points(arguments)?)),
        Function::Geofence => {
            let point = parse_point(&arguments.text(0)?);
            let Some(point) = point else {
                return arguments.fail(Error::NotAPosition, 0);
            };
            Value::Boolean(is_inside(point, &points(arguments, 1)?))
        }
        Function::Intersects => Value::Boolean(crosses_itself(arguments, &points(arguments, 0)?)?),
        _ => Value::Number(area(&points(arguments, 0)?)),
    })
}

/// The points of one argument: a trace or shape, or nodes of one point each.
fn points<H: Host>(arguments: &Arguments<'_, '_, H>, index: usize) -> Result<Vec<Point>> {
    let points = match arguments.value(index)? {
        Value::Nodes(nodes) if nodes.len() != 1 => nodes
            .iter()
            .map(|node| parse_point(&arguments.evaluator.node_text(node)))
            .collect::<Option<Vec<_>>>(),
        Value::Number(_) | Value::Boolean(_) => None,
        value => parse_points(&arguments.evaluator.to_text(value)),
    };
    arguments
        .evaluator
        .spend(points.as_ref().map_or(0, Vec::len))?;
    points.map_or_else(|| arguments.fail(Error::NotAPosition, index), Ok)
}

/// `distance`: one argument as [`points`], or several of one point each.
fn all_points<H: Host>(arguments: &Arguments<'_, '_, H>) -> Result<Vec<Point>> {
    if arguments.len() == 1 {
        return points(arguments, 0);
    }
    let mut all = Vec::new();
    for index in 0..arguments.len() {
        match parse_point(&arguments.text(index)?) {
            Some(point) => all.push(point),
            None => return arguments.fail(Error::NotAPosition, index),
        }
    }
    Ok(all)
}

/// `lat lon altitude accuracy`, the last two optional. Blank is no position, but the origin of an
/// unset question in JavaRosa.
fn parse_point(text: &str) -> Option<Point> {
    let mut numbers = text
        .split(' ')
        .filter(|part| !part.is_empty())
        .map(str::parse::<f64>);
    let mut next = || {
        numbers
            .next()
            .unwrap_or(Ok(0.0))
            .ok()
            .filter(|number| number.is_finite())
    };
    let point = Point {
        latitude: next()?,
        longitude: next()?,
    };
    (next().is_some() && next().is_some() && numbers.next().is_none()).then_some(point)
}

fn parse_points(text: &str) -> Option<Vec<Point>> {
    let mut parts: Vec<&str> = text.split(';').collect();
    while parts.len() > 1 && parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    parts
        .into_iter()
        .map(|part| parse_point(part.trim()))
        .collect()
}

/// Square metres enclosed, on the plane that touches the sphere: each point's offset from the
/// first, degrees of longitude shrunk by the cosine of its latitude.
fn area(points: &[Point]) -> f64 {
    let Some((origin, others)) = points.split_first().filter(|(_, others)| others.len() > 1) else {
        return 0.0;
    };
    let around = 2.0 * RADIUS * std::f64::consts::PI;
    let offset = |point: &Point| {
        let shrink = point.latitude.to_radians().cos();
        let east = (point.longitude - origin.longitude) * around * shrink / 360.0;
        let north = (point.latitude - origin.latitude) * around / 360.0;
        (east, north)
    };
    let triangles = others.windows(2).map(|pair| {
        let ((x1, y1), (x2, y2)) = (offset(&pair[0]), offset(&pair[1]));
        (y1 * x2 - x1 * y2) / 2.0
    });
    triangles.sum::<f64>().abs()
}

/// Metres along the points, by the spherical law of cosines.
fn distance(points: &[Point]) -> f64 {
    let leg = |pair: &[Point]| {
        let (from, to) = (pair[0].latitude.to_radians(), pair[1].latitude.to_radians());
        let turn = (pair[0].longitude - pair[1].longitude).to_radians();
        let cosine = from.sin() * to.sin() + from.cos() * to.cos() * turn.cos();
        // Rounding may carry the cosine of a tiny leg past 1, where JavaRosa's result is NaN.
        cosine.min(1.0).acos() * RADIUS
    };
    points.windows(2).map(leg).sum::<f64>() + 0.0
}

/// Whether a ray from the point crosses the closed outline an odd number of times.
fn is_inside(point: Point, outline: &[Point]) -> bool {
    let crosses = |pair: &&[Point]| {
        let (from, to) = (pair[0], pair[1]);
        (to.latitude > point.latitude) != (from.latitude > point.latitude)
            && point.longitude
                < (from.longitude - to.longitude) * (point.latitude - to.latitude)
                    / (from.latitude - to.latitude)
                    + to.longitude
    };
    outline.windows(2).filter(crosses).count() % 2 == 1
}

/// Whether two legs of a line cross. As in Collect, legs that only touch do not cross, so a shape
/// may close and a line may come back to a corner.
fn crosses_itself<H: Host>(arguments: &Arguments<'_, '_, H>, points: &[Point]) -> Result<bool> {
    let legs: Vec<&[Point]> = points.windows(2).collect();
    for (at, leg) in legs.iter().enumerate() {
        arguments.evaluator.spend(at)?;
        if legs[..at].iter().any(|before| cross(before, leg)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether each leg has its ends on either side of the other.
fn cross(first: &[Point], second: &[Point]) -> bool {
    let [a, b, c, d] = [first[0], first[1], second[0], second[1]];
    let apart = |one: f64, other: f64| one > 0.0 && other < 0.0 || one < 0.0 && other > 0.0;
    apart(turn(a, b, c), turn(a, b, d)) && apart(turn(c, d, a), turn(c, d, b))
}

/// Which way the corner at `b` turns: positive left, negative right, 0 straight.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.longitude - a.longitude) * (c.latitude - a.latitude)
        - (b.latitude - a.latitude) * (c.longitude - a.longitude)
}
