//! Secondary instances: lists inside the form, and XML files beside it; which reader another has.

use std::io::{self, Read};

use rayi_xpath::NameId;

use crate::diagnostic::Diagnostic;
use crate::media::Opened;
use crate::search::stem;
use crate::secondary::{Branch, BranchKind, Content, Secondary, Table, Tree};
use crate::xml::{Document, Element, MAX_FORM_BYTES, ns};

use super::Reader;
use super::bounds::Bound;
use super::search::file_of;

/// Most bytes of one CSV or GeoJSON file; 100,000 rows take some 5 MB.
pub const MAX_LIST_BYTES: u64 = 128 << 20;
/// Most cells of one file, four bytes each besides their texts: a million rows of 33 columns. Short
/// rows are filled up, so that a small file may have many.
pub(super) const MAX_CELLS: usize = 1 << 25;
/// Where the source of a CSV file begins.
const CSV: &str = "jr://file-csv/";
/// The record that was saved last of the same form.
const LAST_SAVED: &str = "jr://instance/last-saved";
/// Most columns of a CSV file, and most different properties in a GeoJSON file.
pub(super) const MAX_COLUMNS: usize = 4096;

/// How a choice file is written.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Csv,
    GeoJson,
    Xml,
}

impl Kind {
    /// By the end of its name, or by what the form says of it.
    fn of(name: &str, source: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        if name.ends_with(".csv") || source.starts_with(CSV) {
            Some(Self::Csv)
        } else if name.ends_with("geojson") {
            Some(Self::GeoJson)
        } else if name.ends_with(".xml") || source == LAST_SAVED {
            Some(Self::Xml)
        } else {
            None
        }
    }
}

impl<'d, 'a> Reader<'d, 'a> {
    pub(super) fn read_secondary(&mut self, model: Element<'d, 'a>) {
        let instances = model
            .children()
            .filter(|child| child.is(ns::XFORMS, "instance"));
        for (count, element) in instances.skip(1).enumerate() {
            if count >= Bound::Instances.limit() {
                self.refuse_larger(Bound::Instances, element.place());
                break;
            }
            let id = element.attribute("id").unwrap_or_default().to_owned();
            if self.secondary.iter().any(|known| known.id == id) {
                self.report(
                    Diagnostic::error("secondary-repeated")
                        .at(element.place())
                        .with("id", id),
                );
                continue;
            }
            let source = element
                .attribute("src")
                .map(|source| source.trim().to_owned());
            let content = match &source {
                Some(source) => self.read_external(element, &id, source),
                None => match element.children().next() {
                    Some(root) => self.read_tree_or_table(root),
                    None => Content::Tree(Tree::default()),
                },
            };
            self.secondary.push(Secondary {
                id,
                source,
                content,
            });
        }
    }

    /// Index of the rows of a CSV file that a form names without an instance of its own; read when it
    /// is first named. `None` where there is no such file.
    pub(super) fn read_rows(&mut self, name: &str) -> Option<u32> {
        let name = stem(name);
        let known = self.secondary.iter().position(|instance| {
            instance
                .file()
                .is_some_and(|file| stem(file).eq_ignore_ascii_case(name))
        });
        if let Some(known) = known {
            return u32::try_from(known).ok();
        }
        let media = self.media;
        // Collect takes the name in small letters.
        let names = [file_of(name), file_of(&name.to_ascii_lowercase())];
        let (name_here, file) = names
            .iter()
            .find_map(|name| media.open(name).map(|file| (name, file)))?;
        let content = self.read_file(Kind::Csv, name_here, file);
        Some(self.add_secondary(name, name_here, content))
    }

