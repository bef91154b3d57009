//! The kit: a collector in this process or as a child, a client that speaks bytes, and records.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use rayi_collector::{Collector, Config, RecordId, serve};
use rayi_trust::{DeviceKey, FileDigest, FormFacts, Made, SealRequest, TrustedKeys, seal};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// A collector served by a thread of this process.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) collector: Collector,
    pub(crate) home: TempDir,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// With the forms of [`lay_out_forms`] and the default limits.
    pub(crate) fn start() -> Self {
        Self::start_with(|_| {})
    }

    pub(crate) fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let home = home();
        Self::start_in(home, change)
    }

    /// On a home that may hold records already.
    pub(crate) fn start_in(home: TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::new(home.path().join("forms"), home.path().join("kept"));
        change(&mut config);
        let collector = Collector::open(config).unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let served = collector.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                serve(listener, served, async { drop(stopped.await) }).await;
            });
        });
        Self {
            address,
            collector,
            home,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub(crate) fn client(&self) -> Client {
        Client::connect(self.address)
    }

    pub(crate) fn post(&self, parts: &[Part<'_>]) -> Answer {
        self.client().post(parts)
    }

    pub(crate) fn folder(&self, form: &str, instance: &str) -> PathBuf {
        self.collector.folder_of(&id(form, instance)).unwrap()
    }

    pub(crate) fn verdict(&self, form: &str, instance: &str) -> String {
        self.collector
            .record(&id(form, instance))
            .unwrap()
            .unwrap()
            .verdict
    }

    /// Stops it; its home stays.
    pub(crate) fn stop(mut self) -> TempDir {
        self.end();
        std::mem::replace(&mut self.home, TempDir::new().unwrap())
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// The program, as a child that can be killed.
pub(crate) struct Program {
    pub(crate) address: SocketAddr,
    child: Child,
    /// Open to the end, so that the program can say that it stops.
    said: BufReader<ChildStdout>,
}

impl Program {
    pub(crate) fn start(home: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rayi-collector"))
            .arg("--forms")
            .arg(home.join("forms"))
            .arg("--data")
            .arg(home.join("kept"))
            .args(["--listen", "127.0.0.1:0", "--lang", "en"])
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let address = said
            .by_ref()
            .lines()
            .find_map(|line| line.unwrap().strip_prefix("Listening on ")?.parse().ok())
            .expect("the program tells where it listens");
        Self {
            address,
            child,
            said,
        }
    }

    /// SIGKILL.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// SIGTERM.
    pub(crate) fn signal(&self) {
        // The shell's own: a bare machine has no program of that name.
        let kill = format!("kill -TERM {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(sent.success());
    }

    /// The next line that it prints.
    pub(crate) fn says(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// Its exit code, when it has ended.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// SIGTERM; gives the exit code.
    pub(crate) fn terminate(mut self) -> Option<i32> {
        self.signal();
        self.wait()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // An error says that it ended before.
        let _ = self.child.kill();
        self.child.wait().unwrap();
    }
}

/// One connection.
pub(crate) struct Client {
    stream: TcpStream,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        Self { stream }
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, &[VERSION])
    }

    pub(crate) fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, b"");
        self.answer(method)
    }

    pub(crate) fn post(&mut self, parts: &[Part<'_>]) -> Answer {
        self.try_post(parts).expect("an answer")
    }

    /// `None` when the connection ended first.
    pub(crate) fn try_post(&mut self, parts: &[Part<'_>]) -> Option<Answer> {
        let body = multipart(parts);
        let length = body.len().to_string();
        let headers = [VERSION, MULTIPART, ("Content-Length", length.as_str())];
        self.try_send("POST", "/submission", &headers, &body)?;
        self.try_answer("POST")
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) {
        self.try_send(method, path, headers, body)
            .expect("the request goes out");
    }

    fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Option<()> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost:8080\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        self.stream
            .write_all(&[request.as_bytes(), body].concat())
            .ok()
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).unwrap();
    }

    pub(crate) fn answer(&mut self, method: &str) -> Answer {
        self.try_answer(method).expect("an answer")
    }

    pub(crate) fn try_answer(&mut self, method: &str) -> Option<Answer> {
        let mut reader = BufReader::new(&self.stream);
        let status = line(&mut reader)?;
        let status = status.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
        let mut headers = HashMap::new();
        loop {
            let line = line(&mut reader)?;
            let Some((name, value)) = line.split_once(": ") else {
                break;
            };
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
        let length = match headers.get("content-length") {
            Some(length) if method != "HEAD" => length.parse().ok()?,
            _ => 0,
        };
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        assert!(reader.buffer().is_empty(), "nothing follows an answer");
        Some(Answer {
            status,
            headers,
            body,
        })
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        write!(f, "{} {:?}\n{body}", self.status, self.headers)
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// That this is the refusal of this status and code, as OpenRosa XML.
    #[track_caller]
    pub(crate) fn refuses(&self, status: u16, code: &str) {
        assert_eq!(
            (self.status, self.header("rayi-refusal")),
            (status, Some(code)),
            "{self:?}"
        );
        assert_eq!(self.header("content-type"), Some("text/xml; charset=utf-8"));
        assert!(
            self.text().contains("<message nature=\"error\">"),
            "{}",
            self.text()
        );
    }

    /// That the record is here, and how many of its files are not.
    #[track_caller]
    pub(crate) fn keeps(&self, missing: usize) {
        assert_eq!(self.status, 201, "{self:?}");
        let told = self
            .header("rayi-missing")
            .map_or(0, |count| count.parse().unwrap());
        assert_eq!(told, missing);
    }
}

/// One part of a body.
pub(crate) struct Part<'b> {
    pub(crate) head: String,
    pub(crate) content: &'b [u8],
}

/// The part that bears the record.
pub(crate) fn xml(content: &str) -> Part<'_> {
    file("xml_submission_file", content.as_bytes())
}

/// A file, its field called as the file is.
pub(crate) fn file<'b>(name: &str, content: &'b [u8]) -> Part<'b> {
    let name = name.replace('"', "\\\"");
    let head = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\n");
    Part { head, content }
}

