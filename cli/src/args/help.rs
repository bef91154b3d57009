//! Help in the interface's language, printed from the tables that the parser reads.

use std::fmt::Write as _;

use rayi_locale::Texts;

use super::{FLAGS, Flag, Verb};

/// Help on one command, or on all.
pub(crate) fn help(texts: Texts, verb: Option<Verb>) -> String {
    let written = match verb {
        Some(verb) => on_one(texts, verb),
        None => on_all(texts),
    };
    written.unwrap_or_default()
}

fn on_all(texts: Texts) -> Result<String, std::fmt::Error> {
    let mut help = String::new();
    writeln!(help, "{}\n", texts.plain("cli-about", &[]))?;
    writeln!(help, "{}", texts.plain("help-commands", &[]))?;
    for verb in Verb::ALL {
        writeln!(help, "  rayi {:<19}{}", verb.words(), about(texts, verb))?;
    }
    writeln!(help, "\n{}", texts.plain("help-testing", &[]))?;
    for usage in TESTING {
        writeln!(help, "  rayi {usage}")?;
    }
    writeln!(help, "\n{}", texts.plain("help-options", &[]))?;
    for flag in FLAGS
        .iter()
        .filter(|flag| flag.of.is_empty() || flag.of == Verb::ALL)
    {
        writeln!(
            help,
            "  {:<18}{}",
            spelt(flag),
            texts.plain(flag.about, &[])
        )?;
    }
    writeln!(help, "\n{}", texts.plain("help-more", &[]))?;
    Ok(help)
}

fn on_one(texts: Texts, verb: Verb) -> Result<String, std::fmt::Error> {
    let mut help = String::new();
    writeln!(help, "{}\n", usage(verb))?;
    writeln!(help, "{}\n", about(texts, verb))?;
    if verb == Verb::Collector {
        return Ok(help);
    }
    writeln!(help, "{}", texts.plain("help-options", &[]))?;
    for flag in FLAGS.iter().filter(|flag| flag.of.contains(&verb)) {
        writeln!(
            help,
            "  {:<18}{}",
            spelt(flag),
            texts.plain(flag.about, &[])
        )?;
    }
    writeln!(help, "\n{}", texts.plain("help-exit", &[]))?;
    for (status, id) in (0..=2).zip(exits(verb)) {
        writeln!(help, "  {status}  {}", texts.plain(id, &[]))?;
    }
    Ok(help)
}

/// The usage line, the same in every language: it is what one types.
pub(crate) fn usage(verb: Verb) -> String {
    let mut line = format!("rayi {}", verb.words());
    if !verb.operands().is_empty() {
        line = format!("{line} {}", verb.operands());
    }
    if verb == Verb::Collector {
        return line;
    }
    for flag in FLAGS
        .iter()
        .filter(|flag| flag.of.contains(&verb) && flag.name != "help")
    {
        let needed = matches!(flag.name, "server" | "form" | "output");
        let flag = spelt(flag);
        line = if needed {
            format!("{line} {flag}")
        } else {
            format!("{line} [{flag}]")
        };
    }
    line
}

fn spelt(flag: &Flag) -> String {
    let name = match flag.short {
        Some(short) => format!("-{short}, --{}", flag.name),
        None => format!("--{}", flag.name),
    };
    match flag.value {
        Some(value) => format!("{name} {value}"),
        None => name,
    }
}

fn about(texts: Texts, verb: Verb) -> String {
    let id = match verb {
        Verb::Demo => "about-demo",
        Verb::FormCheck => "about-form-check",
        Verb::FormConvert => "about-form-convert",
        Verb::Interview => "about-interview",
        Verb::Outbox => "about-outbox",
        Verb::PassphraseSet => "about-passphrase-set",
        Verb::PassphraseChange => "about-passphrase-change",
        Verb::PassphraseRemove => "about-passphrase-remove",
        Verb::Sync => "about-sync",
        Verb::Verify => "about-verify",
        Verb::Collector => "about-collector",
    };
    texts.plain(id, &[])
}

/// The texts of the exit statuses 0, 1 and 2.
fn exits(verb: Verb) -> impl Iterator<Item = &'static str> {
    let (done, found) = match verb {
        Verb::Demo => ("exit-demo-0", Some("exit-demo-1")),
        Verb::FormCheck => ("exit-form-check-0", Some("exit-form-check-1")),
        Verb::FormConvert => ("exit-form-convert-0", Some("exit-form-convert-1")),
        Verb::Interview => ("exit-interview-0", Some("exit-interview-1")),
        Verb::Outbox
        | Verb::PassphraseSet
        | Verb::PassphraseChange
        | Verb::PassphraseRemove
        | Verb::Collector => ("exit-done", None),
        Verb::Sync => ("exit-sync-0", Some("exit-sync-1")),
        Verb::Verify => ("exit-verify-0", Some("exit-verify-1")),
    };
    [Some(done), found, Some("exit-unable")]
        .into_iter()
        .map(|id| id.unwrap_or("exit-unused"))
}

/// The commands of [`crate::testing`], whose words are not ours to choose.
const TESTING: [&str; 3] = ["xpath EXPR …", "script FORM …", "bench FORM …"];
