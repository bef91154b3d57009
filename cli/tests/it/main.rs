//! The program as people and scripts meet it: what it prints, and how it ends.

mod bad_workbooks;
mod check;
mod demo;
mod interview;
mod passphrase;
mod program;
#[cfg(unix)]
mod terminal;
mod testing;
mod trouble;
mod usage;
mod verify;
