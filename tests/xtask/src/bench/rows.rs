//! What is wanted: each row of the table, and by how much we must be faster or smaller.

/// One row.
pub(super) struct Row {
    /// What it is about.
    pub(super) title: &'static str,
    /// The works whose measures are added up.
    pub(super) works: &'static [&'static str],
    /// The measure.
    pub(super) metric: &'static str,
    /// How many times less of it we must take than JavaRosa.
    pub(super) wanted: f64,
}

const fn row(
    title: &'static str,
    works: &'static [&'static str],
    metric: &'static str,
    wanted: f64,
) -> Row {
    Row {
        title,
        works,
        metric,
        wanted,
    }
}

const LOAD: &str = "load_warm_cpu_best";
const ANSWER: &str = "answer_cpu_best";
const INTERVIEW: &str = "interview_cpu_best";

/// Time on the processor, the best of the passes on both sides.
pub(super) const TIMES: &[Row] = &[
    row("load `large-roster`", &["large-roster"], LOAD, 20.0),
    row(
        "load `household-visit` with its files",
        &["household-visit-1"],
        LOAD,
        20.0,
    ),
    row(
        "load a form as large as a verbal autopsy",
        &["verbal-autopsy"],
        LOAD,
        20.0,
    ),
    row(
        "one answer at the head of 1,000 calculations in a chain",
        &["chain-1000"],
        ANSWER,
        100.0,
    ),
    row(
        "one answer at the head of a fan of 1,000",
        &["fan-1000"],
        ANSWER,
        100.0,
    ),
    row(
        "1,000 instances, three answers each, totals over all",
        &["repeat-1000"],
        INTERVIEW,
        500.0,
    ),
    row(
        "20 rounds of a cascade over 10,000 rows",
        &["cascade-10000"],
        INTERVIEW,
        100.0,
    ),
    row(
        "20 rounds of a cascade over 100,000 rows",
        &["cascade-100000"],
        INTERVIEW,
        100.0,
    ),
    row(
        "`household-visit` by its walks",
        &["household-visit-1", "household-visit-2"],
        INTERVIEW,
        50.0,
    ),
    row(
        "1,000 answers over nested repeats",
        &["nested-1000"],
        INTERVIEW,
        50.0,
    ),
    row(
        "500 questions, each relevant on the last",
        &["relevance-500"],
        INTERVIEW,
        200.0,
    ),
];

/// Times that nobody asked for a ratio of.
pub(super) const OTHER_TIMES: &[Row] = &[
    row(
        "load the cascade over 100,000 rows with its table",
        &["cascade-100000"],
        LOAD,
        0.0,
    ),
    row(
        "a verbal autopsy from end to end",
        &["verbal-autopsy"],
        INTERVIEW,
        0.0,
    ),
];

/// How many times less memory at the peak.
pub(super) const MEMORY_WANTED: f64 = 10.0;

/// Lengths of one repeat, which the cost of an answer must not depend on.
pub(super) const LENGTHS: [&str; 3] = ["repeat-100", "repeat-1000", "repeat-4000"];
/// By how much it may: the caches of the processor hold a hundred instances better than thousands.
pub(super) const LENGTHS_FACTOR: f64 = 2.0;

/// The form that is opened at every start of the app, and what that may take, in milliseconds.
pub(super) const CACHED: (&str, &str, f64) = ("large-roster", "load_cached_cpu", 5.0);

/// Nodes that one answer of a work touches, itself among them.
pub(super) const NODES: [(&str, f64); 2] = [("chain-1000", 1_001.0), ("fan-1000", 1_001.0)];
/// What the physical limit is taken to be: nanoseconds a node, megabytes of XML a second.
pub(super) const NODE_LIMIT: f64 = 100.0;
pub(super) const XML_LIMIT: f64 = 200.0;
/// Works whose loading is looked at in bytes a second.
pub(super) const LOADS: [&str; 4] = [
    "large-roster",
    "household-visit-1",
    "verbal-autopsy",
    "cascade-100000",
];
