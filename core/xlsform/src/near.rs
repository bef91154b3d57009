//! What was probably meant: the nearest of a set of words.

/// The word of `known` nearest to `word`, if it is near enough to be a slip: at most two letters
/// differ, one in words of up to five letters and none in shorter ones than three, case and
/// separators aside. Of words equally near the first by the alphabet is taken.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let allowed = match folded.len() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    known
        .into_iter()
        .map(|candidate| (distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *candidate != word)
        .min()
        .map(|(_, candidate)| candidate)
}

fn fold(word: &str) -> Vec<char> {
    word.to_lowercase()
        .chars()
        .map(|c| if matches!(c, '-' | ' ') { '_' } else { c })
        .collect()
}

/// Levenshtein's distance in characters.
pub(crate) fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["select_one", "select_multiple", "text", "note"];
        assert_eq!(nearest("selct_one", known), Some("select_one"));
        assert_eq!(nearest("Select One", known), Some("select_one"));
        assert_eq!(nearest("txt", known), Some("text"));
        assert_eq!(nearest("photo", known), None);
        assert_eq!(nearest("q1", ["q2", "q3"]), None);
        assert_eq!(nearest("nane", ["name", "nine"]), Some("name"));
    }
}
