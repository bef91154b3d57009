//! Asks the engine what a case asks, through the entries of `rayi xpath` and `rayi script`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayi::{
    Environment, ExpressionRequest, FormReport, Script, Severity, check_form, evaluate_expression,
};
use serde_json::{Value, json};

use super::format::{self, Case, Found, Kind, Step, Topic};
use super::sitting;
use super::world::StillWorld;

/// How a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it must be.
    Pass,
    /// Wrong in the way that the case tells, with its reason.
    KnownFail,
}

/// A case that is not as its file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// File, row and case.
    pub place: String,
    /// What came instead.
    pub words: String,
}

/// Runs every case; gives the number of passed and of known failures, and all that differ.
#[must_use]
pub fn run_all(topics: &[Topic]) -> (usize, usize, Vec<Failed>) {
    let (mut passed, mut known, mut failed) = (0, 0, Vec::new());
    for topic in topics {
        for row in &topic.rows {
            for case in &row.cases {
                match run(case) {
                    Ok(Outcome::Pass) => passed += 1,
                    Ok(Outcome::KnownFail) => known += 1,
                    Err(words) => failed.push(Failed {
                        place: format!("{}: {}: {}", topic.file, row.feature, case.name),
                        words,
                    }),
                }
            }
        }
    }
    (passed, known, failed)
}

/// Runs a case.
///
/// # Errors
/// What came that the case does not expect; also the right answer where it expects a wrong one.
pub fn run(case: &Case) -> Result<Outcome, String> {
    let world = Arc::new(StillWorld::of(case)?);
    match case.kind() {
        Kind::Expression => expression(case, &world),
        Kind::Interview => interview(case, world),
    }?;
    Ok(match case.known_fail {
        None => Outcome::Pass,
        Some(_) => Outcome::KnownFail,
    })
}

fn expression(case: &Case, world: &StillWorld) -> Result<(), String> {
    let pairs = |map: &std::collections::BTreeMap<String, String>| {
        map.iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let answer = evaluate_expression(&ExpressionRequest {
        expression: case.expr.clone().unwrap_or_default(),
        instance: case.xml.clone(),
        context: case.context.clone(),
        conversion: case.conversion.clone(),
        namespaces: pairs(&case.ns),
        secondary: pairs(&case.instances),
        zone: Some(case.tz.clone().unwrap_or_else(|| "UTC".to_owned())),
        now: Some(world.now()),
    });
    let right = answered(
        &answer,
        case.value.as_ref(),
        case.error.as_deref(),
        case.near,
    );
    if case.known_fail.is_none() {
        return right.then_some(()).ok_or_else(|| answer.to_string());
    }
    if right {
        return Err(REPAIRED.to_owned());
    }
    answered(
        &answer,
        case.gives.as_ref(),
        case.gives_error.as_deref(),
        case.near,
    )
    .then_some(())
    .ok_or_else(|| format!("fails in another way: {answer}"))
}

/// Whether an answer is the value or the kind of error that is expected.
fn answered(
    answer: &Value,
    value: Option<&toml::Value>,
    error: Option<&str>,
    near: Option<f64>,
) -> bool {
    let Some(value) = value else {
        return error.is_some_and(|kind| answer["error"]["kind"] == kind);
    };
    let (kind, got) = (
        answer["type"].as_str().unwrap_or_default(),
        &answer["value"],
    );
    match value {
        toml::Value::Integer(_) | toml::Value::Float(_) => {
            let same = same_number(got.as_f64(), format::json(value).as_f64(), near);
            kind == "number" && (same || is_special(value, got))
        }
        toml::Value::Boolean(_) => kind == "boolean" && *got == format::json(value),
        toml::Value::Array(_) => kind == "nodeset" && *got == format::json(value),
        _ => kind == "string" && *got == format::json(value),
    }
}

fn same_number(got: Option<f64>, wanted: Option<f64>, near: Option<f64>) -> bool {
    let (Some(got), Some(wanted)) = (got, wanted) else {
        return false;
    };
    match near {
        Some(near) => (got - wanted).abs() <= near,
        #[expect(clippy::float_cmp, reason = "the answers are exact")]
        None => got == wanted,
    }
}

/// NaN and the infinities, which JSON has no numbers for.
fn is_special(value: &toml::Value, got: &Value) -> bool {
    let Some(value) = value.as_float() else {
        return false;
    };
    match got.as_str() {
        Some("NaN") => value.is_nan(),
        Some("Infinity") => value == f64::INFINITY,
        Some("-Infinity") => value == f64::NEG_INFINITY,
        _ => false,
    }
}

fn interview(case: &Case, world: Arc<StillWorld>) -> Result<(), String> {
    let xml = case.form_xml();
    let media: HashMap<String, Vec<u8>> = case
        .media
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()))
        .collect();
    let report = check_form(xml.as_bytes(), &media);
    if let Some(found) = &case.found {
        findings(case, found, &report)?;
    }
    if case.steps.is_empty() && case.gives_error.is_none() {
        return Ok(());
    }
    let environment: Arc<dyn Environment> = world;
    let opened = Script::open(
        xml.as_bytes(),
        &media,
        case.lang.as_deref(),
        environment.clone(),
    );
    let mut script = match (opened, &case.gives_error) {
        (Ok(script), None) => script,
        (Ok(_), Some(_)) => return Err(REPAIRED.to_owned()),
        (Err(error), Some(code)) if error.contains(code.as_str()) => return Ok(()),
        (Err(error), _) => return Err(format!("does not load: {error}")),
    };
    let mut wrong = Vec::new();
    for (index, step) in case.steps.iter().enumerate() {
        if let Err(words) = carry_out(&mut script, step, &environment) {
            wrong.push(format!("step {}: {words}", index + 1));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n    "))
    }
}

