//! Options of the program, each with its text and its rule.

use std::ffi::OsString;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use rayi_locale::{Language, Texts};

/// What the program is to do.
#[derive(Debug)]
pub enum Asked {
    /// Show the help.
    Help,
    /// Show the version.
    Version,
    /// Serve.
    Serve(Box<Options>),
    /// `form add FILE`: look a form through and put it into the folder of forms.
    AddForm {
        /// The form's file.
        form: PathBuf,
        /// `--forms DIR`
        forms: PathBuf,
    },
}

/// How it is to serve.
#[derive(Debug)]
pub struct Options {
    /// `--forms DIR`
    pub forms: PathBuf,
    /// `--data DIR`
    pub data: PathBuf,
    /// `--listen ADDR`: an IP address and a port, 0 for any that is free. When not given only
    /// this machine is served: OpenRosa here has no transport encryption of its own.
    pub listen: SocketAddr,
    /// `--trust FILE`
    pub trust: Option<PathBuf>,
    /// `--max-post BYTES`, at least 1,024.
    pub max_post: Option<u64>,
    /// `--url URL`: `http://` or `https://`.
    pub url: Option<String>,
}

/// Arguments that cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum Misuse {
    /// No such option.
    Unknown(String),
    /// An option that is needed, or its value, is not there.
    Missing(String),
    /// The value of this option cannot be used.
    Value(String),
}

impl Options {
    /// Reads the arguments, the program's name not among them, and finds the language to speak.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        locale: &str,
    ) -> (Texts, Result<Asked, Misuse>) {
        let mut language = Language::from_tag(locale).unwrap_or_default();
        let asked = read(Parser::from_args(arguments), &mut language);
        (Texts::new(language), asked)
    }
}

fn read(mut parser: Parser, language: &mut Language) -> Result<Asked, Misuse> {
    let (mut forms, mut data, mut trust) = (None, None, None);
    let (mut listen, mut max_post, mut url) = (LISTEN, None, None);
    let mut only = None;
    let mut words = Vec::new();
    while let Some(argument) = parser.next().map_err(|fault| misuse_of(&fault))? {
        match argument {
            Arg::Long("forms") => forms = Some(PathBuf::from(value(&mut parser, "--forms")?)),
            Arg::Long("data") => data = Some(PathBuf::from(value(&mut parser, "--data")?)),
            Arg::Long("trust") => trust = Some(PathBuf::from(value(&mut parser, "--trust")?)),
            Arg::Long("listen") => listen = parsed(&mut parser, "--listen")?,
            Arg::Long("max-post") => {
                max_post = Some(parsed(&mut parser, "--max-post")?);
                if max_post < Some(LEAST_POST) {
                    return Err(Misuse::Value("--max-post".to_owned()));
                }
            }
            Arg::Long("url") => {
                let given: String = parsed(&mut parser, "--url")?;
                if !["http://", "https://"]
                    .iter()
                    .any(|scheme| given.starts_with(scheme))
                {
                    return Err(Misuse::Value("--url".to_owned()));
                }
                url = Some(given.trim_end_matches('/').to_owned());
            }
            Arg::Long("lang") => {
                let tag: String = parsed(&mut parser, "--lang")?;
                *language =
                    Language::from_tag(&tag).ok_or_else(|| Misuse::Value("--lang".to_owned()))?;
            }
            Arg::Long("help") | Arg::Short('h') => only = Some(Asked::Help),
            Arg::Long("version") | Arg::Short('V') => only = Some(Asked::Version),
            Arg::Value(word) if fits(&words, &word) => words.push(word),
            other => return Err(misuse_of(&other.unexpected())),
        }
    }
    if let Some(asked) = only {
        return Ok(asked);
    }
    let needed = |name: &str| Misuse::Missing(name.to_owned());
    if !words.is_empty() {
        let file = words.get(2).ok_or_else(|| needed("form add FILE"))?;
        return Ok(Asked::AddForm {
            form: PathBuf::from(file),
            forms: forms.ok_or_else(|| needed("--forms"))?,
        });
    }
    Ok(Asked::Serve(Box::new(Options {
        forms: forms.ok_or_else(|| needed("--forms"))?,
        data: data.ok_or_else(|| needed("--data"))?,
        listen,
        trust,
        max_post,
        url,
    })))
}

/// Whether a word goes on with the one command beside serving: `form add FILE`.
fn fits(words: &[OsString], word: &OsString) -> bool {
    match words.len() {
        0 => word == "form",
        1 => word == "add",
        2 => true,
        _ => false,
    }
}

impl Misuse {
    /// The stable code; the text is `collector-error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "argument-unknown",
            Self::Missing(_) => "argument-missing",
            Self::Value(_) => "argument-value",
        }
    }

    /// The option meant.
    #[must_use]
    pub fn argument(&self) -> &str {
        let (Self::Unknown(argument) | Self::Missing(argument) | Self::Value(argument)) = self;
        argument
    }
}

