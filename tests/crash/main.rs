//! The crash test: a child that interviews, finalises and sends is killed 200 times, at any moment;
//! each time the store is opened again and all that was acknowledged is there.

#![expect(clippy::print_stdout, reason = "the seed and the spread of the kills")]

mod inspection;
mod memory;
mod run;
mod server;
mod spread;

use rayi::SystemEnvironment;
use rayi_interview::Environment as _;
use rayi_tests::crash::Chance;

use crate::inspection::Inspection;
use crate::server::Server;
use crate::spread::Spread;

/// Kills that count: those in one of the four phases of [`spread::ASKED`].
const KILLS: u32 = 200;
/// How many of them come after an acknowledgement of the same child, at least.
const AFTER_ACKNOWLEDGEMENTS: u32 = 150;
/// How many meet each phase, at least; they are aimed evenly, but a child does not hold still.
const IN_EACH_PHASE: u32 = 20;

#[test]
fn everything_acknowledged_survives_two_hundred_kills() {
    let seed = match std::env::var("CRASH_SEED") {
        Ok(seed) => seed.parse().expect("CRASH_SEED is a number"),
        Err(_) => SystemEnvironment.random(),
    };
    println!("CRASH_SEED={seed}");
    let mut chance = Chance(seed);
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    let server = Server::start(&home.path().join("collected"));
    let mut inspection = Inspection::new(&store, &server.collector);
    let mut spread = Spread::default();

    while spread.kills() < KILLS {
        let aim = spread.aim(&mut chance);
        let killed = run::until_killed(&store, &server.address, &aim, &mut spread.durations);
        spread.count(&killed);
        for line in &killed.lines {
            inspection.memory.hear(line);
        }
        inspection.after_a_kill();
    }
    let (records, drafts) = inspection.at_the_end(&server.address);

    println!("{spread}{records} records delivered and verified, {drafts} drafts left");
    assert!(spread.kills() >= KILLS);
    assert!(spread.after_acknowledgements() >= AFTER_ACKNOWLEDGEMENTS);
    for phase in spread::ASKED {
        assert!(spread.kills_in(phase) >= IN_EACH_PHASE, "{phase:?}");
    }
}
