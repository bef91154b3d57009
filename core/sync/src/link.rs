//! Whether there is a network, as the platform says.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The platform's word about the network. Clones share it; call it from any thread.
#[derive(Debug, Clone)]
pub struct Link(Arc<Word>);

#[derive(Debug)]
struct Word {
    online: AtomicBool,
    /// Said online since the machine last looked.
    news: AtomicBool,
}

impl Link {
    /// A link that is as the platform says at the start.
    #[must_use]
    pub fn new(online: bool) -> Self {
        Self(Arc::new(Word {
            online: AtomicBool::new(online),
            news: AtomicBool::new(online),
        }))
    }

    /// There is a network, or a person said "send now": what waits for the link goes again.
    pub fn online(&self) {
        self.0.news.store(true, Ordering::Release);
        self.0.online.store(true, Ordering::Release);
    }

    /// There is none: the part on its way ends as it ends, and no other begins.
    pub fn offline(&self) {
        self.0.online.store(false, Ordering::Release);
    }

    /// What was said last.
    #[must_use]
    pub fn is_online(&self) -> bool {
        self.0.online.load(Ordering::Acquire)
    }

    /// Whether `online` was said since the last call of this.
    pub(crate) fn take_news(&self) -> bool {
        self.0.news.swap(false, Ordering::AcqRel)
    }
}
