//! The functions: which exist, under which name, with how many arguments.
//!
//! What they compute is in `evaluate/` by family; this table alone decides what a form may call.

macro_rules! functions {
    ($($variant:ident $name:literal $least:literal $most:expr, $doc:literal;)*) => {
        /// A function of XPath 1.0, ODK XForms or JavaRosa.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[non_exhaustive]
        pub enum Function {
            $(#[doc = $doc] $variant,)*
        }

        impl Function {
            /// The function of this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        const TABLE: &[(Function, &str, u32, Option<u32>)] = &[
            $((Function::$variant, $name, $least, $most),)*
        ];
    };
}

functions! {
    String "string" 0 Some(1), "`string(x?)`";
    Concat "concat" 0 None, "`concat(x…)`, nodesets flattened";
    Join "join" 1 None, "`join(separator, x…)`";
    Substr "substr" 2 Some(3), "`substr(text, start, end?)`, from 0, end excluded";
    Substring "substring" 2 Some(3), "XPath 1.0's `substring(text, start, length?)`, from 1";
    SubstringBefore "substring-before" 2 Some(2), "`substring-before(text, part)`";
    SubstringAfter "substring-after" 2 Some(2), "`substring-after(text, part)`";
    Translate "translate" 3 Some(3), "`translate(text, from, to)`";
    StringLength "string-length" 0 Some(1), "`string-length(text?)`";
    NormalizeSpace "normalize-space" 0 Some(1), "`normalize-space(text?)`";
    Contains "contains" 2 Some(2), "`contains(text, part)`";
    StartsWith "starts-with" 2 Some(2), "`starts-with(text, part)`";
    EndsWith "ends-with" 2 Some(2), "`ends-with(text, part)`";
    Uuid "uuid" 0 Some(1), "`uuid(length?)`";
    Digest "digest" 2 Some(3), "`digest(text, algorithm, encoding?)`";
    Base64Decode "base64-decode" 1 Some(1), "`base64-decode(text)`";
    ExtractSigned "extract-signed" 2 Some(2), "`extract-signed(text, key)`, Ed25519";
    Pulldata "pulldata" 4 Some(4), "`pulldata(instance, column, key column, key)`";
    If "if" 3 Some(3), "`if(condition, then, else)`, lazy";
    Coalesce "coalesce" 2 Some(2), "`coalesce(a, b)`, lazy";
    Once "once" 1 Some(1), "`once(x)`";
    True "true" 0 Some(0), "`true()`";
    False "false" 0 Some(0), "`false()`";
    Boolean "boolean" 1 Some(1), "`boolean(x)`";
    Not "not" 1 Some(1), "`not(x)`";
    BooleanFromString "boolean-from-string" 1 Some(1), "`boolean-from-string(text)`";
    Regex "regex" 2 Some(2), "`regex(text, pattern)`, Java's syntax, the whole text";
    Checklist "checklist" 2 None, "`checklist(min, max, v…)`";
    WeightedChecklist "weighted-checklist" 2 None, "`weighted-checklist(min, max, (v, w)…)`";
    Number "number" 0 Some(1), "`number(x?)`";
    Int "int" 1 Some(1), "`int(x)`, truncates";
    Round "round" 1 Some(2), "`round(x, places?)`";
    Floor "floor" 1 Some(1), "`floor(x)`";
    Ceiling "ceiling" 1 Some(1), "`ceiling(x)`";
    Sum "sum" 1 Some(1), "`sum(nodes)`, blanks skipped";
    Count "count" 1 Some(1), "`count(nodes)`";
    CountNonEmpty "count-non-empty" 1 Some(1), "`count-non-empty(nodes)`";
    Max "max" 0 None, "`max(nodes)` or `max(x…)`";
    Min "min" 0 None, "`min(nodes)` or `min(x…)`";
    Pow "pow" 2 Some(2), "`pow(x, y)`";
    Log "log" 1 Some(1), "`log(x)`, natural";
    Log10 "log10" 1 Some(1), "`log10(x)`";
    Abs "abs" 1 Some(1), "`abs(x)`";
    Sin "sin" 1 Some(1), "`sin(x)`";
    Cos "cos" 1 Some(1), "`cos(x)`";
    Tan "tan" 1 Some(1), "`tan(x)`";
    Asin "asin" 1 Some(1), "`asin(x)`";
    Acos "acos" 1 Some(1), "`acos(x)`";
    Atan "atan" 1 Some(1), "`atan(x)`";
    Atan2 "atan2" 2 Some(2), "`atan2(y, x)`";
    Sqrt "sqrt" 1 Some(1), "`sqrt(x)`";
    Exp "exp" 1 Some(1), "`exp(x)`";
    Exp10 "exp10" 1 Some(1), "`exp10(x)`";
    Pi "pi" 0 Some(0), "`pi()`";
    Random "random" 0 Some(0), "`random()`";
    Randomize "randomize" 1 Some(2), "`randomize(nodes, seed?)`";
    Position "position" 0 Some(1), "`position(node?)`";
    Last "last" 0 Some(0), "`last()`";
    Instance "instance" 1 Some(1), "`instance(id)`";
    Current "current" 0 Some(0), "`current()`";
    Today "today" 0 Some(0), "`today()`";
    Now "now" 0 Some(0), "`now()`";
    Date "date" 1 Some(1), "`date(x)`";
    DateTime "date-time" 1 Some(1), "`date-time(x)`";
    DecimalDateTime "decimal-date-time" 1 Some(1), "`decimal-date-time(x)`, days";
    DecimalTime "decimal-time" 1 Some(1), "`decimal-time(x)`, part of a day";
    FormatDate "format-date" 2 Some(2), "`format-date(x, format)`";
    FormatDateTime "format-date-time" 2 Some(2), "`format-date-time(x, format)`";
    Selected "selected" 2 Some(2), "`selected(list, value)`";
    IsSelected "is-selected" 2 Some(2), "alias of `selected`";
    SelectedAt "selected-at" 2 Some(2), "`selected-at(list, n)`, from 0";
    CountSelected "count-selected" 1 Some(1), "`count-selected(list)`";
    ChoiceName "jr:choice-name" 2 Some(2), "`jr:choice-name(value, 'path')`";
    Itext "jr:itext" 1 Some(1), "`jr:itext(id)`";
    IndexedRepeat "indexed-repeat" 3 Some(11), "`indexed-repeat(field, repeat, n, …)`";
    Area "area" 1 Some(1), "`area(shape or points)`, square metres";
    EnclosedArea "enclosed-area" 1 Some(1), "alias of `area`";
    Distance "distance" 1 None, "`distance(points…)`, metres";
    Geofence "geofence" 2 Some(2), "`geofence(point, shape)`";
    Intersects "intersects" 1 Some(1), "`intersects(trace or shape)`, crosses itself";
    Version "version" 0 Some(0), "`version()`";
    Property "property" 1 Some(1), "`property(name)`";
    Depend "depend" 1 None, "`depend(x…)`, its first argument";
    Search "search" 1 Some(6), "`search('file', …)`, only in an appearance";
    Name "name" 0 Some(1), "`name(node?)`";
    LocalName "local-name" 0 Some(1), "`local-name(node?)`";
    NamespaceUri "namespace-uri" 0 Some(1), "`namespace-uri(node?)`";
    Id "id" 1 Some(1), "`id(x)`";
    Lang "lang" 1 Some(1), "`lang(language)`";
}

impl Function {
    /// The name as called in forms, with its prefix.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Every function.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The fewest and the most arguments; `None` is "any number".
    #[must_use]
    pub fn arity(self) -> (u32, Option<u32>) {
        let (_, _, least, most) = TABLE[self as usize];
        (least, most)
    }

    pub(crate) fn accepts(self, given: u32) -> bool {
        let (least, most) = self.arity();
        given >= least
            && most.is_none_or(|most| given <= most)
            && match self {
                Self::WeightedChecklist => given.is_multiple_of(2),
                Self::IndexedRepeat => !given.is_multiple_of(2),
                Self::Search => matches!(given, 1 | 4 | 6),
                _ => true,
            }
    }

    /// The argument whose value, once it is reached, is the call's: nested there, calls are followed
    /// in a loop, so that a chain of them may be as long as a form likes.
    pub(crate) fn tail(self) -> Option<usize> {
        match self {
            Self::If => Some(2),
            Self::Coalesce => Some(1),
            _ => None,
        }
    }

    /// Whether it reads the clock or chance; `randomize` does so only without a seed.
    #[must_use]
    pub fn is_volatile(self) -> bool {
        matches!(
            self,
            Self::Now | Self::Today | Self::Random | Self::Uuid | Self::Randomize
        )
    }

    /// Whether its value depends on the language of the interview.
    #[must_use]
    pub fn uses_language(self) -> bool {
        matches!(
            self,
            Self::ChoiceName | Self::Itext | Self::FormatDate | Self::FormatDateTime
        )
    }

    /// Whether a host may answer the call from running totals: see
    /// [`Host::aggregate`](crate::Host::aggregate).
    #[must_use]
    pub fn is_aggregate(self) -> bool {
        matches!(
            self,
            Self::Sum | Self::Count | Self::CountNonEmpty | Self::Max | Self::Min
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_found_by_its_name_and_stands_at_its_own_row() {
        for function in Function::all() {
            assert_eq!(Function::named(function.name()), Some(function));
        }
        assert_eq!(Function::named("no-such"), None);
    }

    #[test]
    fn uneven_arities_are_refused() {
        assert!(Function::IndexedRepeat.accepts(5) && !Function::IndexedRepeat.accepts(4));
        assert!(Function::WeightedChecklist.accepts(4) && !Function::WeightedChecklist.accepts(5));
    }
}
