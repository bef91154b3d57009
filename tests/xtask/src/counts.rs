//! How many tests ran: read from what the runners print, so that a green run of nothing is red.

use crate::command::Failure;

/// What test runners report in sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    /// Sums the `test result:` lines of `cargo test`.
    pub(crate) fn of_cargo(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output
            .lines()
            .filter(|line| line.starts_with("test result:"))
        {
            sum.passed += number_before(line, " passed");
            sum.failed += number_before(line, " failed");
            sum.skipped += number_before(line, " ignored");
        }
        sum
    }

    /// Adds one of surefire's reports; its root element carries the sums.
    pub(crate) fn add_surefire(&mut self, report: &str) {
        let Some(root) = report
            .split("<testsuite ")
            .nth(1)
            .and_then(|rest| rest.split('>').next())
        else {
            return;
        };
        let failed = attribute(root, "failures") + attribute(root, "errors");
        let skipped = attribute(root, "skipped");
        self.failed += failed;
        self.skipped += skipped;
        self.passed += attribute(root, "tests").saturating_sub(failed + skipped);
    }

    /// Reads the line that Swift Testing closes a run with.
    pub(crate) fn of_swift(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines() {
            let Some((_, rest)) = line.split_once("Test run with ") else {
                continue;
            };
            let number = rest.split(' ').next().and_then(|word| word.parse().ok());
            if rest.contains(" passed after ") {
                counts.passed += number.unwrap_or(0);
            } else if rest.contains(" failed after ") {
                counts.failed += number.unwrap_or(0);
            }
        }
        // A skipped case is part of that sum and has a line of its own.
        counts.skipped = output
            .lines()
            .filter(|line| line.contains(" skipped"))
            .count() as u64;
        counts
    }

    /// Fails unless exactly `expected` tests passed and nothing else happened.
    pub(crate) fn expect(self, expected: u64) -> Result<String, Failure> {
        if expected > 0
            && self
                == (Self {
                    passed: expected,
                    failed: 0,
                    skipped: 0,
                })
        {
            Ok(self.words())
        } else {
            Err(Failure::new(format!(
                "{expected} tests are written, but {} passed, {} failed, {} were skipped",
                self.passed, self.failed, self.skipped
            )))
        }
    }

    /// Fails when nothing ran or something was left out.
    pub(crate) fn expect_some(self) -> Result<String, Failure> {
        if self.passed == 0 {
            Err(Failure::new("no test ran"))
        } else if self.failed + self.skipped > 0 {
            Err(Failure::new(format!(
                "{} passed, {} failed, {} were ignored: a test runs or is deleted",
                self.passed, self.failed, self.skipped
            )))
        } else {
            Ok(self.words())
        }
    }

    fn words(self) -> String {
        format!("{} tests ran, all passed", self.passed)
    }
}

/// How many tests the sources of a language declare by its attribute.
pub(crate) fn declared<'a>(sources: impl IntoIterator<Item = &'a str>) -> u64 {
    sources
        .into_iter()
        .flat_map(str::lines)
        .map(str::trim_start)
        .filter(|line| *line == "@Test" || line.starts_with("@Test ") || line.starts_with("@Test("))
        .count() as u64
}

fn number_before(line: &str, word: &str) -> u64 {
    line.split_once(word)
        .and_then(|(before, _)| before.rsplit(' ').next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

fn attribute(element: &str, name: &str) -> u64 {
    element
        .split_once(&format!(" {name}=\""))
        .or_else(|| element.split_once(&format!("{name}=\"")))
        .and_then(|(_, rest)| rest.split('"').next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_sums_over_binaries_and_sees_ignored_tests() {
        let output = "test a ... ok\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n";
        let counts = Counts::of_cargo(output);
        assert_eq!(
            counts,
            Counts {
                passed: 15,
                failed: 0,
                skipped: 1
            }
        );
        assert!(counts.expect_some().is_err());
    }

    #[test]
    fn a_run_of_nothing_is_refused() {
        assert!(
            Counts::of_cargo("test result: ok. 0 passed; 0 failed; 0 ignored")
                .expect_some()
                .is_err()
        );
        assert!(Counts::default().expect(0).is_err());
    }

    #[test]
    fn surefire_reports_add_up() {
        let mut counts = Counts::default();
        counts.add_surefire("<?xml?>\n<testsuite xmlns=\"x\" name=\"A\" tests=\"4\" errors=\"0\" skipped=\"1\" failures=\"1\">");
        counts.add_surefire(
            "<testsuite name=\"B\" tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"0\"/>",
        );
        assert_eq!(
            counts,
            Counts {
                passed: 4,
                failed: 1,
                skipped: 1
            }
        );
        assert!(counts.expect(6).is_err());
    }

    #[test]
    fn swift_testing_closes_with_one_line() {
        let output = "✔ Test a() passed after 0.1 seconds.\n✔ Test run with 4 tests passed after 0.2 seconds.\n";
        assert!(Counts::of_swift(output).expect(4).is_ok());
        assert!(Counts::of_swift(output).expect(5).is_err());
        let skipped = "✘ Test b() skipped.\n✔ Test run with 4 tests passed after 0.2 seconds.\n";
        assert!(Counts::of_swift(skipped).expect(4).is_err());
        assert!(Counts::of_swift("Executed 0 tests").expect_some().is_err());
    }

    #[test]
    fn declared_tests_are_counted_by_their_attribute() {
        let kotlin =
            "import org.junit.jupiter.api.Test\n    @Test\n    fun a() {}\n@Test fun b() {}\n";
        let swift = "@Test func c() {}\n@Test(\"words\") func d() {}\n@TestOnly\n";
        assert_eq!(declared([kotlin, swift]), 4);
    }
}
