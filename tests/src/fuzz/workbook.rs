//! Workbooks: any bytes as a file, and sheets made up of what authors write.

use rayi_form::{Conversion, NoMedia, Severity, convert};

use super::live_through;

/// Errors that no author can cause: the converter wrote what cannot be read.
const OWN_FAULTS: &[&str] = &[
    "xml-broken",
    "xml-not-utf8",
    "xml-doctype",
    "not-an-xform",
    "model-missing",
    "instance-missing",
    "form-id-missing",
    "body-missing",
    "bind-nodeset-missing",
    "bind-unknown-node",
    "bind-repeated",
    "bind-id-repeated",
    "control-ref-missing",
    "control-unknown-bind",
    "control-unknown-node",
    "itext-unknown",
    "itext-repeated",
    "itext-language-repeated",
    "itemset-value-missing",
    "action-target-missing",
    "secondary-repeated",
];

/// The bytes of a file of any kind.
pub(super) fn file(bytes: &[u8]) {
    let converted = convert(bytes, Some("stem"), &NoMedia);
    let again = convert(bytes, Some("stem"), &NoMedia);
    assert_eq!(converted.xml, again.xml, "the same file, the same form");
    live(converted);
}

/// Sheets of a workbook: see [`Maker`] for what the bytes mean.
pub(super) fn sheets(bytes: &[u8]) {
    let mut maker = Maker {
        bytes: bytes.iter().copied(),
        out: String::new(),
    };
    while maker.sheet().is_some() {}
    live(convert(maker.out.as_bytes(), Some("stem"), &NoMedia));
}

fn live(converted: Conversion) {
    if converted.xml.is_some() {
        let faults =
            converted.reading.diagnostics.iter().filter(|found| {
                found.severity == Severity::Error && OWN_FAULTS.contains(&found.code)
            });
        let faults: Vec<_> = faults.collect();
        assert!(faults.is_empty(), "we wrote {faults:?}");
    }
    live_through(converted.reading);
}

/// The heads of the columns of each sheet, the first of them as every workbook has them.
const SHEETS: &[(&str, &[&str])] = &[
    (
        "survey",
        &[
            "type",
            "name",
            "label",
            "relevant",
            "calculation",
            "constraint",
            "required",
            "label::English (en)",
            "label::العربية (ar)",
            "hint",
            "hint::English (en)",
            "guidance_hint",
            "constraint_message",
            "constraint_message::English (en)",
            "required_message",
            "appearance",
            "parameters",
            "choice_filter",
            "repeat_count",
            "default",
            "trigger",
            "read_only",
            "save_to",
            "disabled",
            "image",
            "audio::English (en)",
            "bind::jr:preload",
            "body::x",
            "instance::x",
            "bind::odk:length",
            "$given_name",
            "x y",
            "kobo--matrix_list",
            "kobo--score-choices",
            "kobo--rank-items",
        ],
    ),
    (
        "choices",
        &[
            "list_name",
            "name",
            "label",
            "label::English (en)",
            "label::العربية (ar)",
            "a",
            "image",
            "geometry",
            "sms_option",
            "x y",
        ],
    ),
    (
        "settings",
        &[
            "form_id",
            "form_title",
            "version",
            "default_language",
            "name",
            "style",
            "instance_name",
            "public_key",
            "submission_url",
            "allow_choice_duplicates",
            "clean_text_values",
            "namespaces",
            "omit_instanceID",
            "flat",
            "prefix",
        ],
    ),
    (
        "entities",
        &[
            "list_name",
            "label",
            "entity_id",
            "create_if",
            "update_if",
            "repeat",
        ],
    ),
    ("external_choices", &["list_name", "name", "label", "a"]),
    ("osm", &["list_name", "name", "label"]),
];

