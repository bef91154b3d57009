//! The body of one POST, read from the store chunk by chunk while it is sent.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use rayi_openrosa::{Segment, SubmissionBody};
use rayi_store::{AttachmentId, OutboxEntry, OutboxId, Store};

use super::SyncListener;
use crate::plan::Part;

/// Holds at most the XML and one chunk of one file in memory.
pub(super) struct PartBody {
    store: Arc<Store>,
    segments: VecDeque<Stretch>,
    left: u64,
    meter: Meter,
    /// Where a store's refusal is left for whoever sends: the client turns it into words.
    fault: Arc<Mutex<Option<rayi_store::Error>>>,
}

enum Stretch {
    /// Multipart lines: nothing that a person counts.
    Lines(Bytes),
    Xml(Bytes),
    File {
        id: AttachmentId,
        next_chunk: u32,
        left: u64,
    },
    /// A chunk of a file, handed on in pieces so that progress moves.
    Chunk(Bytes),
}

impl PartBody {
    pub(super) fn new(
        store: &Arc<Store>,
        part: &Part,
        layout: &SubmissionBody,
        meter: Meter,
        fault: Arc<Mutex<Option<rayi_store::Error>>>,
    ) -> Result<Self, rayi_store::Error> {
        let xml = Bytes::from(store.record_xml(part.entry)?);
        let stretch = |segment: &Segment| match segment {
            Segment::Frame(bytes) => Some(Stretch::Lines(Bytes::from(bytes.clone()))),
            Segment::Xml { .. } => Some(Stretch::Xml(xml.clone())),
            Segment::File { index, len } => part.files.get(*index).map(|file| Stretch::File {
                id: file.id,
                next_chunk: 0,
                left: *len,
            }),
        };
        let segments: Option<VecDeque<_>> = layout.segments().iter().map(stretch).collect();
        let segments = segments.ok_or(rayi_store::Error::AttachmentMissing)?;
        let left = segments.iter().map(Stretch::len).sum();
        Ok(Self {
            store: Arc::clone(store),
            segments,
            left,
            meter,
            fault,
        })
    }

    /// Bytes that are still to come.
    pub(super) fn len(&self) -> u64 {
        self.left
    }

    fn next_piece(&mut self) -> Result<Option<Bytes>, rayi_store::Error> {
        while let Some(segment) = self.segments.pop_front() {
            match segment {
                Stretch::Lines(bytes) => return Ok(Some(bytes)),
                Stretch::Xml(bytes) => {
                    self.meter.xml_sent();
                    return Ok(Some(bytes));
                }
                Stretch::Chunk(mut bytes) => {
                    let piece = bytes.split_to(PIECE.min(bytes.len()));
                    if !bytes.is_empty() {
                        self.segments.push_front(Stretch::Chunk(bytes));
                    }
                    self.meter.file_bytes_sent(piece.len() as u64);
                    return Ok(Some(piece));
                }
                Stretch::File { left: 0, .. } => {}
                Stretch::File {
                    id,
                    next_chunk,
                    left,
                } => {
                    let chunk = self
                        .store
                        .attachment_chunk(id, next_chunk)?
                        .filter(|chunk| !chunk.is_empty() && chunk.len() as u64 <= left)
                        .ok_or(rayi_store::Error::Corrupt)?;
                    let left = left - chunk.len() as u64;
                    let next_chunk = next_chunk + 1;
                    self.segments.push_front(Stretch::File {
                        id,
                        next_chunk,
                        left,
                    });
                    self.segments.push_front(Stretch::Chunk(Bytes::from(chunk)));
                }
            }
        }
        Ok(None)
    }
}

impl Stretch {
    fn len(&self) -> u64 {
        match self {
            Self::Lines(bytes) | Self::Xml(bytes) | Self::Chunk(bytes) => bytes.len() as u64,
            Self::File { left, .. } => *left,
        }
    }
}

impl Body for PartBody {
    type Data = Bytes;
    type Error = Unreadable;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Unreadable>>> {
        Poll::Ready(match self.next_piece() {
            Ok(piece) => piece.map(|piece| {
                self.left -= piece.len() as u64;
                Ok(Frame::data(piece))
            }),
            Err(error) => {
                *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                Some(Err(Unreadable))
            }
        })
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// The store could not be read while the body was sent; why is left beside.
#[derive(Debug, thiserror::Error)]
#[error("the store could not be read")]
pub(super) struct Unreadable;

/// Counts what leaves, in bytes of the record; multipart lines and an XML sent again count nothing.
pub(super) struct Meter {
    listener: Arc<dyn SyncListener>,
    entry: OutboxId,
    sent: u64,
    total: u64,
    new_xml: u64,
}

impl Meter {
    pub(super) fn new(entry: &OutboxEntry, listener: Arc<dyn SyncListener>) -> Self {
        Self {
            listener,
            entry: entry.id,
            sent: entry.bytes_accepted(),
            total: entry.bytes_total(),
            new_xml: if entry.xml_accepted {
                0
            } else {
                entry.xml_size
            },
        }
    }

    fn xml_sent(&mut self) {
        self.file_bytes_sent(self.new_xml);
    }

    fn file_bytes_sent(&mut self, bytes: u64) {
        self.sent += bytes;
        self.listener.progress(self.entry, self.sent, self.total);
    }
}

/// Progress moves in steps of this many bytes: a second at 64 kB/s.
const PIECE: usize = 64 * 1024;
