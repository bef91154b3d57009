//! Put to java.util.regex of Java 17 first.

use crate::pattern::{Outcome, Pattern, Refusal};

fn matches(pattern: &str, text: &str) -> bool {
    let pattern = Pattern::compile(pattern).unwrap_or_else(|why| panic!("{pattern}: {why:?}"));
    pattern.matches(text) == Outcome::Match
}

/// Each line was put to java.util.regex of Java 17: pattern, what matches, what does not.
#[test]
fn patterns_mean_what_they_mean_in_java() {
    for (pattern, yes, no) in [
        ("a.c", "abc", "xabcx"),
        (r"\d+", "12", "١٢"),
        (r"(?U)\d+", "١٢", "ab"),
        (r"[\w-]+", "a-b", "é"),
        (r"[a-c&&[^b]]+", "ac", "abc"),
        (r"[a&b]+", "a&b", "c"),
        ("[+--]", ",", "b"),
        (r"[a-]+", "a-", "b"),
        ("[]a]", "]", "b"),
        ("[^]a]", "b", "]"),
        ("[a~~b]+", "~", "c"),
        ("[ #]+", " #", "x"),
        ("[^[a]]", "b", "a"),
        ("[a-z&&def]", "d", "a"),
        (r"\bab\b", "ab", "x"),
        (r"a\Z", "a", "a\n"),
        (r"[^\d]", "x", "1"),
        (r"[\D]", "x", "1"),
        (r"\p{Alpha}+", "ab", "é"),
        (r"\p{Punct}+", "[]{}!~", "a"),
        (r"\p{L}+", "é", "1"),
        (r"\pL+", "é", "1"),
        (r"\P{InArabic}", "a", "ا"),
        (r"\p{IsArabic}+", "سلام", "salam"),
        (r"[\p{Lu}\p{Nd}]+", "A١", "a"),
        ("a*+b", "aab", "aa"),
        (r"(.)\1", "aa", "ab"),
        (r"(?<x>.)\k<x>", "aa", "ab"),
        ("(?=a).", "a", "b"),
        ("(?<=a)b|ab", "ab", "b"),
        (r"\Qa.b\E+", "a.bb", "axb"),
        (r"\u0041\x42\x{43}\0104", "ABCD", "ABC"),
        ("(?i)ab", "AB", "AC"),
        ("(?i:a)b", "Ab", "AB"),
        ("a(?s).b|x", "a\nb", "\n"),
        ("(?s:a.)b.", "a\nbc", "a\nb\n"),
        (".*", "abc", "a\nb"),
        (r"(.|\n)*", "a\nb", "a\rb"),
        ("^a$", "a", "a\n"),
        (r"\s+", " \t\n", "\u{a0}"),
        (r"\h", "\u{a0}", "\n"),
        (r"[\[\]]+", "[]", "x"),
        (r"a\-b\/c\@d", "a-b/c@d", "a"),
        ("[٣-٩]", "٥", "5"),
        ("(?i)k", "K", "\u{212a}"),
        ("(?i)é", "é", "É"),
        ("(?iu)é", "É", "e"),
        ("(?i)[b-dX]+", "BcDx", "e"),
        ("(?i)[^a]", "b", "A"),
        (r"(?i)\p{Lower}", "A", "1"),
        (r"(?i)(a)\1", "aA", "ab"),
        (r"(?U)\p{Lower}+", "é", "É"),
        ("(?x) a b # it ends\n c", "abc", "a b c"),
        ("(?x)[a b]+", "ab", " "),
        (r"\ud83d\ude00", "😀", "x"),
        (r"(?<n>a)(?<m>b)\2\k<n>", "abba", "abab"),
        (r"a\1|b", "b", "a1"),
        ("^*a$+", "a", "b"),
        (r"(?=b)?a", "a", "b"),
        (r"(?=b){2}b", "b", "a"),
        ("{2}a", "a", "aa"),
        (r".*(?<=a.{1,3})d", "abcd", "bcd"),
        (r"[&&a]", "a", "&"),
        (r"[a&&]", "a", "&"),
        (r"[\Qa-c\E]", "-", "b"),
        (r"\p{javaLetter}+", "aس", "1"),
        (
            r"\p{IsWhite_Space}\p{gc=Lu}\p{blk=Arabic}\p{sc=Latin}",
            " Aسa",
            "aAسa",
        ),
        ("", "", "x"),
    ] {
        assert!(matches(pattern, yes), "{pattern} should match {yes:?}");
        assert!(!matches(pattern, no), "{pattern} should not match {no:?}");
    }
}

#[test]
fn what_java_refuses_is_refused() {
    for pattern in [
        "[",
        "(",
        ")",
        "*",
        r"\",
        r"\y",
        r"\E",
        r"\u12",
        r"\p{Nonsense}",
        "(?<1>a)",
        "a{2,1}",
        "a{",
        "a{,2}",
        "(?z)",
        "(?:a",
        "a)",
        "a**",
        "|*",
        "(?i)*",
        "[b-a]",
        r"\k<x>",
        r"\p{Latin}",
        r"\p{L",
        "(?<a>.)(?<a>.)",
    ] {
        assert_eq!(
            Pattern::check(pattern),
            Err(Refusal::Malformed),
            "{pattern}"
        );
    }
}

#[test]
fn what_is_not_known_here_is_named() {
    for (pattern, what) in [
        (r"\X", r"\X"),
        (r"a\N{DIGIT ONE}", r"\N{…}"),
        (r"\b{g}a", r"\b{g}"),
        (r"(?c)a", "(?c)"),
        (r"[\p{javaMirrored}]", r"\p{javaMirrored}"),
        (r"\p{InOgham}", r"\p{InOgham}"),
    ] {
        assert_eq!(
            Pattern::check(pattern),
            Err(Refusal::Unsupported(what.to_owned()))
        );
    }
}

#[test]
fn patterns_too_large_and_matches_too_long_are_refused_at_once() {
    let nested = format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000));
    let classes = format!("{}a{}", "[".repeat(10_000), "]".repeat(10_000));
    for pattern in [
        "(?:(?:a{1000}){1000}){1000}",
        "(a{9}){99999}",
        &nested,
        &classes,
    ] {
        assert_eq!(Pattern::check(pattern), Err(Refusal::TooLarge));
    }
    let text = "a".repeat(1 << 20);
    for pattern in ["(a+)+b", "(a|aa)*b", "(a*)*b"] {
        assert!(!matches(pattern, &text), "{pattern}: in linear time");
    }
    let outcome =
        |pattern: &str, text: &str| Pattern::compile(pattern).expect("a pattern").matches(text);
    assert_eq!(outcome(r"(a)\1*b", &text), Outcome::TooCostly);
    assert_eq!(
        outcome(r"(?:(a|aa)+\1?)+b", &text[..40]),
        Outcome::TooCostly
    );
}
