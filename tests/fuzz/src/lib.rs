//! The targets of the tests' kit, compiled without the rest of the kit: the programs stay small and
//! are built in seconds.

#[path = "../../src/environment.rs"]
pub mod environment;
#[path = "../../src/fuzz.rs"]
pub mod fuzz;
