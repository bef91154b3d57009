//! The overview: every question that is asked with its answer, to jump to by number.

use rayi::{LineKind, OutlineLine, Session};
use rayi_locale::to_ascii_digits;

use crate::console::Console;
use crate::error::Error;

pub(super) fn show(console: &mut Console<'_>, session: &Session) -> Result<(), Error> {
    let lines = session.outline()?;
    let mut questions: Vec<&str> = Vec::new();
    let mut numbers = 1_i64..;
    console.line("")?;
    for line in &lines {
        let indent = "  ".repeat(line.depth);
        let words = words(console, line);
        if line.kind == LineKind::Question {
            questions.push(&line.path);
            let number = console.texts.number(numbers.next().unwrap_or_default());
            console.line(&format!("{indent}{number}) {words}"))?;
        } else {
            console.line(&format!("{indent}{words}"))?;
        }
    }
    console.say("interview-jump", &[])?;
    let typed = console.ask()?.unwrap_or_default();
    let wanted = to_ascii_digits(typed.trim())
        .parse::<usize>()
        .ok()
        .and_then(|number| questions.get(number.checked_sub(1)?));
    if let Some(path) = wanted {
        session.jump(path)?;
    }
    Ok(())
}

/// A line's label, with the number of an instance before it and the answer after it.
fn words(console: &Console<'_>, line: &OutlineLine) -> String {
    let label = line
        .label
        .as_ref()
        .map_or(line.path.as_str(), |label| label.text.as_str());
    let number = match i64::try_from(line.number) {
        Ok(number) if number > 0 => format!("{}. ", console.texts.number(number)),
        _ => String::new(),
    };
    let answer = line
        .answer
        .as_ref()
        .map(|answer| console.texts.value(&line.data_type, answer))
        .map_or_else(String::new, |answer| format!(" — {answer}"));
    format!("{number}{label}{answer}")
}