/// Prints the help. The options stand alone on their lines, so that a right-to-left text does
/// not turn their parts over.
pub(super) fn help(texts: Texts, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{}\n\n{}\n",
        texts.plain("collector-about", &[]),
        texts.plain("collector-usage", &[])
    )?;
    for (option, id) in HELP {
        writeln!(out, "{option}\n    {}", texts.plain(id, &[]))?;
    }
    Ok(())
}

fn value(parser: &mut Parser, option: &str) -> Result<OsString, Misuse> {
    parser
        .value()
        .map_err(|_| Misuse::Missing(option.to_owned()))
}

fn parsed<T>(parser: &mut Parser, option: &str) -> Result<T, Misuse>
where
    T: std::str::FromStr,
    T::Err: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    value(parser, option)?
        .parse()
        .map_err(|_| Misuse::Value(option.to_owned()))
}

fn misuse_of(fault: &lexopt::Error) -> Misuse {
    match fault {
        lexopt::Error::UnexpectedOption(option) => Misuse::Unknown(option.clone()),
        lexopt::Error::UnexpectedArgument(argument) => {
            Misuse::Unknown(argument.to_string_lossy().into_owned())
        }
        lexopt::Error::UnexpectedValue { option, .. } => Misuse::Value(option.clone()),
        lexopt::Error::MissingValue { option } => {
            Misuse::Missing(option.clone().unwrap_or_default())
        }
        other => Misuse::Unknown(other.to_string()),
    }
}

const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);
/// Under this not even a small record fits.
const LEAST_POST: u64 = 1_024;
const HELP: [(&str, &str); 10] = [
    ("form add FILE --forms DIR", "collector-command-add"),
    ("--forms DIR", "collector-option-forms"),
    ("--data DIR", "collector-option-data"),
    ("--listen ADDR", "collector-option-listen"),
    ("--trust FILE", "collector-option-trust"),
    ("--max-post BYTES", "collector-option-max-post"),
    ("--url URL", "collector-option-url"),
    ("--lang LANG", "collector-option-lang"),
    ("-h, --help", "collector-option-help"),
    ("-V, --version", "collector-option-version"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str]) -> (Language, Result<Asked, Misuse>) {
        let arguments = arguments.iter().map(OsString::from);
        let (texts, asked) = Options::read(arguments, "ckb_IQ.UTF-8");
        (texts.language(), asked)
    }

    #[test]
    fn arguments_become_options() {
        let (language, asked) = asked(&[
            "--forms",
            "f",
            "--data=d",
            "--listen",
            "0.0.0.0:0",
            "--max-post",
            "200000",
            "--url",
            "https://x.org/odk/",
            "--trust",
            "k",
            "--lang",
            "ar",
        ]);
        let Ok(Asked::Serve(options)) = asked else {
            panic!("{asked:?}")
        };
        assert_eq!(language, Language::Ar);
        assert_eq!((options.forms, options.data), ("f".into(), "d".into()));
        assert_eq!(options.listen.to_string(), "0.0.0.0:0");
        assert_eq!(options.max_post, Some(200_000));
        assert_eq!(options.url.as_deref(), Some("https://x.org/odk"));
        assert_eq!(options.trust, Some("k".into()));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let misuse = |arguments: &[&str]| asked(arguments).1.err();
        let value = |option: &str| Some(Misuse::Value(option.to_owned()));
        let missing = |option: &str| Some(Misuse::Missing(option.to_owned()));
        let unknown = |argument: &str| Some(Misuse::Unknown(argument.to_owned()));
        assert_eq!(misuse(&[]), missing("--forms"));
        assert_eq!(misuse(&["--forms", "f"]), missing("--data"));
        assert_eq!(misuse(&["--data"]), missing("--data"));
        assert_eq!(misuse(&["--listen", "localhost"]), value("--listen"));
        assert_eq!(misuse(&["--max-post", "100"]), value("--max-post"));
        assert_eq!(misuse(&["--max-post", "many"]), value("--max-post"));
        assert_eq!(misuse(&["--url", "x.org"]), value("--url"));
        assert_eq!(misuse(&["--lang", "fr"]), value("--lang"));
        assert_eq!(misuse(&["--form", "f"]), unknown("--form"));
        assert_eq!(misuse(&["f"]), unknown("f"));
        assert_eq!(misuse(&["form", "f"]), unknown("f"));
        assert_eq!(misuse(&["form", "add"]), missing("form add FILE"));
        assert_eq!(misuse(&["form", "add", "a.xlsx"]), missing("--forms"));
        assert_eq!(misuse(&["form", "add", "a", "b"]), unknown("b"));
    }

    #[test]
    fn help_is_given_in_the_language_of_the_system() {
        let (language, asked) = asked(&["--help"]);
        assert!(matches!(asked, Ok(Asked::Help)));
        let texts = Texts::new(language);
        let mut out = Vec::new();
        help(texts, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("تۆمار") && HELP.iter().all(|(option, _)| out.contains(option)));
    }
}
