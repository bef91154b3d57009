//! The table of functions that SQLCipher asks for ciphers (`sqlcipher_provider` of `sqlcipher.h`,
//! SQLCipher 4.20), each a thin and checked step to [`crate::cipher`].

use crate::cipher::{self, BLOCK_LEN, Direction, Hash, KEY_LEN, Refused};
use std::ffi::{c_char, c_int, c_uchar, c_void};
use std::{ptr, slice};

const SQLITE_OK: c_int = 0;
const SQLITE_ERROR: c_int = 1;

/// SQLCipher's mode of its page cipher; the other is 0.
const CIPHER_ENCRYPT: c_int = 1;

/// `struct sqlcipher_provider`, its members in their order.
#[repr(C)]
pub(crate) struct Provider {
    init: Option<unsafe extern "C" fn() -> c_int>,
    shutdown: Option<unsafe extern "C" fn()>,
    get_provider_name: unsafe extern "C" fn(*mut c_void) -> *const c_char,
    add_random: unsafe extern "C" fn(*mut c_void, *const c_void, c_int) -> c_int,
    random: unsafe extern "C" fn(*mut c_void, *mut c_void, c_int) -> c_int,
    hmac: unsafe extern "C" fn(
        *mut c_void,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        c_int,
        *mut c_uchar,
    ) -> c_int,
    kdf: unsafe extern "C" fn(
        *mut c_void,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        c_int,
        c_int,
        c_int,
        *mut c_uchar,
    ) -> c_int,
    cipher: unsafe extern "C" fn(
        *mut c_void,
        c_int,
        *const c_uchar,
        c_int,
        *const c_uchar,
        *const c_uchar,
        c_int,
        *mut c_uchar,
    ) -> c_int,
    get_cipher: unsafe extern "C" fn(*mut c_void) -> *const c_char,
    get_key_sz: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_iv_sz: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_block_sz: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_hmac_sz: unsafe extern "C" fn(*mut c_void, c_int) -> c_int,
    ctx_init: unsafe extern "C" fn(*mut *mut c_void) -> c_int,
    ctx_free: unsafe extern "C" fn(*mut *mut c_void) -> c_int,
    fips_status: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_provider_version: unsafe extern "C" fn(*mut c_void) -> *const c_char,
    next: *mut Self,
}

/// Fills the table that SQLCipher made room for; it asks once, when SQLite is initialised.
///
/// # Safety
/// `provider` is room for one [`Provider`], not yet initialised.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn rayi_sqlcipher_provider(provider: *mut Provider) -> c_int {
    if provider.is_null() {
        return SQLITE_ERROR;
    }
    let table = Provider {
        init: None,
        shutdown: None,
        get_provider_name,
        add_random,
        random,
        hmac,
        kdf,
        cipher: page_cipher,
        get_cipher,
        get_key_sz,
        get_iv_sz: get_block_sz,
        get_block_sz,
        get_hmac_sz,
        ctx_init: keep_nothing,
        ctx_free: keep_nothing,
        fips_status,
        get_provider_version,
        next: ptr::null_mut(),
    };
    // SAFETY: the caller's promise; `write` reads nothing of what was there.
    unsafe { provider.write(table) };
    SQLITE_OK
}

fn code(result: &Result<(), Refused>) -> c_int {
    match result {
        Ok(()) => SQLITE_OK,
        Err(Refused) => SQLITE_ERROR,
    }
}

/// A length of ours, all of which fit.
fn length(len: usize) -> c_int {
    c_int::try_from(len).unwrap_or(0)
}

/// `len` bytes at `start`.
///
/// # Safety
/// `start` is null or the first of `len` readable bytes that nobody writes during `'a`.
unsafe fn read<'a>(start: *const c_uchar, len: c_int) -> Result<&'a [u8], Refused> {
    let len = usize::try_from(len).map_err(|_| Refused)?;
    if len == 0 {
        return Ok(&[]);
    }
    if start.is_null() {
        return Err(Refused);
    }
    // SAFETY: not null, and the caller's promise.
    Ok(unsafe { slice::from_raw_parts(start, len) })
}

/// `len` bytes at `start`, to be written.
///
/// # Safety
/// `start` is null or the first of `len` bytes, initialised, that nobody else touches during `'a`.
unsafe fn write<'a>(start: *mut c_uchar, len: c_int) -> Result<&'a mut [u8], Refused> {
    let len = usize::try_from(len).map_err(|_| Refused)?;
    if len == 0 {
        return Ok(&mut []);
    }
    if start.is_null() {
        return Err(Refused);
    }
    // SAFETY: not null, and the caller's promise.
    Ok(unsafe { slice::from_raw_parts_mut(start, len) })
}

