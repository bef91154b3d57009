//! A whole XForm around the few lines that a case writes.

use std::collections::HashSet;
use std::fmt::Write as _;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::format::Case;

/// The form of a case that gives `data` or `instance` and perhaps `model` and `body`.
pub(super) fn form(case: &Case) -> String {
    let instance = case.instance.clone().unwrap_or_else(|| {
        let data = case.data.as_deref().unwrap_or_default();
        format!("<data id=\"c\">{data}</data>")
    });
    let model = case.model.as_deref().unwrap_or_default();
    let attributes = case.model_attributes.as_deref().unwrap_or_default();
    let body = case.body.clone().unwrap_or_else(|| questions(&instance));
    let class = case.body_class.as_deref();
    let class = class.map_or_else(String::new, |class| format!(" class=\"{class}\""));
    format!(
        "<h:html {NAMESPACES}><h:head><h:title>Case</h:title><model {attributes}>\
         <instance>{instance}</instance>{model}</model></h:head>\
         <h:body{class}>{body}</h:body></h:html>"
    )
}

/// A question for each leaf of an instance but those of `meta`; an element with `jr:template` is a
/// repeat.
fn questions(instance: &str) -> String {
    let mut reader = Reader::from_str(instance);
    let mut body = String::new();
    let mut open: Vec<Open> = Vec::new();
    // A template and the instances after it are asked once.
    let mut seen = HashSet::new();
    loop {
        // A case may be about broken XML: then the form has no questions.
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let element = Open::new(&open, &tag, &mut seen);
                element.begin(&mut body);
                open.iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|above| above.leaf = false);
                open.push(element);
            }
            Ok(Event::Empty(tag)) => {
                let element = Open::new(&open, &tag, &mut seen);
                open.iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|above| above.leaf = false);
                element.begin(&mut body);
                element.end(&mut body);
            }
            Ok(Event::End(_)) => {
                if let Some(element) = open.pop() {
                    element.end(&mut body);
                }
            }
            Ok(Event::Eof) | Err(_) => return body,
            Ok(_) => {}
        }
    }
}

struct Open {
    path: String,
    name: String,
    repeat: bool,
    leaf: bool,
    asked: bool,
}

impl Open {
    fn new(above: &[Self], tag: &BytesStart<'_>, seen: &mut HashSet<String>) -> Self {
        let name = tag.name().as_ref().to_owned();
        let local = name.rsplit(':').next().unwrap_or_default().to_owned();
        let parent = above.last();
        let path = parent.map_or("", |parent| parent.path.as_str());
        let path = format!("{path}/{name}");
        let first = seen.insert(path.clone());
        let attributes = tag.attributes().filter_map(Result::ok);
        Self {
            path,
            repeat: attributes
                .map(|attribute| attribute.key.as_ref().to_owned())
                .any(|key| key == "jr:template"),
            asked: parent.is_none_or(|parent| parent.asked) && local != "meta" && first,
            name: local,
            leaf: true,
        }
    }

    fn begin(&self, body: &mut String) {
        if self.repeat && self.asked {
            let (path, name) = (&self.path, &self.name);
            let _ = write!(
                body,
                "<group ref=\"{path}\"><label>{name}</label><repeat nodeset=\"{path}\">"
            );
        }
    }

    fn end(&self, body: &mut String) {
        let (path, name) = (&self.path, &self.name);
        if !self.asked {
            return;
        }
        if self.repeat {
            body.push_str("</repeat></group>");
        } else if self.leaf {
            let _ = write!(body, "<input ref=\"{path}\"><label>{name}</label></input>");
        }
    }
}

const NAMESPACES: &str = "xmlns=\"http://www.w3.org/2002/xforms\" \
    xmlns:h=\"http://www.w3.org/1999/xhtml\" \
    xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
    xmlns:jr=\"http://openrosa.org/javarosa\" \
    xmlns:orx=\"http://openrosa.org/xforms\" \
    xmlns:odk=\"http://www.opendatakit.org/xforms\" \
    xmlns:entities=\"http://www.opendatakit.org/xforms/entities\"";
