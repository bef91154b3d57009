//! libFuzzer's inputs for the target `csv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rayi_fuzz::fuzz::run("csv", bytes));
