//! Wire: OpenRosa over HTTP/1.1, from the bytes of a connection to the library and back.

mod answers;
mod inflow;
mod router;
mod serve;
pub(crate) mod upload;

pub use serve::serve;
