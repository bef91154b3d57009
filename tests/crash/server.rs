//! The collector, in this process and on a thread of its own: it outlives every child.

use std::path::Path;
use std::thread::JoinHandle;

use rayi_collector::{Collector, Config};
use rayi_tests::crash::POST_BYTES;
use rayi_tests::forms;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// A running collector; it stops when this is dropped.
pub(crate) struct Server {
    pub(crate) collector: Collector,
    pub(crate) address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        let mut config = Config::new(forms::folder("forms/real"), data);
        config.limits.post = POST_BYTES;
        let collector = Collector::open(config).expect("opens");
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .expect("a port");
        let address = listener.local_addr().expect("bound");
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = rayi_collector::serve(listener, collector.clone(), async {
            drop(stopped.await);
        });
        let thread = std::thread::spawn(move || runtime.block_on(serving));
        Self {
            collector,
            address: format!("http://{address}"),
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the server has failed the test by what it did not keep.
            drop(thread.join());
        }
    }
}