fn findings(case: &Case, found: &[Found], report: &FormReport) -> Result<(), String> {
    let right = same_findings(found, report);
    match (&case.gives_found, right) {
        (None, true) => Ok(()),
        (Some(_), true) => Err(REPAIRED.to_owned()),
        (Some(today), false) if same_findings(today, report) => Ok(()),
        (_, false) => {
            let all: Vec<String> = report.diagnostics.iter().map(told).collect();
            Err(format!("found [{}]", all.join("; ")))
        }
    }
}

fn told(diagnostic: &rayi::Diagnostic) -> String {
    let node = diagnostic.node.as_deref().unwrap_or("-");
    let error = diagnostic.severity == Severity::Error;
    let facts = &diagnostic.parameters;
    format!("{} node={node} error={error} {facts:?}", diagnostic.code)
}

/// Whether each finding that is expected is there, and no other.
fn same_findings(wanted: &[Found], report: &FormReport) -> bool {
    let mut left: Vec<&rayi::Diagnostic> = report.diagnostics.iter().collect();
    for found in wanted {
        let at = left.iter().position(|diagnostic| {
            let has = |(name, value): (&String, &String)| {
                let mut facts = diagnostic.parameters.iter();
                facts.any(|(known, fact)| known == name && fact == value)
            };
            diagnostic.code == found.code
                && (found.node.is_none() || found.node == diagnostic.node)
                && found
                    .error
                    .is_none_or(|error| error == (diagnostic.severity == Severity::Error))
                && found.facts.iter().all(has)
        });
        match at {
            Some(at) => left.remove(at),
            None => return false,
        };
    }
    left.is_empty()
}

fn carry_out(script: &mut Script, step: &Step, world: &Arc<dyn Environment>) -> Result<(), String> {
    if step.is_of_sitting() {
        return sitting::carry_out(script, step, world);
    }
    if step.is_ours() {
        return see(script, step);
    }
    let result = script.step(&step.request());
    let error = result["error"].as_str();
    let text = |name: &str| step.0.get(name).and_then(toml::Value::as_str);
    let right = if step.0.get("fails").is_some() {
        error.is_some()
    } else if let Some(invalid) = step.0.get("invalid") {
        result["invalid"] == format::json(invalid)
    } else if let Some(pattern) = text("like") {
        let pattern = fancy_regex::Regex::new(&format!("^(?s:{pattern})$"));
        let pattern = pattern.map_err(|fault| fault.to_string())?;
        let got = result["got"].as_str();
        got.is_some_and(|got| pattern.is_match(got).unwrap_or(false))
    } else {
        Script::is_ok(&result) && error.is_none()
    };
    let today = match (step.0.get("gives"), text("gives-error")) {
        (Some(gives), _) => result["got"] == format::json(gives),
        (_, Some(words)) => error.is_some_and(|error| error.contains(words)),
        _ => return right.then_some(()).ok_or_else(|| result.to_string()),
    };
    match (right, today) {
        (true, _) => Err(REPAIRED.to_owned()),
        (false, true) => Ok(()),
        (false, false) => Err(format!("fails in another way: {result}")),
    }
}

