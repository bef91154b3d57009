//! Upload: one POST of a record, taken apart: the XML in memory, the files in `incoming`.
//!
//! multipart/form-data (RFC 7578) as OpenRosa uses it. The record is the part
//! `xml_submission_file`, in any place and of any content type; a file is a part that has a file
//! name, and its *field* name is the name the record knows it by. A part without a file name is
//! no file, also when it is called `xml_submission_file`. All this is so at ODK Central too.

use std::collections::HashSet;

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use multer::{Field, Multipart};
use rayi_openrosa::XML_FIELD;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::archive::Upload;
use crate::archive::folder::{Folder, Spool, Spooled};
use crate::limits::Limits;
use crate::rejection::Rejection;
use crate::wire::inflow::{Inflow, Waiting};

/// Receives the body of a request, however long it takes within `limits`.
pub(crate) async fn receive(
    request: Request,
    folder: &Folder,
    limits: &Limits,
) -> Result<Upload, Rejection> {
    let (head, body) = request.into_parts();
    let mut inflow = Inflow::new(body, limits);
    let outcome = match boundary_of(&head.headers, limits) {
        Ok(boundary) => read_parts(&mut inflow, boundary, folder, limits).await,
        Err(rejection) => Err(rejection),
    };
    // A client that asks first (`Expect: 100-continue`) sends nothing after a refusal.
    let asks_first = head.headers.contains_key(header::EXPECT) && inflow.is_untouched();
    if outcome.is_err() && !asks_first {
        inflow.drain().await;
    }
    outcome
}

/// What can be known before the body: its size, its type.
fn boundary_of(headers: &HeaderMap, limits: &Limits) -> Result<String, Rejection> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()) > Some(limits.post) {
        return Err(Rejection::PostTooLarge);
    }
    refuse_encoded(headers)?;
    let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
    multer::parse_boundary(content_type).map_err(|_| Rejection::NotMultipart)
}

async fn read_parts(
    inflow: &mut Inflow,
    boundary: String,
    folder: &Folder,
    limits: &Limits,
) -> Result<Upload, Rejection> {
    let waiting = inflow.waiting();
    let mut multipart = Multipart::new(inflow, boundary);
    let (mut xml, mut spool) = (None, None);
    let mut files: Vec<Spooled> = Vec::new();
    let mut names = HashSet::new();
    let mut parts = 0;
    while let Some(field) = multipart.next_field().await.map_err(rejection_of)? {
        waiting.take_head();
        parts += 1;
        if parts > limits.parts {
            return Err(Rejection::TooManyParts);
        }
        refuse_encoded(field.headers())?;
        let name = field
            .name()
            .filter(|_| field.file_name().is_some())
            .map(str::to_owned);
        let mut part = Part {
            field,
            waiting: &waiting,
        };
        let Some(name) = name else {
            while part.chunk().await?.is_some() {}
            continue;
        };
        if !names.insert(name.clone()) {
            return Err(Rejection::PartRepeated);
        }
        if name == XML_FIELD {
            xml = Some(part.into_memory(limits.xml).await?);
            continue;
        }
        let spool: &Spool = match &mut spool {
            Some(spool) => spool,
            none => none.insert(folder.spool().map_err(Rejection::StorageFailed)?),
        };
        let path = spool.part(files.len());
        part.into_file(&path, limits.file).await?;
        files.push(Spooled { name, path });
    }
    Ok(Upload {
        xml: xml.ok_or(Rejection::XmlPartMissing)?,
        files,
        _spool: spool,
    })
}

/// One part of the body, its content still to come.
struct Part<'r> {
    field: Field<'r>,
    waiting: &'r Waiting,
}

impl Part<'_> {
    async fn chunk(&mut self) -> Result<Option<bytes::Bytes>, Rejection> {
        let chunk = self.field.chunk().await.map_err(rejection_of)?;
        self.waiting
            .take(chunk.as_ref().map_or(0, bytes::Bytes::len));
        Ok(chunk)
    }

    async fn into_memory(mut self, most: usize) -> Result<Vec<u8>, Rejection> {
        let mut content = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if content.len() + chunk.len() > most {
                return Err(Rejection::XmlTooLarge);
            }
            content.extend_from_slice(&chunk);
        }
        Ok(content)
    }

    async fn into_file(mut self, path: &std::path::Path, most: u64) -> Result<(), Rejection> {
        let mut file = File::create_new(path)
            .await
            .map_err(Rejection::StorageFailed)?;
        let mut size = 0;
        while let Some(chunk) = self.chunk().await? {
            size += chunk.len() as u64;
            if size > most {
                return Err(Rejection::FileTooLarge);
            }
            file.write_all(&chunk)
                .await
                .map_err(Rejection::StorageFailed)?;
        }
        file.flush().await.map_err(Rejection::StorageFailed)
    }
}

fn refuse_encoded(headers: &HeaderMap) -> Result<(), Rejection> {
    match headers.get(header::CONTENT_ENCODING) {
        Some(encoding) if !encoding.as_bytes().eq_ignore_ascii_case(b"identity") => {
            Err(Rejection::Encoded)
        }
        _ => Ok(()),
    }
}

/// The parser hands our own refusals back in a box of its own.
fn rejection_of(fault: multer::Error) -> Rejection {
    match fault {
        multer::Error::StreamReadFailed(cause) => match cause.downcast::<Rejection>() {
            Ok(rejection) => *rejection,
            Err(_) => Rejection::CutOff,
        },
        _ => Rejection::MultipartBroken,
    }
}
