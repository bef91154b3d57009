//! Measures as the programs print them: who, in what work, of what, how much.

use std::collections::HashMap;

use serde_json::Value;

use crate::command::Failure;

/// Everything that was measured; of several measures of one thing the least.
#[derive(Default)]
pub(super) struct Measures(HashMap<(String, String, String), f64>);

impl Measures {
    /// Reads lines of `rayi bench --json`.
    pub(super) fn read(&mut self, lines: &str) -> Result<(), Failure> {
        for line in lines.lines() {
            let row: Value = serde_json::from_str(line)
                .map_err(|fault| Failure::new(format!("{line:?} is no measure: {fault}")))?;
            let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let value = row["value"]
                .as_f64()
                .ok_or_else(|| Failure::new(format!("no value in {line}")))?;
            let least = self.0.entry((word("peer"), word("work"), word("metric")));
            let least = least.or_insert(value);
            *least = least.min(value);
        }
        Ok(())
    }

    /// One measure.
    pub(super) fn of(&self, peer: &str, work: &str, metric: &str) -> Option<f64> {
        let key = (peer.to_owned(), work.to_owned(), metric.to_owned());
        self.0.get(&key).copied()
    }

    /// The sum of one measure over several works, if each has it.
    pub(super) fn sum(&self, peer: &str, works: &[&str], metric: &str) -> Option<f64> {
        works.iter().map(|work| self.of(peer, work, metric)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_is_kept_and_a_sum_needs_all() {
        let mut measures = Measures::default();
        measures
            .read(
                "{\"peer\":\"rayi\",\"work\":\"a\",\"metric\":\"m\",\"value\":3,\"unit\":\"ms\"}\n\
                 {\"peer\":\"rayi\",\"work\":\"a\",\"metric\":\"m\",\"value\":2.5,\"unit\":\"ms\"}",
            )
            .unwrap();
        assert_eq!(measures.of("rayi", "a", "m"), Some(2.5));
        assert_eq!(measures.sum("rayi", &["a", "b"], "m"), None);
        assert!(measures.read("{\"error\":\"does not load\"}").is_err());
    }
}