unsafe extern "C" fn get_provider_name(_: *mut c_void) -> *const c_char {
    c"ring".as_ptr()
}

/// That of the table: ring does not say its own, and a number by hand would not follow the lockfile.
unsafe extern "C" fn get_provider_version(_: *mut c_void) -> *const c_char {
    const VERSION: &str = concat!("rayi-sqlcipher ", env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

unsafe extern "C" fn get_cipher(_: *mut c_void) -> *const c_char {
    c"aes-256-cbc".as_ptr()
}

unsafe extern "C" fn get_key_sz(_: *mut c_void) -> c_int {
    length(KEY_LEN)
}

unsafe extern "C" fn get_block_sz(_: *mut c_void) -> c_int {
    length(BLOCK_LEN)
}

unsafe extern "C" fn get_hmac_sz(_: *mut c_void, algorithm: c_int) -> c_int {
    Hash::numbered(algorithm).map_or(0, |hash| length(hash.tag_len()))
}

/// The functions share no state, so a context of theirs is nothing.
unsafe extern "C" fn keep_nothing(_: *mut *mut c_void) -> c_int {
    SQLITE_OK
}

unsafe extern "C" fn fips_status(_: *mut c_void) -> c_int {
    0
}

/// The operating system's generator takes no seed from a program.
unsafe extern "C" fn add_random(_: *mut c_void, _: *const c_void, _: c_int) -> c_int {
    SQLITE_OK
}

unsafe extern "C" fn random(_: *mut c_void, buffer: *mut c_void, length: c_int) -> c_int {
    // SQLCipher's buffer may be uninitialised, so it is filled with zeros before it is a slice.
    let Ok(len) = usize::try_from(length) else {
        return SQLITE_ERROR;
    };
    if buffer.is_null() {
        return SQLITE_ERROR;
    }
    // SAFETY: SQLCipher gives `length` writable bytes of its own.
    let bytes = unsafe {
        ptr::write_bytes(buffer.cast::<u8>(), 0, len);
        write(buffer.cast(), length)
    };
    code(&bytes.and_then(cipher::random))
}

unsafe extern "C" fn hmac(
    _: *mut c_void,
    algorithm: c_int,
    key: *const c_uchar,
    key_len: c_int,
    first: *const c_uchar,
    first_len: c_int,
    second: *const c_uchar,
    second_len: c_int,
    out: *mut c_uchar,
) -> c_int {
    let sign = || {
        let hash = Hash::numbered(algorithm)?;
        if first.is_null() || out.is_null() {
            return Err(Refused);
        }
        // SAFETY: SQLCipher's pointers are null or lead to as many bytes as it says.
        let (key, first, second) = unsafe {
            let second_len = if second.is_null() { 0 } else { second_len };
            (
                read(key, key_len)?,
                read(first, first_len)?,
                read(second, second_len)?,
            )
        };
        let tag = cipher::tag(hash, key, [first, second]);
        // SAFETY: `out` has room for a tag of this algorithm (`get_hmac_sz`), and may be what was
        // read: the tag is a copy by now.
        unsafe { ptr::copy_nonoverlapping(tag.as_ref().as_ptr(), out, tag.as_ref().len()) };
        Ok(())
    };
    code(&sign())
}

unsafe extern "C" fn kdf(
    _: *mut c_void,
    algorithm: c_int,
    secret: *const c_uchar,
    secret_len: c_int,
    salt: *const c_uchar,
    salt_len: c_int,
    rounds: c_int,
    key_len: c_int,
    key: *mut c_uchar,
) -> c_int {
    let derive = || {
        let hash = Hash::numbered(algorithm)?;
        let rounds = u32::try_from(rounds).map_err(|_| Refused)?;
        // SAFETY: SQLCipher's pointers lead to as many bytes as it says; `key` is its own, apart
        // from both and zeroed by its allocator.
        let (secret, salt, key) = unsafe {
            (
                read(secret, secret_len)?,
                read(salt, salt_len)?,
                write(key, key_len)?,
            )
        };
        cipher::derive(hash, secret, salt, rounds, key)
    };
    code(&derive())
}

unsafe extern "C" fn page_cipher(
    _: *mut c_void,
    mode: c_int,
    key: *const c_uchar,
    key_len: c_int,
    iv: *const c_uchar,
    input: *const c_uchar,
    len: c_int,
    out: *mut c_uchar,
) -> c_int {
    let turn = || {
        let direction = if mode == CIPHER_ENCRYPT {
            Direction::Encrypt
        } else {
            Direction::Decrypt
        };
        let bytes = usize::try_from(len).map_err(|_| Refused)?;
        if input.is_null() || out.is_null() {
            return Err(Refused);
        }
        // SAFETY: SQLCipher's pointers lead to as many bytes as it says, an IV to a block. `out`
        // may overlap `input`, so the page is moved before there is a slice of it; key and IV lie
        // outside of it.
        let (key, iv, page) = unsafe {
            let key = read(key, key_len)?;
            let iv = read(iv, get_block_sz(ptr::null_mut()))?;
            ptr::copy(input, out, bytes);
            (key, iv, write(out, len)?)
        };
        let key = key.try_into().map_err(|_| Refused)?;
        let iv = iv.try_into().map_err(|_| Refused)?;
        cipher::cipher(direction, key, iv, page)
    };
    code(&turn())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::mem::MaybeUninit;

    fn table() -> Provider {
        let mut room = MaybeUninit::uninit();
        // SAFETY: room for one; initialised when the call says so.
        unsafe {
            assert_eq!(rayi_sqlcipher_provider(room.as_mut_ptr()), SQLITE_OK);
            room.assume_init()
        }
    }

    #[test]
    fn the_provider_says_the_version_of_this_crate() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "key", "a").unwrap();
        let version: String = connection
            .pragma_query_value(None, "cipher_provider_version", |row| row.get(0))
            .unwrap();
        assert_eq!(
            version,
            format!("rayi-sqlcipher {}", env!("CARGO_PKG_VERSION"))
        );
    }

    #[test]
    fn what_sqlcipher_would_not_ask_is_an_error() {
        let table = table();
        let none = ptr::null_mut();
        let (key, mut out) = ([1; 32], [0; 64]);
        // SAFETY: every pointer is null or leads to at least as many bytes as is said.
        unsafe {
            assert_eq!(rayi_sqlcipher_provider(ptr::null_mut()), SQLITE_ERROR);
            assert_eq!((table.get_hmac_sz)(none, 3), 0);
            assert_eq!((table.get_hmac_sz)(none, 2), 64);
            assert_eq!((table.random)(none, ptr::null_mut(), 4), SQLITE_ERROR);
            assert_eq!(
                (table.random)(none, out.as_mut_ptr().cast(), -1),
                SQLITE_ERROR
            );
            let mut hmac = |algorithm, key_len, first: *const u8| {
                (table.hmac)(
                    none,
                    algorithm,
                    key.as_ptr(),
                    key_len,
                    first,
                    4,
                    ptr::null(),
                    9,
                    out.as_mut_ptr(),
                )
            };
            assert_eq!(hmac(2, 32, key.as_ptr()), SQLITE_OK);
            assert_eq!(hmac(9, 32, key.as_ptr()), SQLITE_ERROR);
            assert_eq!(hmac(2, -32, key.as_ptr()), SQLITE_ERROR);
            assert_eq!(hmac(2, 32, ptr::null()), SQLITE_ERROR);
        }
        let mut page = [5; 64];
        let mut turn = |key_len, len| {
            let start = page.as_mut_ptr();
            // SAFETY: as above; the page is read and written at one place, as is allowed.
            unsafe {
                (table.cipher)(
                    none,
                    1,
                    key.as_ptr(),
                    key_len,
                    key.as_ptr(),
                    start,
                    len,
                    start,
                )
            }
        };
        assert_eq!(turn(31, 64), SQLITE_ERROR);
        assert_eq!(turn(32, -1), SQLITE_ERROR);
        assert_eq!(turn(32, 63), SQLITE_ERROR);
        assert_eq!(turn(32, 64), SQLITE_OK);
        assert_ne!(page, [5; 64]);
    }

    #[test]
    fn random_bytes_differ() {
        let table = table();
        let mut bytes = [[0_u8; 32]; 2];
        for each in &mut bytes {
            // SAFETY: 32 bytes of ours.
            let code = unsafe { (table.random)(ptr::null_mut(), each.as_mut_ptr().cast(), 32) };
            assert_eq!(code, SQLITE_OK);
        }
        assert_ne!(bytes[0], bytes[1]);
    }
}
