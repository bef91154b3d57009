//! SQLCipher, compiled from its own source with its cryptography from [`ring`] and [`aes`].
//!
//! A program that uses `rusqlite` links this crate by naming it, and needs no OpenSSL:
//!
//! ```
//! use rayi_sqlcipher as _;
//!
//! let connection = rusqlite::Connection::open_in_memory()?;
//! connection.pragma_update(None, "key", "a passphrase")?;
//! let provider: String =
//!     connection.pragma_query_value(None, "cipher_provider", |row| row.get(0))?;
//! assert_eq!(provider, "ring");
//! # Ok::<(), rusqlite::Error>(())
//! ```
//!
//! Beside it is the lock of a folder, [`FolderLock`], which stands on SQLite as the stores do.
//!
//! The file format is SQLCipher 4's, byte for byte: AES-256-CBC, a page's tag by HMAC-SHA-512, keys
//! by PBKDF2. What is here is the table of functions that SQLCipher asks for ciphers, its
//! `sqlcipher_provider`.
//!
//! **Invariants**
//! - No function of the table panics, and each checks the lengths that it is given: what SQLCipher
//!   would not ask is an error code, not a read beyond an end.
//! - Random bytes are the operating system's.
#![allow(
    unsafe_code,
    reason = "the C boundary of SQLCipher: a table of functions over pointers and lengths"
)]

mod cipher;
mod lock;
mod provider;

pub use lock::FolderLock;
