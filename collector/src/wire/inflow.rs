//! Inflow: the body of a POST as it comes in, measured.
//!
//! Keeps the size, the time and the silence of a body within [`Limits`], and hands the multipart
//! parser a chunk only when it cannot go on without: it would take, and hold in memory, all that
//! is offered.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use bytes::Bytes;
use futures_core::Stream;
use tokio::time::{Instant, Sleep, sleep};

use crate::limits::Limits;
use crate::rejection::Rejection;

/// A body under its limits. Ends with an error at the first limit that is reached.
pub(crate) struct Inflow {
    body: BodyDataStream,
    received: u64,
    most: u64,
    waiting: Waiting,
    deadline: Pin<Box<Sleep>>,
    silence: Pin<Box<Sleep>>,
    idle_time: Duration,
}

/// What the parser holds: bytes given to it, and not yet taken from it.
#[derive(Clone)]
pub(crate) struct Waiting {
    given: Arc<AtomicU64>,
    taken: Arc<AtomicU64>,
    most: u64,
    /// The parser got a chunk, or gave something out: it may be able to go on by itself.
    fed: Arc<AtomicBool>,
}

impl Inflow {
    pub(crate) fn new(body: Body, limits: &Limits) -> Self {
        Self {
            body: body.into_data_stream(),
            received: 0,
            most: limits.post,
            waiting: Waiting {
                given: Arc::default(),
                taken: Arc::default(),
                most: limits.framing,
                fed: Arc::default(),
            },
            deadline: Box::pin(sleep(limits.body_time)),
            silence: Box::pin(sleep(limits.idle_time)),
            idle_time: limits.idle_time,
        }
    }

    /// Whether nothing of the body was received so far.
    pub(crate) fn is_untouched(&self) -> bool {
        self.received == 0
    }

    /// The count that the taker of the parser's output has to keep.
    pub(crate) fn waiting(&self) -> Waiting {
        self.waiting.clone()
    }

    /// Reads on to the end of a body that was refused, as far as one more allowed body would
    /// reach: a client that is still sending looks at the answer only when it has sent all, and
    /// loses the answer if the connection is cut before.
    pub(crate) async fn drain(mut self) {
        self.most = self.received.saturating_add(self.most);
        self.waiting.most = u64::MAX;
        while let Some(Ok(_)) =
            std::future::poll_fn(|context| Pin::new(&mut self).poll_next(context)).await
        {}
    }
}

impl Stream for Inflow {
    type Item = Result<Bytes, Rejection>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.waiting.fed.swap(false, Ordering::Relaxed) {
            // Not now: look at what there is, and ask again.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        match Pin::new(&mut self.body).poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => {
                let again = Instant::now() + self.idle_time;
                self.silence.as_mut().reset(again);
                self.received += chunk.len() as u64;
                if self.received > self.most {
                    return Poll::Ready(Some(Err(Rejection::PostTooLarge)));
                }
                // What waited before this chunk: one chunk more is always welcome.
                if self.waiting.exceeded() {
                    return Poll::Ready(Some(Err(Rejection::PartHeadTooLarge)));
                }
                self.waiting.give(chunk.len());
                Poll::Ready(Some(Ok(chunk)))
            }
            Poll::Ready(Some(Err(_))) => Poll::Ready(Some(Err(Rejection::CutOff))),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => {
                let late = self.deadline.as_mut().poll(context).is_ready();
                let silent = self.silence.as_mut().poll(context).is_ready();
                if late || silent {
                    return Poll::Ready(Some(Err(Rejection::TooSlow)));
                }
                Poll::Pending
            }
        }
    }
}

impl Waiting {
    /// So many bytes of a part's content came out of the parser.
    pub(crate) fn take(&self, bytes: usize) {
        self.taken.fetch_add(bytes as u64, Ordering::Relaxed);
        self.fed.store(true, Ordering::Relaxed);
    }

    /// The head of a part came out of the parser. What it still holds, a chunk at most, is
    /// counted as taken: heads have no size that could be told.
    pub(crate) fn take_head(&self) {
        self.taken
            .fetch_max(self.given.load(Ordering::Relaxed), Ordering::Relaxed);
        self.fed.store(true, Ordering::Relaxed);
    }

    fn give(&self, bytes: usize) {
        self.given.fetch_add(bytes as u64, Ordering::Relaxed);
        self.fed.store(true, Ordering::Relaxed);
    }

    fn exceeded(&self) -> bool {
        let given = self.given.load(Ordering::Relaxed);
        given.saturating_sub(self.taken.load(Ordering::Relaxed)) > self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_parser_holds_is_counted() {
        let waiting = Waiting {
            given: Arc::default(),
            taken: Arc::default(),
            most: 10,
            fed: Arc::default(),
        };
        waiting.give(11);
        assert!(waiting.exceeded());
        waiting.take_head();
        assert!(!waiting.exceeded());
        waiting.give(30);
        assert!(waiting.exceeded());
        waiting.take(20);
        assert!(!waiting.exceeded());
        waiting.take(400);
        assert!(!waiting.exceeded());
    }
}
