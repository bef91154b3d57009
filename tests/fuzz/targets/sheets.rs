//! libFuzzer's inputs for the target `sheets`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rayi_fuzz::fuzz::run("sheets", bytes));
