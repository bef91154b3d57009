//! Ids that an engine makes by chance, which no two engines make alike.

/// How long a UUID is, and where its dashes are.
const LENGTH: usize = 36;
const DASHES: [usize; 4] = [8, 13, 18, 23];

/// The text with `UUID` for each one in it, but for those of the question: nobody made these.
pub(crate) fn forget(text: &str, question: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let id = rest.get(..LENGTH);
        if let Some(id) = id.filter(|id| is_uuid(id) && !question.contains(id)) {
            kept.push_str("UUID");
            rest = &rest[id.len()..];
        } else {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    kept
}

fn is_uuid(text: &str) -> bool {
    text.len() == LENGTH
        && text.bytes().enumerate().all(|(at, byte)| {
            if DASHES.contains(&at) {
                byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_that_the_question_does_not_have_are_forgotten() {
        let made = "uuid:0f8fad5b-d9cb-469f-a165-70867728950e, ڕا";
        assert_eq!(forget(made, "get"), "uuid:UUID, ڕا");
        assert_eq!(forget(made, made), made);
        let none = "0f8fad5b-d9cb-469f-a165-70867728950 0f8fad5bxd9cbx469fxa165x70867728950e";
        assert_eq!(forget(none, ""), none);
    }
}
