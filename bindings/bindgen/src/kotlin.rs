//! UniFFI's generator, of exactly the version that the bindings were compiled with: writes the Kotlin.

fn main() {
    uniffi::uniffi_bindgen_main();
}
