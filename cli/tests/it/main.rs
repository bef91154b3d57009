//! The program as people and scripts meet it: what it prints, and how it ends.

mod program;
mod usage;
