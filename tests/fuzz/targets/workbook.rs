//! libFuzzer's inputs for the target `workbook`.
#![no_main]

// A panic that the converter catches, of a library that reads files, is none of its own: the hook
// that libFuzzer sets would end the program before.
libfuzzer_sys::fuzz_target!(
    init: drop(std::panic::take_hook()),
    |bytes: &[u8]| rayi_fuzz::fuzz::run("workbook", bytes)
);
