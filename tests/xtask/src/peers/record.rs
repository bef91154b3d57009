//! A record's XML, element by element, without what may differ between engines that agree.

use std::collections::{HashMap, HashSet};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// One element: its path, with a position where it is not the first of its name, and what is its own,
/// attributes in the order of their names and text. Declarations of namespaces are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) path: String,
    pub(crate) own: String,
}

/// A place where two records differ: the path and what each has there, if anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) ours: Option<String>,
    pub(crate) theirs: Option<String>,
}

/// The elements in the order of the document.
pub(crate) fn read(xml: &str) -> Result<Vec<Element>, String> {
    let mut reader = Reader::from_str(xml);
    let mut elements: Vec<Element> = Vec::new();
    // Those that are open: where they are in the list, and how often each name came within.
    let mut open: Vec<(usize, HashMap<String, usize>)> = Vec::new();
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(tag) => {
                let element = start(&tag, &elements, &mut open)?;
                open.push((elements.len(), HashMap::new()));
                elements.push(element);
            }
            Event::Empty(tag) => {
                let element = start(&tag, &elements, &mut open)?;
                elements.push(element);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                if !text.trim().is_empty() {
                    add(&mut elements, &open, &text);
                }
            }
            Event::CData(text) => add(&mut elements, &open, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let whole = format!("&{};", &*name);
                let text =
                    quick_xml::escape::unescape(&whole).map_err(|fault| fault.to_string())?;
                add(&mut elements, &open, &text);
            }
            Event::Eof => return Ok(elements),
            Event::Comment(_) | Event::Decl(_) | Event::DocType(_) | Event::PI(_) => {}
        }
    }
}

fn start(
    tag: &BytesStart<'_>,
    elements: &[Element],
    open: &mut [(usize, HashMap<String, usize>)],
) -> Result<Element, String> {
    let name = tag.name().as_ref().to_owned();
    let mut path = String::new();
    if let Some((parent, names)) = open.last_mut() {
        path.clone_from(&elements[*parent].path);
        let position = names.entry(name.clone()).or_insert(0);
        *position += 1;
        path += &match position {
            1 => format!("/{name}"),
            position => format!("/{name}[{position}]"),
        };
    } else {
        path += &format!("/{name}");
    }
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|fault| fault.to_string())?;
        let name = attribute.key.as_ref().to_owned();
        if name != "xmlns" && !name.starts_with("xmlns:") {
            attributes.push(format!("{name}={:?} ", attribute.value));
        }
    }
    attributes.sort();
    Ok(Element {
        path,
        own: attributes.concat(),
    })
}

fn add(elements: &mut [Element], open: &[(usize, HashMap<String, usize>)], text: &str) {
    if let Some(element) = open.last().and_then(|(at, _)| elements.get_mut(*at)) {
        element.own.push_str(text);
    }
}

/// Where two records differ: an element of one alone stands for all that is in it; where each has the
/// other's elements, the first that comes in another order.
pub(crate) fn differences(ours: &[Element], theirs: &[Element]) -> Vec<Place> {
    let of = |record: &[Element]| -> HashMap<String, String> {
        let pairs = record.iter().map(|it| (it.path.clone(), it.own.clone()));
        pairs.collect()
    };
    let (own, other) = (of(ours), of(theirs));
    let mut places = Vec::new();
    let mut alone: HashSet<&str> = HashSet::new();
    for Element { path, .. } in ours.iter().chain(theirs) {
        let (ours, theirs) = (own.get(path), other.get(path));
        if ours == theirs || places.iter().any(|place: &Place| place.path == *path) {
            continue;
        }
        if ours.is_none() || theirs.is_none() {
            let above = path.rsplit_once('/').map_or("", |(above, _)| above);
            let is_within = alone.contains(above);
            alone.insert(path);
            if is_within {
                continue;
            }
        }
        places.push(Place {
            path: path.clone(),
            ours: ours.cloned(),
            theirs: theirs.cloned(),
        });
    }
    let common = |record: &[Element], other: &HashMap<String, String>| -> Vec<String> {
        let paths = record.iter().map(|it| it.path.clone());
        paths.filter(|path| other.contains_key(path)).collect()
    };
    let (ours, theirs) = (common(ours, &other), common(theirs, &own));
    let mut pairs = ours.into_iter().zip(theirs);
    if let Some((ours, theirs)) = pairs.find(|(ours, theirs)| ours != theirs) {
        places.push(Place {
            path: "order".to_owned(),
            ours: Some(ours),
            theirs: Some(theirs),
        });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ours: &str, theirs: &str) -> Vec<String> {
        let places = differences(&read(ours).unwrap(), &read(theirs).unwrap());
        let word = |own: Option<String>| own.unwrap_or_else(|| "-".to_owned());
        places
            .into_iter()
            .map(|place| format!("{} {} {}", place.path, word(place.ours), word(place.theirs)))
            .collect()
    }

    #[test]
    fn what_means_the_same_reads_the_same() {
        let ours = "<data id=\"x\" version=\"1\"><a/><b>1 &lt; 2</b><c>x\ny</c></data>";
        let theirs = "<?xml version='1.0'?><data version='1' id='x' xmlns:h='u'><a /><b>1 &#60; 2</b>\n\
            <c><![CDATA[x\r\ny]]></c></data>";
        assert_eq!(found(ours, theirs), [""; 0]);
        assert_eq!(read("<data>").unwrap().len(), 1);
        assert!(read("<a></b>").is_err());
    }

    #[test]
    fn each_place_that_differs_is_named() {
        let ours = "<d id=\"1\"><r><x>1</x></r><r><x>2</x><y/></r><m><i>3</i></m></d>";
        assert_eq!(
            found(ours, "<d id=\"2\"><r><x>1</x></r><r><x>5</x></r></d>"),
            [
                "/d id=\"1\"  id=\"2\" ",
                "/d/r[2]/x 2 5",
                "/d/r[2]/y  -",
                "/d/m  -"
            ]
        );
        assert_eq!(found("<d><a/></d>", "<d><a/><n><o/></n></d>"), ["/d/n - "]);
        assert_eq!(
            found("<d><a/><b/><c/></d>", "<d><b/><a/></d>"),
            ["/d/c  -", "order /d/a /d/b"]
        );
    }
}