/// What cells say, in the order of what most need: types, names and lists, expressions, the rest.
const CELLS: &[&str] = &[
    "text",
    "integer",
    "select_one l",
    "select_multiple l",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
    "note",
    "calculate",
    "a",
    "b",
    "c",
    "l",
    "m",
    "1",
    "yes",
    "${a}",
    "${b} = 1",
    "${c} + 1",
    "decimal",
    "date",
    "time",
    "dateTime",
    "geopoint",
    "geotrace",
    "geoshape",
    "image",
    "audio",
    "file",
    "barcode",
    "range",
    "rank l",
    "select_one l or_other",
    "select_one_from_file a.csv",
    "select_multiple_from_file b.geojson",
    "select_one_external m",
    "select_one ${c}",
    "begin loop over l",
    "end loop",
    "begin table-list",
    "osm l",
    "hidden",
    "acknowledge",
    "start",
    "end",
    "today",
    "deviceid",
    "audit",
    "background-audio",
    "start-geopoint",
    "csv-external",
    "xml-external",
    "begin matrix",
    "end matrix",
    "begin score",
    "score__row",
    "end score",
    "begin rank",
    "rank__level",
    "end rank",
    "q string",
    "meta",
    "${last-saved#a}",
    "concat(${a}, ${b})",
    "count(${b})",
    "sum(${c})",
    "once(uuid())",
    "now()",
    "a = ${a}",
    "instance('l')/root/item[name = ${a}]/label",
    "pulldata('a', 'a', 'b', ${a})",
    "indexed-repeat(${a}, ${b}, 1)",
    "search('a')",
    "position(..)",
    "true()",
    "no",
    ". > 1",
    "selected(${a}, '1')",
    "current()/.",
    "../a",
    "${",
    "${}",
    "${d e}",
    "${missing}",
    "1 +",
    "start=1 end=3 step=1",
    "randomize=true seed=${a}",
    "value=a label=b",
    "rows=2",
    "max-pixels=9",
    "capture-accuracy=3",
    "quality=low",
    "location-priority=balanced location-min-interval=1 location-max-age=2",
    "field-list",
    "minimal",
    "label",
    "list-nolabel",
    "table-list",
    "w1 quick",
    "map",
    "English (en)",
    "default",
    "pages",
    "xmlns:p=\"u\"",
    "jr:preload",
    "uid",
    "é \u{2019}\u{a0}x",
    "<b> & \"q\"",
    "a\nb\tc",
    "\u{1}",
    "\u{fffe}",
    "-",
    "*",
    "0",
    "1.50",
    "-0",
    "1e400",
    " ",
    "  a  b  ",
    "a:b",
    "data",
    "instanceID",
    "entity",
    "__x",
    "generated_note_name_2",
    "a_other",
    "other",
    "صورة.png",
];

/// Makes the CSV of a workbook from bytes: a sheet, how many columns and which, then rows of cells,
/// each a word of [`CELLS`], nothing, or letters of its own.
struct Maker<B> {
    bytes: B,
    out: String,
}

impl<B: Iterator<Item = u8>> Maker<B> {
    fn below(&mut self, count: usize) -> Option<usize> {
        self.bytes.next().map(|byte| usize::from(byte) % count)
    }

    fn sheet(&mut self) -> Option<()> {
        let (name, heads) = SHEETS[self.below(SHEETS.len())?];
        let own = self.below(8)?;
        self.out.push_str(name);
        self.out.push('\n');
        let mut columns: Vec<&str> = heads.iter().copied().take(3).collect();
        for _ in 0..own {
            let head = heads[self.below(heads.len())?];
            if !columns.contains(&head) {
                columns.push(head);
            }
        }
        for head in &columns {
            self.cell(head);
        }
        self.out.push('\n');
        for _ in 0..self.below(32)? {
            for _ in &columns {
                self.any_cell()?;
            }
            self.out.push('\n');
        }
        Some(())
    }

    fn any_cell(&mut self) -> Option<()> {
        match self.bytes.next()? {
            254.. => {
                let length = self.below(16)?;
                let letters: Vec<u8> = self.bytes.by_ref().take(length).collect();
                self.cell(&String::from_utf8_lossy(&letters));
            }
            byte => {
                let word = CELLS.get(usize::from(byte)).copied();
                self.cell(word.unwrap_or_default());
            }
        }
        Some(())
    }

    fn cell(&mut self, text: &str) {
        self.out.push_str(",\"");
        self.out.push_str(&text.replace('"', "\"\""));
        self.out.push('"');
    }
}
