//! Secondary instances: lists inside the form, and CSV, XML and GeoJSON files beside it.

use rayi_xpath::NameId;

use crate::diagnostic::{Diagnostic, Place};
use crate::search::stem;
use crate::secondary::{Branch, BranchKind, Content, Secondary, Table, Tree};
use crate::xml::{Document, Element, ns};

use super::Reader;
use super::search::file_of;

/// Most bytes of one choice file; 100,000 rows take some 4 MB.
const MAX_FILE_BYTES: usize = 256 << 20;
/// Where the source of a CSV file begins.
const CSV: &str = "jr://file-csv/";
/// The record that was saved last of the same form.
const LAST_SAVED: &str = "jr://instance/last-saved";
/// Most columns of a CSV file.
const MAX_COLUMNS: usize = 4096;

impl<'d, 'a> Reader<'d, 'a> {
    pub(super) fn read_secondary(&mut self, model: Element<'d, 'a>) {
        let instances = model
            .children()
            .filter(|child| child.is(ns::XFORMS, "instance"));
        for element in instances.skip(1) {
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
        let (file, bytes) = names
            .iter()
            .find_map(|file| media.read(file).map(|bytes| (file, bytes)))?;
        let content = self.read_csv(file, &bytes);
        Some(self.add_secondary(name, file, content))
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
        let Some(bytes) = media.read(&name) else {
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
        if bytes.len() > MAX_FILE_BYTES {
            self.report(
                Diagnostic::error("csv-too-large")
                    .file(name)
                    .with("bytes", bytes.len().to_string())
                    .with("limit", MAX_FILE_BYTES.to_string()),
            );
            return empty;
        }
        let lower = name.to_ascii_lowercase();
        if lower.ends_with(".csv") || source.starts_with(CSV) {
            self.read_csv(&name, &bytes)
        } else if lower.ends_with("geojson") {
            self.read_geojson(&name, &bytes)
        } else if lower.ends_with(".xml") || source == LAST_SAVED {
            match Document::parse(&bytes) {
                Ok(document) => self.read_tree_or_table(document.root()),
                Err(diagnostic) => {
                    self.report(diagnostic.file(name));
                    empty
                }
            }
        } else {
            self.unsupported(element, None, source);
            empty
        }
    }

    /// Reads a CSV file: first row names the columns, `;` separates where the first row holds one,
    /// short rows are padded (JavaRosa's reading).
    pub(super) fn read_csv(&mut self, name: &str, bytes: &[u8]) -> Content {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let header_end = bytes
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(bytes.len());
        let semicolon = bytes
            .get(..header_end)
            .is_some_and(|header| header.contains(&b';'));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(if semicolon { b';' } else { b',' })
            .flexible(true)
            .from_reader(bytes);
        let root = self.interned("root");
        let row = self.interned("item");
        let headers = match reader.headers() {
            Ok(headers) => headers.clone(),
            Err(fault) => return self.broken_csv(name, &fault),
        };
        if headers.len() > MAX_COLUMNS {
            self.report(
                Diagnostic::error("csv-too-large")
                    .file(name)
                    .with("columns", headers.len().to_string())
                    .with("limit", MAX_COLUMNS.to_string()),
            );
            return Content::Tree(Tree::default());
        }
        let mut columns: Vec<NameId> = Vec::new();
        for header in &headers {
            let column = self.interned(header.trim());
            if columns.contains(&column) {
                self.report(
                    Diagnostic::warning("csv-broken")
                        .file(name)
                        .at(Place { line: 1, column: 1 })
                        .with("reason", "column-repeated")
                        .with("column", header),
                );
            }
            columns.push(column);
        }
        let width = columns.len();
        let mut table = Table::new(root, row, columns);
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {
                    for column in 0..width {
                        table.push_cell(record.get(column).unwrap_or_default());
                    }
                }
                Ok(false) => break,
                Err(fault) => return self.broken_csv(name, &fault),
            }
        }
        Content::Table(table)
    }

    fn broken_csv(&mut self, name: &str, fault: &csv::Error) -> Content {
        let mut diagnostic = Diagnostic::error("csv-broken").file(name);
        if let Some(position) = fault.position() {
            let line = u32::try_from(position.line()).unwrap_or(u32::MAX);
            diagnostic = diagnostic.at(Place { line, column: 1 });
        }
        let reason = match fault.kind() {
            csv::ErrorKind::Utf8 { .. } => "not-utf8",
            _ => "syntax",
        };
        self.report(diagnostic.with("reason", reason));
        Content::Tree(Tree::default())
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
