//! Limits: what one upload and one connection may cost, each number with its reason.

use std::time::Duration;

/// What one upload and one connection may cost. [`Limits::default`] is for a server that
/// stands alone; every number may be changed before [`crate::Collector::open`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one POST, all of it: announced as `X-OpenRosa-Accept-Content-Length` and kept to.
    pub post: u64,
    /// Bytes of one file in a POST.
    pub file: u64,
    /// Bytes of the record's XML, which is held in memory while it is read.
    pub xml: usize,
    /// Elements inside one another in the record's XML.
    pub depth: usize,
    /// Parts of one POST, the XML among them.
    pub parts: usize,
    /// Bytes of multipart framing (boundary, part head) that may wait in memory unread.
    pub framing: u64,
    /// Time from the head of a POST to the end of its body.
    pub body_time: Duration,
    /// Time in which a body may bring nothing at all.
    pub idle_time: Duration,
    /// Time for the head of a request, and so for an idle connection.
    pub head_time: Duration,
    /// Time that uploads which have begun get to end after the server was told to stop.
    pub stop_time: Duration,
    /// Connections held at once; the next ones wait in the system's queue.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // What a stock ODK Central announces and its nginx enforces: clients split for it.
            post: 100_000_000,
            // A file cannot be split over POSTs, so only the POST bounds it.
            file: 100_000_000,
            // A roster of 1,000 members with 30 answers each is about 2 MB.
            xml: 10 << 20,
            // Deepest form known to us: 11. A parser of the next station may recurse.
            depth: 128,
            // One temporary file each; a record of 200 photos fits into one POST.
            parts: 256,
            // A part's head is three short lines; names are at most 255 bytes.
            framing: 16 << 10,
            // 100 MB at 110 kB/s, 3G. A slower phone is given smaller parts by its client.
            body_time: Duration::from_secs(15 * 60),
            // A phone that changes cells is silent for seconds, not for half a minute.
            idle_time: Duration::from_secs(30),
            // Longer than the 5 s after which clients drop an idle connection by themselves.
            head_time: Duration::from_secs(15),
            // Under the 30 s (Kubernetes) and 90 s (systemd) after which SIGKILL follows.
            stop_time: Duration::from_secs(20),
            // At most 256 × (10 MB of XML + framing) of memory in the worst case.
            connections: 256,
        }
    }
}