pub(crate) fn multipart(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for part in parts {
        body.extend_from_slice(format!("--cut\r\n{}\r\n", part.head).as_bytes());
        body.extend_from_slice(part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--cut--\r\n");
    body
}

pub(crate) fn id(form: &str, instance: &str) -> RecordId {
    RecordId {
        form: form.to_owned(),
        instance: instance.to_owned(),
    }
}

/// A record of the form `site-photos` with these file names.
pub(crate) fn site(instance: &str, photos: [&str; 3]) -> String {
    let [front, inside, water] = photos;
    format!(
        "<data id=\"site-photos\" version=\"2026112501\"><site_type>school</site_type>\
         <site>s1</site><photos><front>{front}</front><inside>{inside}</inside>\
         <water>{water}</water></photos><remark/><orx:meta xmlns:orx=\"http://openrosa.org/xforms\">\
         <orx:instanceID>{instance}</orx:instanceID></orx:meta></data>"
    )
}

/// A record of the little form `note`.
pub(crate) fn note(instance: &str, text: &str) -> String {
    format!(
        "<data id=\"note\"><text>{text}</text><meta><instanceID>{instance}</instanceID></meta></data>"
    )
}

/// A record under the seal of the key of this seed.
pub(crate) fn seal_for(
    form: FormFacts,
    record: &str,
    instance: &str,
    seed: u8,
    files: &[FileDigest],
) -> String {
    let request = SealRequest {
        form,
        instance: instance.to_owned(),
        made: Made::from_ms(1_790_000_000_000).unwrap(),
        seq: 1,
        prev: None,
        files: files.to_vec(),
    };
    String::from_utf8(seal(&request, record.as_bytes(), &key(seed)).unwrap().xml).unwrap()
}

/// A device's key.
pub(crate) fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed(&[seed; 32]).unwrap()
}

/// Trust in the key of this seed.
pub(crate) fn trusted(seed: u8) -> TrustedKeys {
    TrustedKeys::parse(key(seed).public().to_line().as_bytes()).unwrap()
}

/// Bytes that look like nothing, the same for the same seed (xorshift).
pub(crate) fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let mut bytes: Vec<u8> = std::iter::repeat_with(&mut next)
        .flatten()
        .take(length)
        .collect();
    bytes.splice(..0, *b"\xFF\xD8\xFF\xE0 a photo\r\n--cu\r\n--\r");
    bytes.truncate(length);
    bytes
}

/// A fresh folder with a folder of forms in it.
pub(crate) fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let forms = home.path().join("forms");
    fs::create_dir_all(forms.join("site-photos-media")).unwrap();
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/forms/real");
    for name in [
        "site-photos.xml",
        "site-photos-media/sites.csv",
        "coalition-poll.xml",
    ] {
        fs::copy(real.join(name), forms.join(name)).unwrap();
    }
    fs::write(forms.join("note.xml"), NOTE).unwrap();
    home
}

/// A form without a version.
pub(crate) const NOTE: &str = "<h:html xmlns:h=\"http://www.w3.org/1999/xhtml\" \
    xmlns=\"http://www.w3.org/2002/xforms\"><h:head><h:title>A/B &amp; note</h:title><model>\
    <instance><data id=\"note\"><text/><meta><instanceID/></meta></data></instance>\
    <bind nodeset=\"/data/text\" type=\"string\"/></model></h:head><h:body/></h:html>";
pub(crate) const VERSION: (&str, &str) = ("X-OpenRosa-Version", "1.0");
pub(crate) const MULTIPART: (&str, &str) = ("Content-Type", "multipart/form-data; boundary=cut");

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    Some(line.strip_suffix("\r\n")?.to_owned())
}
