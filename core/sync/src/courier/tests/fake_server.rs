//! A server on loopback that does as it is told, reply by reply, and remembers what it heard.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::sync::{Arc, Mutex};

use rayi_openrosa::Response;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does with the next request; when the list is at its end it behaves.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// 204 to a HEAD, 201 to a POST, as ODK Central does.
    Behave,
    /// This status, these headers, this body.
    Reply(u16, String, String),
    /// Closes the connection as soon as it is open.
    CloseAtOnce,
    /// Reads so many bytes of the body and closes.
    CloseMidBody(usize),
    /// Promises more bytes of a reply than it sends.
    CloseMidReply,
    /// Promises more bytes of a good reply than it sends.
    HalfBody,
    /// Reads all and never answers.
    Silence,
    /// Answers with something that is no HTTP.
    Garbage,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Heard {
    pub(crate) fn is_post(&self) -> bool {
        self.head.starts_with("POST ")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Names and contents of the multipart body's files.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let boundary = self
            .header("content-type")
            .unwrap()
            .split_once("boundary=")
            .unwrap()
            .1;
        let body = [b"\r\n", &self.body[..]].concat();
        let mut pieces = split(&body, format!("\r\n--{boundary}").as_bytes());
        assert_eq!(pieces.pop().unwrap(), b"--\r\n", "the end of the body");
        assert_eq!(
            pieces.remove(0),
            b"",
            "nothing stands before the first file"
        );
        pieces.into_iter().map(file_of).collect()
    }
}

fn file_of(piece: &[u8]) -> (String, Vec<u8>) {
    let mut halves = split(piece, b"\r\n\r\n").into_iter();
    let head = String::from_utf8(halves.next().unwrap().to_vec()).unwrap();
    let name = head
        .split("name=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let contents: Vec<&[u8]> = halves.collect();
    (name.to_owned(), contents.join(&b"\r\n\r\n"[..]))
}

fn split<'a>(text: &'a [u8], at: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(position) = rest.windows(at.len()).position(|window| window == at) {
        pieces.push(&rest[..position]);
        rest = &rest[position + at.len()..];
    }
    pieces.push(rest);
    pieces
}

pub(crate) struct FakeServer {
    port: u16,
    heard: Arc<Mutex<Vec<Heard>>>,
    acts: Arc<Mutex<VecDeque<Act>>>,
}

impl FakeServer {
    pub(crate) async fn start(acts: &[Act]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            heard: Arc::default(),
            acts: Arc::new(Mutex::new(acts.iter().cloned().collect())),
        };
        let (heard, acts) = (Arc::clone(&server.heard), Arc::clone(&server.acts));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&heard), Arc::clone(&acts)));
            }
        });
        server
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }

    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    pub(crate) fn posts(&self) -> Vec<Heard> {
        self.heard().into_iter().filter(Heard::is_post).collect()
    }
}

async fn serve(
    mut stream: TcpStream,
    heard: Arc<Mutex<Vec<Heard>>>,
    acts: Arc<Mutex<VecDeque<Act>>>,
) -> Option<()> {
    loop {
        let next = || acts.lock().unwrap().pop_front().unwrap_or(Act::Behave);
        let close_at_once = matches!(acts.lock().unwrap().front(), Some(Act::CloseAtOnce));
        if close_at_once {
            next();
            return None;
        }
        let mut bytes = Vec::new();
        let head_end = loop {
            if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
                break end + 4;
            }
            read_more(&mut stream, &mut bytes).await?;
        };
        let head = String::from_utf8(bytes[..head_end].to_vec()).unwrap();
        let mut request = Heard {
            head,
            body: bytes.split_off(head_end),
        };
        let length: usize = request
            .header("content-length")
            .map_or(0, |text| text.parse().unwrap());
        let act = next();
        let wanted = match act {
            Act::CloseMidBody(count) => count.min(length),
            _ => length,
        };
        while request.body.len() < wanted {
            read_more(&mut stream, &mut request.body).await?;
        }
        let is_post = request.is_post();
        heard.lock().unwrap().push(request);
        let (status, headers, body) = match act {
            Act::Behave if is_post => (201, OPENROSA.to_owned(), Response::success().print()),
            Act::Behave => (204, OPENROSA.to_owned(), String::new()),
            Act::Reply(status, headers, body) => (status, headers, body),
            Act::CloseMidReply => {
                let half = format!(
                    "HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{}",
                    Response::success().print()
                );
                stream.write_all(half.as_bytes()).await.ok()?;
                return None;
            }
            Act::HalfBody => {
                let half = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<form/>";
                stream.write_all(half).await.ok()?;
                return None;
            }
            Act::Garbage => {
                stream.write_all(b"220 smtp.example ESMTP\r\n").await.ok()?;
                return None;
            }
            Act::Silence => {
                let mut rest = Vec::new();
                stream.read_to_end(&mut rest).await.ok()?;
                return None;
            }
            Act::CloseAtOnce | Act::CloseMidBody(_) => return None,
        };
        let length = if status == 204 {
            String::new()
        } else {
            format!("Content-Length: {}\r\n", body.len())
        };
        let reply = format!("HTTP/1.1 {status} X\r\n{headers}{length}\r\n{body}");
        stream.write_all(reply.as_bytes()).await.ok()?;
    }
}

/// A port, and what its server could read of the first who called.
type Stranger = (u16, JoinHandle<Vec<u8>>);

/// Speaks TLS with a certificate that it signed itself.
pub(crate) fn impostor() -> Stranger {
    let certificate = CertificateDer::from(&include_bytes!("impostor.cert.der")[..]);
    let key = PrivatePkcs8KeyDer::from(&include_bytes!("impostor.key.der")[..]);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())
        .unwrap();
    listen(move |mut stream| {
        let mut tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
        let mut heard = Vec::new();
        // Ends with the client's alert; before it nothing must come through.
        let ending = rustls::Stream::new(&mut tls, &mut stream).read_to_end(&mut heard);
        assert!(ending.is_err());
        heard
    })
}

/// Speaks first, and no TLS.
pub(crate) fn plain_greeting() -> Stranger {
    listen(|mut stream| {
        stream.write_all(b"220 smtp.example ESMTP\r\n").unwrap();
        Vec::new()
    })
}

fn listen(serve: impl FnOnce(std::net::TcpStream) -> Vec<u8> + Send + 'static) -> Stranger {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (
        port,
        tokio::task::spawn_blocking(move || serve(listener.accept().unwrap().0)),
    )
}

async fn read_more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let count = stream.read_buf(bytes).await.ok()?;
    (count > 0).then_some(())
}

pub(crate) const OPENROSA: &str = "X-OpenRosa-Version: 1.0\r\nX-OpenRosa-Accept-Content-Length: 200000\r\n\
     Content-Type: text/xml; charset=utf-8\r\n";
