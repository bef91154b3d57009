//! How the library of a phone is linked when it is built to be shipped (profile `dist`).

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    // Both are options of LLVM's linker: Android's, and Rust's own for x86-64 Linux.
    let lld = is("CARGO_CFG_TARGET_OS", "android")
        || (is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ARCH", "x86_64"));
    if !(is("OPT_LEVEL", "z") && lld) {
        return;
    }
    // Functions of the same instructions become one: generic code is compiled for each type, and
    // half of it comes out alike.
    println!("cargo:rustc-cdylib-link-arg=-Wl,--icf=all");
    if is("CARGO_CFG_TARGET_OS", "android") {
        // Packed as every Android since 6 reads it; the shorter form below came with 11.
        println!("cargo:rustc-cdylib-link-arg=-Wl,--pack-dyn-relocs=android");
    } else {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,pack-relative-relocs");
    }
}
