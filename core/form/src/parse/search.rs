//! Collect's two older ways to choices of a file: `search()` in an appearance, and `query` over the
//! lists of `itemsets.csv`.

use rayi_xpath::Root;

use crate::diagnostic::Diagnostic;
use crate::model::{Choices, ControlId, ExprId, ItemPart, Itemset, NodeId, Role};
use crate::search::{
    Search, SearchFilter, SearchTerm, column_names, is_own_choice, is_same_column, stem,
};
use crate::secondary::Content;
use crate::workbook::ITEMSETS;
use crate::xml::Element;

use super::Reader;
use super::lists::Kind;
use super::words::arguments;

impl<'d, 'a> Reader<'d, 'a> {
    /// The choices that a `query` asks for: rows of `itemsets.csv` with the list's name.
    pub(super) fn read_query(
        &mut self,
        element: Element<'d, 'a>,
        query: &str,
        context: NodeId,
    ) -> Option<Choices> {
        // A list that the form itself declares under that name goes first.
        if let Some(list) = list_of(query)
            && self.secondary_index(list).is_none()
        {
            if !self.read_external_list(list) {
                self.report(
                    Diagnostic::warning("choice-file-missing")
                        .at(element.place())
                        .node(self.path(context))
                        .with("file", ITEMSETS)
                        .with("id", list),
                );
                return None;
            }
            for column in ["list_name", "name"] {
                let name = self.names.find(column);
                let has = match &self.itemsets {
                    Some(Content::Table(table)) => {
                        name.and_then(|name| table.column(name)).is_some()
                    }
                    // Broken, which is told.
                    _ => true,
                };
                if !has {
                    self.missing_column(element, context, ITEMSETS, column);
                }
            }
        }
        let nodes = self.compile(query, context, Role::Itemset, element)?;
        let paths = self.expressions[nodes.index()].xpath.paths();
        if !paths
            .iter()
            .any(|path| matches!(path.root, Root::Instance(_)))
        {
            self.unusable(element, Some(context), "query", query);
            return None;
        }
        Some(Choices::Itemset(Itemset {
            nodes,
            value: ItemPart::Child(self.interned("name")),
            label: ItemPart::Child(self.interned("label")),
        }))
    }

    /// Reads the call of `search()` among the words of an appearance; `None` where there is none.
    pub(super) fn read_search(
        &mut self,
        element: Element<'d, 'a>,
        id: ControlId,
        context: NodeId,
    ) -> Option<Search> {
        let words = self.controls[id.index()].appearance.iter();
        let call = words
            .filter(|word| word.starts_with("search("))
            .find_map(|word| word.strip_prefix("search(")?.strip_suffix(')'))?
            .to_owned();
        let arguments: Vec<&str> = arguments(&call).collect();
        if !matches!(arguments.len(), 1 | 4 | 6) {
            self.unusable_search(element, context, "arguments");
            return None;
        }
        let mut compiled: Vec<ExprId> = Vec::with_capacity(arguments.len());
        for argument in &arguments {
            compiled.push(self.compile(argument, context, Role::Search, element)?);
        }
        let Some(name) = self.literal(compiled[0]).map(ToOwned::to_owned) else {
            self.unusable_search(element, context, "file");
            return None;
        };
        let instance = self.read_rows(&name);
        if instance.is_none() {
            self.report(
                Diagnostic::warning("choice-file-missing")
                    .at(element.place())
                    .node(self.path(context))
                    .with("file", file_of(&name))
                    .with("id", stem(&name)),
            );
        }
        let term = compiled.get(1..4).map(|arguments| SearchTerm {
            how: arguments[0],
            columns: arguments[1],
            text: arguments[2],
        });
        let filter = compiled.get(4..6).map(|arguments| SearchFilter {
            column: arguments[0],
            value: arguments[1],
        });
        let search = Search {
            instance,
            term,
            filter,
        };
        self.check_search(element, id, context, &search);
        Some(search)
    }

    /// Says which columns the file does not have, as far as the form tells, and whether any listed
    /// choice stands for its rows.
    fn check_search(
        &mut self,
        element: Element<'d, 'a>,
        id: ControlId,
        context: NodeId,
        search: &Search,
    ) {
        let stands_for_rows = match &self.controls[id.index()].choices {
            Some(Choices::Items(items)) => {
                let mut values = items.iter().map(|item| item.value.as_str());
                let first = values.find(|value| !is_own_choice(value));
                first.map(ToOwned::to_owned)
            }
            // Known when they are looked at.
            Some(Choices::Itemset(_)) => Some(String::new()),
            None => None,
        };
        let Some(value_column) = stands_for_rows else {
            self.unusable_search(element, context, "columns");
            return;
        };
        let Some(instance) = search.instance.map(|index| index as usize) else {
            return;
        };
        let literal = |id: ExprId| self.literal(id).unwrap_or_default();
        let mut wanted = vec![value_column];
        if let Some(term) = &search.term {
            wanted.extend(column_names(literal(term.columns)).map(ToOwned::to_owned));
        }
        wanted.extend(
            search
                .filter
                .map(|filter| literal(filter.column).to_owned()),
        );
        let Content::Table(table) = &self.secondary[instance].content else {
            return;
        };
        let has = |wanted: &str| {
            let mut columns = table.columns.iter();
            columns.any(|column| is_same_column(self.names.text(*column), wanted))
        };
        wanted.retain(|column| !column.is_empty() && !has(column));
        let file = self.secondary[instance].file().unwrap_or_default();
        let file = file.to_owned();
        for column in wanted {
            self.missing_column(element, context, &file, &column);
        }
    }

    fn missing_column(&mut self, element: Element<'_, '_>, node: NodeId, file: &str, column: &str) {
        self.report(
            Diagnostic::warning("column-missing")
                .at(element.place())
                .node(self.path(node))
                .with("file", file)
                .with("column", column),
        );
    }

    fn literal(&self, id: ExprId) -> Option<&str> {
        self.expressions[id.index()].xpath.as_text()
    }

    fn unusable_search(&mut self, element: Element<'_, '_>, node: NodeId, reason: &str) {
        self.report(
            Diagnostic::warning("search-unusable")
                .at(element.place())
                .node(self.path(node))
                .with("reason", reason),
        );
    }

    /// Makes a secondary instance of the rows of `itemsets.csv` whose `list_name` is the list's.
    /// False where there is no such file.
    fn read_external_list(&mut self, list: &str) -> bool {
        if self.itemsets.is_none() {
            let media = self.media;
            self.itemsets = media
                .open(ITEMSETS)
                .map(|file| self.read_file(Kind::Csv, ITEMSETS, file));
        }
        let Some(content) = self.itemsets.take() else {
            return false;
        };
        let rows = match &content {
            Content::Table(table) => {
                let column = self.names.find("list_name");
                let column = column.and_then(|name| table.column(name));
                table.select(column, list)
            }
            Content::Tree(_) => Content::Tree(crate::secondary::Tree::default()),
        };
        self.itemsets = Some(content);
        self.add_secondary(list, ITEMSETS, rows);
        true
    }
}

/// The list that a query asks for: `instance('list')/root/item[…]`.
fn list_of(query: &str) -> Option<&str> {
    let rest = query.trim().strip_prefix("instance(")?.trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|quote| matches!(quote, '\'' | '"'))?;
    rest.get(1..)?.split_once(quote).map(|(list, _)| list)
}

/// The file that a name stands for.
pub(super) fn file_of(name: &str) -> String {
    format!("{}.csv", stem(name))
}
