//! The form list (OpenRosa Form Discovery API): which forms a server offers.

use std::fmt::Write as _;

use crate::xml::{self, Element, escape, escape_address};
use crate::{Error, FileHash};

/// The forms on offer, in the server's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormList {
    /// One entry for each form.
    pub forms: Vec<FormListEntry>,
}

/// A form on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormListEntry {
    /// `formID`: the `id` of the instance's root.
    pub form_id: String,
    /// `name`: the title.
    pub name: String,
    /// `version`; empty if the form has none.
    pub version: String,
    /// `hash` of the form's XML; `None` if the server gives none.
    pub hash: Option<FileHash>,
    /// `downloadUrl` of the XML.
    pub download_url: String,
    /// `manifestUrl`; `None` if the form has no files.
    pub manifest_url: Option<String>,
}

impl FormList {
    /// Reads `<xforms>`; prefixes, further elements and white space do not matter.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let root = xml::parse(bytes, "xforms", MAX_FORM_LIST)?;
        let entries = root.children.iter().filter(|child| child.name == "xform");
        let forms = entries.map(entry).collect::<Result<_, _>>()?;
        Ok(Self { forms })
    }

    /// Writes it as Central does.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n  \
             <xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\n",
        );
        for form in &self.forms {
            print_entry(form, &mut out).expect("a String takes everything");
        }
        out.push_str("  </xforms>");
        out
    }
}

fn entry(element: &Element) -> Result<FormListEntry, Error> {
    let form_id = element.required("formID")?;
    Ok(FormListEntry {
        name: element
            .child_text("name")
            .unwrap_or_else(|| form_id.clone()),
        version: element.child_text("version").unwrap_or_default(),
        hash: element.child_text("hash").map(FileHash::from_wire),
        download_url: element.required("downloadUrl")?,
        manifest_url: element.child_text("manifestUrl"),
        form_id,
    })
}

fn print_entry(form: &FormListEntry, out: &mut String) -> std::fmt::Result {
    writeln!(out, "    <xform>")?;
    writeln!(out, "      <formID>{}</formID>", escape(&form.form_id))?;
    writeln!(out, "      <name>{}</name>", escape(&form.name))?;
    writeln!(out, "      <version>{}</version>", escape(&form.version))?;
    if let Some(hash) = &form.hash {
        writeln!(out, "      <hash>{}</hash>", escape(hash.as_str()))?;
    }
    let address = escape_address(&form.download_url);
    writeln!(out, "      <downloadUrl>{address}</downloadUrl>")?;
    if let Some(manifest) = &form.manifest_url {
        let address = escape_address(manifest);
        writeln!(out, "      <manifestUrl>{address}</manifestUrl>")?;
    }
    writeln!(out, "    </xform>")
}

/// About ten thousand forms.
const MAX_FORM_LIST: usize = 8 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn central_writes_slashes_as_references_and_they_are_read() {
        let list = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n  \
            <xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\n    <xform>\n      \
            <formID>poll</formID>\n      <name>Poll 1&#x2F;2 &amp; more</name>\n      \
            <version></version>\n      <hash>md5:900150983cd24fb0d6963f7d28e17f72</hash>\n      \
            <downloadUrl>http://h/v1/forms/poll.xml?a=1&amp;b=2</downloadUrl>\n    </xform>\n  \
            </xforms>";
        let parsed = FormList::parse(list).unwrap();
        let form = &parsed.forms[0];
        assert_eq!(form.name, "Poll 1/2 & more");
        assert_eq!(form.version, "");
        assert_eq!(form.download_url, "http://h/v1/forms/poll.xml?a=1&b=2");
        assert_eq!(form.manifest_url, None);
        assert_eq!(form.hash.as_ref().unwrap().matches(b"abc"), Some(true));
        assert_eq!(form.hash.as_ref().unwrap().matches(b"abd"), Some(false));
        assert_eq!(parsed.print().as_bytes(), list);
    }

    #[test]
    fn prefixes_and_foreign_elements_do_not_matter() {
        let list = b"\xef\xbb\xbf<o:xforms xmlns:o='u'><o:group><x/></o:group><o:xform>\
            <o:formID>a</o:formID><o:downloadUrl>u</o:downloadUrl><o:new/></o:xform></o:xforms>\n";
        let form = FormList::parse(list).unwrap().forms.remove(0);
        assert_eq!((form.form_id.as_str(), form.name.as_str()), ("a", "a"));
    }

    #[test]
    fn what_is_no_form_list_is_refused_by_name() {
        let refuse = |bytes: &[u8]| FormList::parse(bytes).unwrap_err().code();
        assert_eq!(refuse(b"<html><body/></html>"), "wire-other-document");
        assert_eq!(refuse(b""), "wire-other-document");
        assert_eq!(refuse(b"<xforms>"), "wire-malformed");
        assert_eq!(refuse(b"<xforms/><xforms/>"), "wire-malformed");
        assert_eq!(refuse(b"<xforms>&nbsp;</xforms>"), "wire-malformed");
        assert_eq!(refuse(b"<!DOCTYPE html><xforms/>"), "wire-doctype");
        assert_eq!(refuse(b"<xforms>\xff</xforms>"), "wire-not-utf8");
        assert_eq!(refuse("<a>".repeat(99).as_bytes()), "wire-too-deep");
        assert_eq!(
            refuse(&vec![b' '; MAX_FORM_LIST + 1]),
            "wire-document-too-large"
        );
        let nameless = b"<xforms><xform><formID> </formID></xform></xforms>";
        let fault = FormList::parse(nameless).unwrap_err();
        assert_eq!(fault, Error::ElementMissing { element: "formID" });
    }
}
