//! One life of the child: started, listened to, killed.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rayi_tests::crash::{Line, Phase};

/// When to kill.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// In this phase …
    pub(crate) phase: Phase,
    /// … at its so manieth beginning …
    pub(crate) nth: u64,
    /// … so long after that was heard.
    pub(crate) delay: Duration,
}

/// What a killed child had said.
pub(crate) struct Killed {
    pub(crate) lines: Vec<Line>,
}

impl Killed {
    /// The phase in progress at the kill; none between two.
    pub(crate) fn phase(&self) -> Option<Phase> {
        self.lines.last().and_then(Line::phase)
    }

    /// Whether an answer, a record or a delivery was acknowledged; an empty draft is not counted.
    pub(crate) fn has_acknowledgements(&self) -> bool {
        self.lines
            .iter()
            .any(|line| line.phase().is_none() && !matches!(line, Line::Drafted(_)))
    }
}

/// How long each phase takes here, as far as was heard.
pub(crate) type Durations = BTreeMap<Phase, Duration>;

/// Runs a child on `store` until it is killed.
pub(crate) fn until_killed(
    store: &Path,
    server: &str,
    aim: &Aim,
    durations: &mut Durations,
) -> Killed {
    let child = Command::new(env!("CARGO_BIN_EXE_rayi-crash-child"))
        .arg(store)
        .arg(server)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let mut child = Leashed(child);
    let mut output = BufReader::new(child.0.stdout.take().expect("piped"));
    let mut lines = Vec::new();
    let mut begun: Option<(Phase, Instant)> = None;
    let mut left = aim.nth;
    while left > 0 {
        let line = next_line(&mut output).expect("the child runs until it is killed");
        if let Some((phase, at)) = begun.take() {
            learn(durations, phase, at.elapsed());
        }
        begun = line.phase().map(|phase| (phase, Instant::now()));
        left -= u64::from(line.phase() == Some(aim.phase));
        lines.push(line);
    }
    std::thread::sleep(aim.delay);
    child.0.kill().expect("it runs");
    lines.extend(std::iter::from_fn(|| next_line(&mut output)));
    let status = child.0.wait().expect("it was started here");
    assert_eq!(status.signal(), Some(SIGKILL), "{status}");
    Killed { lines }
}

/// A whole line; none at the end, nor for half a line.
fn next_line(output: &mut BufReader<ChildStdout>) -> Option<Line> {
    let mut text = String::new();
    output.read_line(&mut text).expect("UTF-8 from a pipe");
    let text = text.strip_suffix('\n')?;
    Some(Line::read(text).unwrap_or_else(|| panic!("no line of ours: {text}")))
}

/// A mean that forgets, so that one slow phase does not spoil the aim.
fn learn(durations: &mut Durations, phase: Phase, took: Duration) {
    let mean = durations.entry(phase).or_insert(took);
    *mean = (*mean * 7 + took) / 8;
}

/// A child that does not outlive a test which fails.
struct Leashed(Child);

impl Drop for Leashed {
    fn drop(&mut self) {
        // It is dead already, unless the test has failed before the kill.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The signal that no program can catch.
const SIGKILL: i32 = 9;