/// What a person is shown of a node, as far as the step names it.
fn see(script: &Script, step: &Step) -> Result<(), String> {
    let path = step.0.get("see").and_then(toml::Value::as_str);
    let view = path.and_then(|path| script.view(path));
    let view = view.ok_or_else(|| format!("no node {path:?}"))?;
    let shown = json!({
        "kind": format!("{:?}", view.kind),
        "type": view.data_type,
        "label": view.label.text,
        "direction": format!("{:?}", view.label.direction),
        "language": view.label.language_tag,
        "fallback": view.label.fallback,
        "hint": view.hint.map(|text| text.text),
        "guidance": view.guidance.map(|text| text.text),
        "short": view.short.map(|text| text.text),
        "image": view.image,
        "big-image": view.big_image,
        "audio": view.audio,
        "video": view.video,
        "choice-images": view.choices.iter().map(|choice| &choice.image).collect::<Vec<_>>(),
        "choice-audios": view.choices.iter().map(|choice| &choice.audio).collect::<Vec<_>>(),
        "relevant": view.relevant,
        "required": view.required,
        "readonly": view.read_only,
        "value": view.value,
        "violation": view.violation.as_ref().map(|found| found.code),
        "message": view.violation.and_then(|found| found.message).map(|text| text.text),
        "appearance": view.appearance,
        "wishes": view.wishes.iter().map(|wish| format!("{wish:?}")).collect::<Vec<_>>(),
        "medium": view.upload.as_ref().map(|upload| format!("{:?}", upload.medium)),
        "mediatype": view.upload.as_ref().map(|upload| &upload.mediatype),
        "accept": view.upload.as_ref().map(|upload| &upload.accept),
        "range": view.range.map(|range| [range.start, range.end, range.step]),
        "marks": view.range.map(|range| [range.tick_interval, range.placeholder]),
        "accuracy": view.place.map(|place| [place.accuracy, place.unacceptable_accuracy]),
        "mock-accuracy": view.place.map(|place| place.allow_mock_accuracy),
        "incremental": view.place.map(|place| place.incremental),
        "rows": view.rows,
        "autoplay": view.autoplay.map(|medium| format!("{medium:?}")),
        "app": view.app.as_ref().map(|app| &app.name),
        "told": view.app.map(|app| app.parameters.into_iter().collect::<BTreeMap<_, _>>()),
        "max-pixels": view.max_pixels,
        "quality": view.quality.map(|quality| format!("{quality:?}")),
        "no-app": view.no_app_message,
        "attributes": view.attributes.into_iter().collect::<BTreeMap<_, _>>(),
    });
    let differs = |wanted: &toml::Table| -> Vec<String> {
        let named = wanted
            .iter()
            .filter(|(name, _)| !["see", "gives"].contains(&name.as_str()));
        named
            .filter(|(name, wanted)| shown[name.as_str()] != format::json(wanted))
            .map(|(name, _)| format!("{name} is {}", shown[name.as_str()]))
            .collect()
    };
    let wrong = differs(&step.0);
    match step.0.get("gives").and_then(toml::Value::as_table) {
        Some(_) if wrong.is_empty() => Err(REPAIRED.to_owned()),
        Some(today) if differs(today).is_empty() => Ok(()),
        None if wrong.is_empty() => Ok(()),
        _ => Err(wrong.join(", ")),
    }
}

const REPAIRED: &str = "is right now: take its known-fail away";
