//! The collector from outside: raw HTTP over the loopback, and what lies in its folder then.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod concurrency;
mod crash;
mod kit;
mod large;
mod offers;
mod resend;
mod verdicts;
mod workbooks;
