//! libFuzzer's inputs for the target `steps`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rayi_fuzz::fuzz::run("steps", bytes));