    /// Adds the rows of a CSV file; gives their index.
    pub(super) fn add_secondary(&mut self, id: &str, file: &str, content: Content) -> u32 {
        let source = format!("{CSV}{file}");
        let is_taken = self.secondary_index(id).is_some();
        self.secondary.push(Secondary {
            id: if is_taken {
                source.clone()
            } else {
                id.to_owned()
            },
            source: Some(source),
            content,
        });
        u32::try_from(self.secondary.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn secondary_index(&self, id: &str) -> Option<usize> {
        self.secondary.iter().position(|known| known.id == id)
    }

    fn read_external(&mut self, element: Element<'_, '_>, id: &str, source: &str) -> Content {
        let empty = Content::Tree(Tree::default());
        let media = self.media;
        let name = source.rsplit('/').next().unwrap_or(source).to_owned();
        let Some(file) = media.open(&name) else {
            if source == LAST_SAVED {
                // Nothing was saved before.
                return empty;
            }
            self.report(
                Diagnostic::error("choice-file-missing")
                    .at(element.place())
                    .with("file", name)
                    .with("id", id),
            );
            return empty;
        };
        match Kind::of(&name, source) {
            Some(kind) => self.read_file(kind, &name, file),
            None => {
                self.unsupported(element, None, source);
                empty
            }
        }
    }

    /// Reads a choice file, unless it is larger than one of its kind may be.
    pub(super) fn read_file(&mut self, kind: Kind, name: &str, file: Opened<'_>) -> Content {
        let limit = match kind {
            Kind::Csv | Kind::GeoJson => MAX_LIST_BYTES,
            Kind::Xml => MAX_FORM_BYTES,
        };
        if file.size > limit {
            self.report(
                Diagnostic::error("choice-file-too-large")
                    .file(name)
                    .with("what", "bytes")
                    .with("found", file.size.to_string())
                    .with("limit", limit.to_string()),
            );
            return Content::Tree(Tree::default());
        }
        let bytes = Bounded {
            bytes: file.bytes,
            left: limit,
        };
        match kind {
            Kind::Csv => self.read_csv(name, bytes),
            Kind::GeoJson => self.read_geojson(name, bytes),
            Kind::Xml => self.read_xml(name, bytes),
        }
    }

    fn read_xml(&mut self, name: &str, mut bytes: impl Read) -> Content {
        let mut whole = Vec::new();
        let read = bytes
            .read_to_end(&mut whole)
            .map_err(|fault| unreadable(&fault));
        match read.and_then(|_| Document::parse(&whole)) {
            Ok(document) => self.read_tree_or_table(document.root()),
            Err(diagnostic) => {
                self.report(diagnostic.file(name));
                Content::Tree(Tree::default())
            }
        }
    }

    fn read_tree_or_table(&mut self, root: Element<'_, '_>) -> Content {
        match self.read_table(root) {
            Some(table) => Content::Table(table),
            None => {
                let mut tree = Tree::default();
                self.read_branch(root, None, &mut tree);
                Content::Tree(tree)
            }
        }
    }

    /// The usual choice list: rows of one name, each with the same childless children.
    fn read_table(&mut self, root: Element<'_, '_>) -> Option<Table> {
        let first = root.children().next()?;
        let mut columns: Vec<&str> = Vec::new();
        for cell in first.children() {
            if columns.contains(&cell.local()) {
                return None;
            }
            columns.push(cell.local());
        }
        if columns.is_empty() || root.attributes().len() > 0 {
            return None;
        }
        for row in root.children() {
            let mut cells = row.children();
            let same = row.local() == first.local()
                && row.attributes().len() == 0
                && columns.iter().all(|column| {
                    cells.next().is_some_and(|cell| {
                        cell.local() == *column
                            && cell.attributes().len() == 0
                            && cell.children().next().is_none()
                    })
                })
                && cells.next().is_none();
            if !same {
                return None;
            }
        }
        let root_name = self.interned(root.local());
        let row_name = self.interned(first.local());
        let names = columns
            .iter()
            .map(|column| self.names.intern(column))
            .collect();
        let mut table = Table::new(root_name, row_name, names);
        for row in root.children() {
            for cell in row.children() {
                table.push_cell(&cell.own_text());
            }
        }
        Some(table)
    }

    fn read_branch(
        &mut self,
        element: Element<'_, '_>,
        parent: Option<u32>,
        tree: &mut Tree,
    ) -> u32 {
        let index = u32::try_from(tree.branches.len()).unwrap_or(u32::MAX);
        let name = self.interned(element.local());
        let has_children = element.children().next().is_some();
        tree.branches.push(Branch {
            name,
            kind: BranchKind::Element,
            parent,
            first_child: None,
            next_sibling: None,
            text: if has_children {
                String::new()
            } else {
                element.own_text().into_owned()
            },
        });
        let mut previous: Option<u32> = None;
        let mut link = |tree: &mut Tree, child: u32| {
            match previous {
                Some(before) => tree.branches[before as usize].next_sibling = Some(child),
                None => tree.branches[index as usize].first_child = Some(child),
            }
            previous = Some(child);
        };
        for attribute in element.attributes() {
            let name = self.interned(attribute.local);
            let child = u32::try_from(tree.branches.len()).unwrap_or(u32::MAX);
            tree.branches.push(Branch {
                name,
                kind: BranchKind::Attribute,
                parent: Some(index),
                first_child: None,
                next_sibling: None,
                text: attribute.value.to_owned(),
            });
            link(tree, child);
        }
        for child in element.children() {
            let child = self.read_branch(child, Some(index), tree);
            link(tree, child);
        }
        index
    }

    /// Ids of the translated texts that a list's column names, in its order.
    pub(super) fn text_ids_in(&self, instance: usize, column: NameId) -> Vec<String> {
        match &self.secondary[instance].content {
            Content::Table(table) => table
                .column(column)
                .map(|column| {
                    (0..table.rows())
                        .map(|row| table.cell(row, column).to_owned())
                        .collect()
                })
                .unwrap_or_default(),
            Content::Tree(tree) => tree
                .branches
                .iter()
                .filter(|branch| branch.name == column)
                .map(|branch| branch.text.clone())
                .collect(),
        }
    }
}

/// A choice file that could not be read to its end.
pub(super) fn unreadable(fault: &io::Error) -> Diagnostic {
    Diagnostic::error("choice-file-unreadable").with("reason", fault.kind().to_string())
}

/// A choice file that holds more than is read of any.
pub(super) fn too_large(what: &'static str, limit: usize) -> Diagnostic {
    Diagnostic::error("choice-file-too-large")
        .with("what", what)
        .with("limit", limit.to_string())
}

/// A file that may be longer than its keeper says: past the limit it is a fault.
struct Bounded<R> {
    bytes: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(into)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
