//! `rayi-collector`: the collecting server as a program of its own.

use std::process::ExitCode;

fn main() -> ExitCode {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(std::env::var_os);
    let locale = locale.unwrap_or_default();
    rayi_collector::program::run(std::env::args_os().skip(1), &locale.to_string_lossy())
}
