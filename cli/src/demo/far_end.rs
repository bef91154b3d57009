//! The far end: a port where nobody listens, then the embedded collector there, then what lies in
//! its folder.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use rayi::{MediaFile, OutboxEntry, TrustedKeyLine};
use rayi_collector::{Collector, Config, RecordId, TrustedKeys, names};
use rayi_locale::Texts;
use serde_json::{Value, json};

use super::script::Script;
use crate::error::Error;
use crate::files::Folder;

/// An address of this machine where nobody listens yet.
pub(super) struct FarEnd(SocketAddr);

/// The collector, opened at that address.
pub(super) struct Open {
    address: SocketAddr,
    collector: Collector,
}

/// A record as it lies in the collector's folder.
pub(super) struct ReadBack {
    pub(super) files: Vec<File>,
    pub(super) verdict: String,
}

/// A file of a record: its SHA-256 on the device and in the collector's folder, where it is there.
pub(super) struct File {
    pub(super) name: String,
    sent: Option<String>,
    received: Option<String>,
}

impl FarEnd {
    /// Takes a free port and lets it go again.
    pub(super) fn choose() -> Result<Self, Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
        let address = listener.and_then(|listener| listener.local_addr());
        address
            .map(Self)
            .map_err(|fault| Error::NoPort(fault.kind()))
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.0)
    }

    /// Opens a collector that offers the form and trusts the device's key.
    pub(super) fn open(
        self,
        folder: &Path,
        script: &Script,
        key: &TrustedKeyLine,
    ) -> Result<Open, Error> {
        let forms = folder.join("forms");
        publish(&forms, script)?;
        let mut config = Config::new(&forms, folder.join("data"));
        let line = format!(
            "{} {}
",
            key.kid, key.jwk
        );
        write(&folder.join(TRUSTED), line.as_bytes())?;
        config.trust = TrustedKeys::parse(line.as_bytes())
            .expect("the engine writes its own key as a line of trusted keys");
        let collector = Collector::open(config)?;
        Ok(Open {
            address: self.0,
            collector,
        })
    }
}

impl Open {
    /// Where a record lies.
    pub(super) fn folder_of(&self, entry: &OutboxEntry) -> Option<PathBuf> {
        self.collector.folder_of(&id_of(entry))
    }

    /// Serves while `work` is done, and closes after it.
    pub(super) async fn while_serving<T>(
        &self,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let bound = tokio::net::TcpListener::bind(self.address).await;
        let listener = bound.map_err(|fault| Error::NoPort(fault.kind()))?;
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = tokio::spawn(rayi_collector::serve(
            listener,
            self.collector.clone(),
            async move {
                // A dropped sender stops it as well.
                let _ = stopped.await;
            },
        ));
        let done = work.await;
        drop(stop);
        // The server's task ends when the last reply is out; it cannot fail otherwise.
        let _ = serving.await;
        done
    }

    /// What of a record lies in the folder, read from the disk.
    pub(super) fn read_back(
        &self,
        entry: &OutboxEntry,
        sent: &[MediaFile],
    ) -> Result<ReadBack, Error> {
        let id = id_of(entry);
        let verdict = self.collector.record(&id)?.map(|entry| entry.verdict);
        let mut lying = match self.collector.folder_of(&id) {
            Some(folder) if folder.is_dir() => Folder::of(&folder)?.read()?,
            _ => Vec::new(),
        };
        let mut take = |name: &str| {
            let place = lying.iter().position(|file| file.name == name)?;
            Some(digest(&lying.swap_remove(place).bytes))
        };
        let mut files = Vec::new();
        for (number, file) in sent.iter().enumerate() {
            // The first is the record itself; another file of that name is written otherwise.
            let name = match number {
                0 => Some(names::RECORD.to_owned()),
                _ => names::encode(&file.name),
            };
            files.push(File {
                name: file.name.clone(),
                sent: Some(digest(&file.bytes)),
                received: name.and_then(|name| take(&name)),
            });
        }
        files.extend(lying.iter().map(|file| File {
            name: file.name.clone(),
            sent: None,
            received: Some(digest(&file.bytes)),
        }));
        Ok(ReadBack {
            files,
            verdict: verdict.unwrap_or_default(),
        })
    }
}

impl ReadBack {
    pub(super) fn is_here(&self) -> bool {
        self.files.iter().any(|file| file.received.is_some())
    }
}

impl File {
    pub(super) fn is_same(&self) -> bool {
        self.sent.is_some() && self.received == self.sent
    }

    pub(super) fn text(&self, texts: Texts) -> String {
        match &self.received {
            Some(digest) if self.is_same() => {
                texts.plain("demo-same", &[("digest", digest.as_str().into())])
            }
            Some(_) => texts.plain("demo-differs", &[]),
            None => texts.plain("demo-absent", &[]),
        }
    }

    pub(super) fn document(&self) -> Value {
        json!({ "name": self.name, "sha256": self.sent, "received_sha256": self.received })
    }
}

fn id_of(entry: &OutboxEntry) -> RecordId {
    RecordId {
        form: entry.form_id.clone(),
        instance: entry.instance_id.clone(),
    }
}

/// Lays the form where the collector looks for it.
fn publish(forms: &Path, script: &Script) -> Result<(), Error> {
    let media = forms.join(format!("{}-media", script.form.trim_end_matches(".xml")));
    fs::create_dir_all(&media).map_err(|fault| Error::unusable(&media, &fault))?;
    write(&forms.join(&script.form), &script.xml)?;
    for file in script.media() {
        write(&media.join(&file.name), &file.bytes)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|fault| Error::unusable(path, &fault))
}

fn digest(bytes: &[u8]) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    digest
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The file of the device's key, beside the collector's forms and records.
pub(super) const TRUSTED: &str = "trusted-keys";
