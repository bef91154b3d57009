//! Words of an attribute that may hold calls: `minimal search('a b')`, `ex:org.app(k='v', t=/data/t)`.

/// Parts of a text between separators that stand `level` parentheses or brackets deep, which the
/// text itself begins in. Quotes count within parentheses alone: an apostrophe outside is a letter.
pub(super) fn parts(
    text: &str,
    level: usize,
    is_separator: impl Fn(char) -> bool,
) -> impl Iterator<Item = &str> {
    let (mut depth, mut quote) = (level, None);
    let separates = move |character: char| {
        match (quote, character) {
            (Some(end), _) => {
                if character == end {
                    quote = None;
                }
                return false;
            }
            (None, '\'' | '"') if depth > 0 => quote = Some(character),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == level && is_separator(character)
    };
    text.split(separates)
}

/// Most words of one appearance: ODK knows some forty.
const MAX_WORDS: usize = 64;

/// Words of `appearance`; the call of an application or of `search()` is one.
pub(super) fn appearance_words(appearance: &str) -> Vec<String> {
    parts(appearance, 0, char::is_whitespace)
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .map(ToOwned::to_owned)
        .collect()
}

/// Arguments of a call, from what stands between its parentheses.
pub(super) fn arguments(call: &str) -> impl Iterator<Item = &str> {
    parts(call, 1, |character| character == ',').map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_stay_whole() {
        let words = |text| appearance_words(text).join("|");
        assert_eq!(words(" minimal  quick "), "minimal|quick");
        assert_eq!(
            words("quick search('a b', /x[y = 1])"),
            "quick|search('a b', /x[y = 1])"
        );
        assert_eq!(words("ex:a.b(k=') (', t=1) w1"), "ex:a.b(k=') (', t=1)|w1");
        assert_eq!(words("it's one"), "it's|one");
        assert_eq!(words("open( a b"), "open( a b");
        assert_eq!(words(""), "");
    }

    #[test]
    fn arguments_are_parted_at_their_own_commas() {
        let all = |text| arguments(text).collect::<Vec<_>>();
        assert_eq!(
            all("'a, b', concat(/x, 'y'), /z[k = ',']"),
            ["'a, b'", "concat(/x, 'y')", "/z[k = ',']"]
        );
        assert_eq!(all("'a'"), ["'a'"]);
        assert_eq!(all("'it\"s', \"b'\""), ["'it\"s'", "\"b'\""]);
        assert_eq!(all(""), [""]);
    }
}
