//! The multipart lines around the files of a part (RFC 7578, OpenRosa Form Submission API).

use bytes::Bytes;

/// The frame of one body: a boundary that no file contains, by chance of 2^-128.
pub(crate) struct Frame {
    boundary: String,
}

impl Frame {
    /// A frame with a boundary made of fresh random numbers.
    pub(crate) fn new(random: [u64; 2]) -> Self {
        Self {
            boundary: format!("rayi-{:016x}{:016x}", random[0], random[1]),
        }
    }

    /// The request's `Content-Type`.
    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// What stands before the XML.
    pub(crate) fn before_xml(&self) -> Bytes {
        self.before(
            "",
            "xml_submission_file",
            "submission.xml",
            "text/xml; charset=utf-8",
        )
    }

    /// What stands before a file that is not the first. ODK Central goes by the field's name.
    pub(crate) fn before_file(&self, name: &str) -> Bytes {
        let name = escaped(name);
        self.before("\r\n", &name, &name, media_type(&name))
    }

    /// What stands after the last file.
    pub(crate) fn end(&self) -> Bytes {
        Bytes::from(format!("\r\n--{}--\r\n", self.boundary))
    }

    fn before(&self, newline: &str, field: &str, file: &str, media_type: &str) -> Bytes {
        Bytes::from(format!(
            "{newline}--{}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"{file}\"\r\nContent-Type: {media_type}\r\n\r\n",
            self.boundary
        ))
    }
}

/// As browsers do it (WHATWG, "multipart/form-data encoding algorithm"); other scripts stay UTF-8.
fn escaped(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// For the server's own display; nothing rests on it.
fn media_type(name: &str) -> &'static str {
    let ending = name
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match ending.as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "csv" => "text/csv",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_framed() {
        let frame = Frame::new([1, 2]);
        let boundary = "rayi-00000000000000010000000000000002";
        assert_eq!(
            frame.content_type(),
            format!("multipart/form-data; boundary={boundary}")
        );
        let body = [
            &frame.before_xml()[..],
            b"<x/>",
            &frame.before_file("وێنە \"١\".JPG"),
            b"12",
            &frame.end(),
        ];
        assert_eq!(
            String::from_utf8(body.concat()).unwrap(),
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; \
                 filename=\"submission.xml\"\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n<x/>\
                 \r\n--{boundary}\r\nContent-Disposition: form-data; name=\"وێنە %22١%22.JPG\"; \
                 filename=\"وێنە %22١%22.JPG\"\r\nContent-Type: image/jpeg\r\n\r\n12\
                 \r\n--{boundary}--\r\n"
            )
        );
    }

    #[test]
    fn a_name_adds_no_line() {
        let line = Frame::new([0, 0]).before_file("a\r\nX: y\".txt");
        assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 5);
    }
}
