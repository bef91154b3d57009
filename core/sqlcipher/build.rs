//! Compiles SQLCipher with what the stores use, and with our provider of its cryptography.

fn main() {
    let folder = sqlcipher_src::source_dir();
    let source = folder.join(sqlcipher_src::SOURCE_FILE);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", source.display());
    let mut build = cc::Build::new();
    build.file(source).include(folder).warnings(false);
    for (name, value) in DEFINES {
        build.define(name, *value);
    }
    build.compile("sqlcipher");
}

const DEFINES: &[(&str, Option<&str>)] = &[
    ("SQLITE_CORE", None),
    // SQLCipher, and whom it asks for ciphers: `src/lib.rs`.
    ("SQLITE_HAS_CODEC", None),
    ("SQLITE_EXTRA_INIT", Some("sqlcipher_extra_init")),
    ("SQLITE_EXTRA_SHUTDOWN", Some("sqlcipher_extra_shutdown")),
    ("SQLCIPHER_CRYPTO_CUSTOM", Some("rayi_sqlcipher_provider")),
    // Nothing temporary reaches a disk, whatever a connection asks for.
    ("SQLITE_TEMP_STORE", Some("3")),
    ("SQLITE_THREADSAFE", Some("1")),
    ("SQLITE_DEFAULT_FOREIGN_KEYS", Some("1")),
    // A misspelt column is an error, and no text in double quotes.
    ("SQLITE_DQS", Some("0")),
    // A null or closed handle is an error code.
    ("SQLITE_ENABLE_API_ARMOR", None),
    ("SQLITE_OMIT_LOAD_EXTENSION", None),
    ("SQLITE_OMIT_SHARED_CACHE", None),
    ("SQLITE_LIKE_DOESNT_MATCH_BLOBS", None),
    ("HAVE_STDINT_H", Some("1")),
    ("HAVE_USLEEP", Some("1")),
    ("HAVE_ISNAN", None),
    ("HAVE_LOCALTIME_R", None),
];
