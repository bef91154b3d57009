//! UniFFI's generator for Swift, which lays out sources, header and module map as a package wants them.

fn main() {
    uniffi::uniffi_bindgen_swift();
}
