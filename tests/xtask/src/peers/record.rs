//! A record's XML without what may differ between engines that agree.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// The elements one after another: names, attributes in order of their names, texts. Declarations of
/// namespaces are left out, and ids that are made by chance are all the same.
pub(crate) fn read(xml: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(xml);
    let mut read = String::new();
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(tag) => read.push_str(&start(&tag)?),
            Event::End(tag) => read.push_str(&end(tag.name().as_ref())),
            Event::Empty(tag) => {
                read.push_str(&start(&tag)?);
                read.push_str(&end(tag.name().as_ref()));
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                if !text.trim().is_empty() {
                    read.push_str(&text);
                }
            }
            Event::CData(text) => read.push_str(&text.into_inner()),
            Event::GeneralRef(name) => {
                let whole = format!("&{};", &*name);
                let text =
                    quick_xml::escape::unescape(&whole).map_err(|fault| fault.to_string())?;
                read.push_str(&text);
            }
            Event::Eof => return Ok(read),
            Event::Comment(_) | Event::Decl(_) | Event::DocType(_) | Event::PI(_) => {}
        }
        forget_chance(&mut read);
    }
}

fn start(tag: &BytesStart<'_>) -> Result<String, String> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|fault| fault.to_string())?;
        let name = attribute.key.as_ref().to_owned();
        if name != "xmlns" && !name.starts_with("xmlns:") {
            attributes.push(format!(" {name}={:?}", attribute.value));
        }
    }
    attributes.sort();
    Ok(format!("<{}{}>", tag.name().as_ref(), attributes.concat()))
}

fn end(name: &str) -> String {
    format!("</{name}>")
}

/// `uuid:` and 36 characters at the end become `uuid:`.
fn forget_chance(read: &mut String) {
    const LENGTH: usize = 36;
    let start = read.len().checked_sub(LENGTH);
    let Some((before, id)) = start.and_then(|start| read.split_at_checked(start)) else {
        return;
    };
    let is_of_id = |byte: u8| byte == b'-' || byte.is_ascii_hexdigit();
    if before.ends_with("uuid:") && id.bytes().all(is_of_id) {
        read.truncate(before.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_reads_the_same() {
        let ours = "<data id=\"x\" version=\"1\"><a/><b>1 &lt; 2</b>\
            <meta><instanceID>uuid:0f8fad5b-d9cb-469f-a165-70867728950e</instanceID></meta></data>";
        let theirs = "<data version='1' id='x' xmlns:h='u'><a /><b>1 &#60; 2</b>\n\
            <meta><instanceID>uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7</instanceID></meta></data>";
        assert_eq!(read(ours), read(theirs));
        assert_ne!(read(ours), read(&ours.replace("<a/>", "<a>1</a>")));
        assert_ne!(
            read(ours),
            read(&ours.replace("version=\"1\"", "version=\"2\""))
        );
        assert!(read("<data>").is_ok_and(|read| read == "<data>"));
        assert!(read("<a></b>").is_err());
    }
}
