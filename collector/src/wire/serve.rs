//! Serve: the collector's HTTP/1.1 connections, from accepting to the last answer.
//!
//! Own loop and not `axum::serve`, which lets a connection send the head of a request for ever
//! and takes any number of connections. The address of a client is dropped where it is learnt.

use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::collector::Collector;

/// Serves on `listener` until `shutdown` is done; then takes no more requests, and returns when
/// those that have begun are answered, or after [`crate::Limits::stop_time`].
pub async fn serve(
    listener: TcpListener,
    collector: Collector,
    shutdown: impl Future<Output = ()>,
) {
    let limits = collector.limits().clone();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head_time);
    let service = TowerToHyperService::new(collector.router());
    let permits = Arc::new(Semaphore::new(limits.connections));
    let connections = GracefulShutdown::new();
    let accepting = async {
        loop {
            // Never closed, so a permit always comes.
            let Ok(permit) = permits.clone().acquire_owned().await else {
                return;
            };
            let stream = accept(&listener).await;
            let connection = http.serve_connection(TokioIo::new(stream), service.clone());
            let connection = connections.watch(connection);
            tokio::spawn(async move {
                // A fault here is a client that went away or does not speak HTTP.
                let _ = connection.await;
                drop(permit);
            });
        }
    };
    tokio::select! {
        () = accepting => {}
        () = shutdown => {}
    }
    drop(listener);
    // What is still open then is cut off; its client has no answer and will send again.
    let _ = timeout(limits.stop_time, connections.shutdown()).await;
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _address)) => {
                // Answers are small and one at a time: waiting to fill a packet only delays.
                let _ = stream.set_nodelay(true);
                return stream;
            }
            // Out of file descriptors, or the client was gone first: the next one may do better.
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}
