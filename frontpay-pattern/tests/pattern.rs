//! Patterns: tables of facts, the conformance vectors, and properties.

use std::{fs, path::Path};

use frontpay_pattern::{
    EndAnchor, LENGTH_LIMIT, NESTING_LIMIT, Pattern, PatternError, Run, STEP_LIMIT, TABLE_LIMIT, Table, TableForm,
};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::Value;

fn matches(pattern: &str, text: &str) -> bool {
    Pattern::delimited(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}")).is_match(text.as_bytes())
}

#[rstest]
// Delimiters.
#[case("/^abc$/", &["abc", "abc\n"], &["abcd", "xabc", "abc\n\n", "ABC"])]
#[case("#^a/b$#", &["a/b"], &["ab"])]
#[case("{^a{2}$}", &["aa"], &["a"])]
#[case("(^(a)$)", &["a"], &["b"])]
#[case("[^[ab]$]", &["a"], &["c"])]
#[case("<^a$>", &["a"], &["<a>"])]
#[case("  /a\\/b/", &["xa/b"], &["ab"])]
#[case("/a/i \n", &["A"], &["b"])]
// The end.
#[case(r"/^\d{3}$/", &["123", "123\n"], &["12", "1234", "123\n\n", "١٢٣"])]
#[case(r"/^\d{3}$/D", &["123"], &["123\n"])]
#[case(r"/^\d{3}\z/", &["123"], &["123\n"])]
#[case(r"/\A\d{3}\Z/", &["123", "123\n"], &["123\r\n"])]
#[case(r"/^\s+$/", &[" ", " \n", "\n"], &["", " a"])]
#[case(r"/a$\n/", &["a\n"], &["a", "a\n\n"])]
#[case(r"/^(?:a|$)+\n/", &["\n", "aa\n", "a\nb"], &["\n\n", "\nb"])]
#[case(r"/$b/", &[], &["b", "$b"])]
// Lines.
#[case("/^b$/m", &["a\nb", "b\na", "b\n"], &["ab"])]
#[case("/^$/m", &["", "\n", "\n\n"], &["a\n", "a"])]
#[case(r"/\n^/m", &["a\nb"], &["a\n"])]
#[case("/^a$/mD", &["a\nb"], &["ab"])]
// Bytes and characters.
#[case("/^.{3}$/", &["abc", "æx"], &["æøå", "a\nb"])]
#[case("/^.{3}$/u", &["abc", "æøå"], &["æx"])]
#[case("/^é+$/", &["é"], &["éé"])]
#[case("/^é+$/u", &["é", "éé"], &["e"])]
#[case("/^[é]{2}$/", &["é"], &["éé"])]
#[case(r"/^\xC3\xA9$/", &["é"], &["\u{c3}"])]
#[case(r"/^\x{1F600}$/u", &["😀"], &["😁"])]
#[case("/^[^,]+$/u", &["æ", "a\n"], &[",", ""])]
#[case(r"/^\h$/", &[" ", "\t"], &["\u{a0}", "\n"])]
#[case(r"/^\h$/u", &[" ", "\u{a0}", "\u{3000}"], &["\u{2028}"])]
// Unicode classes.
#[case(r"/^\d+$/u", &["12", "١٢", "１"], &["a"])]
#[case(r"/^\w+$/u", &["æ_1", "e\u{301}", "\u{203f}"], &["-", " "])]
#[case(r"/^\w+$/", &["a_1"], &["æ", "-"])]
#[case(r"/^\p{Lu}\p{Ll}*$/u", &["Æble"], &["æble"])]
#[case(r"/^\p{Greek}+$/u", &["αβγ"], &["abc"])]
#[case(r"/^\pL\PL$/u", &["a1"], &["aa"])]
#[case(r"/^\p{^L}$/u", &["1"], &["a"])]
#[case(r"/^[[:alpha:]]+$/u", &["æ"], &["1"])]
#[case(r"/^[[:alpha:]]+$/", &["a"], &["æ"])]
#[case(r"/^[[:^digit:][:space:]]$/", &["a", " "], &["1"])]
#[case(r"/^[[:punct:]]$/u", &["$", "!", "¿"], &["€"])]
#[case(r"/^[[:xdigit:]]$/u", &["f", "Ｆ"], &["g"])]
#[case(r"/\bfoo\b/u", &["foo", "a foo."], &["foo\u{301}", "éfoo", "foos"])]
#[case(r"/\bfoo\b/", &["éfoo", "foo"], &["afoo"])]
#[case(r"/a\Bb/u", &["ab"], &["a b"])]
// Case.
#[case("/^ss$/iu", &["SS", "ſs"], &["ß"])]
#[case("/^k$/iu", &["K", "\u{212a}"], &["x"])]
#[case("/^k$/iur", &["K"], &["\u{212a}"])]
#[case("/^[^k]$/iu", &["x"], &["K", "\u{212a}"])]
#[case("/É/i", &["É"], &["é"])]
#[case("/É/iu", &["é"], &["e"])]
#[case("/^[a-c]$/i", &["B"], &["d"])]
#[case("/^(?i:a)b$/", &["Ab", "ab"], &["aB"])]
#[case("/^(a(?i)b|c)$/", &["aB", "C"], &["Ab"])]
#[case("/^(?i)a(?-i)b$/", &["Ab"], &["aB"])]
#[case("/^(?i)(?^)a$/", &["a"], &["A"])]
#[case("/^[[:upper:]]$/i", &["a", "A"], &["1"])]
// Classes as PCRE reads them.
#[case("/^[]a]+$/", &["]a"], &["b"])]
#[case("/^[^]]$/", &["a"], &["]"])]
#[case("/^[a[b]$/", &["a", "[", "b"], &["]"])]
#[case("/^[a&&b]$/", &["a", "&", "b"], &["c"])]
#[case("/^[a~~b]$/", &["~"], &["c"])]
#[case(r"/^[\w-]+$/", &["a-b"], &["a b"])]
#[case(r"/^[a\-z]$/", &["-", "z"], &["b"])]
#[case(r"/^[\n-\r]$/", &["\u{b}"], &["a"])]
#[case(r"/^[\b]$/", &["\u{8}"], &["b"])]
#[case(r"/^[\Qa]-z\E]$/", &["]", "-", "z"], &["b"])]
#[case(r"/^[\101-\x43]$/", &["B"], &["D"])]
#[case("/^[[:a]$/", &[":", "["], &["b"])]
// Escapes.
#[case(r"/^\a\e\f\n\r\t\cA$/", &["\u{7}\u{1b}\u{c}\n\r\t\u{1}"], &[""])]
#[case(r"/^\x41\x{42}\o{103}\104$/", &["ABCD"], &["abcd"])]
#[case(r"/^\x{ 41 }$/", &["A"], &["x"])]
#[case(r"/^\0$/", &["\0"], &["0"])]
#[case(r"/^\N{U+41}\N$/u", &["AB"], &["A\n"])]
#[case(r"/^\Qa.b\E$/", &["a.b"], &["axb"])]
#[case(r"/^\s$/", &[" ", "\u{b}"], &["\u{a0}", "\u{85}"])]
#[case(r"/^\s$/u", &["\u{a0}", "\u{85}"], &["a"])]
#[case(r"/^\R$/", &["\n", "\r", "\r\n", "\r\n\n", "\u{b}"], &["\n\r", ""])]
#[case(r"/^\R\n/", &["\n\n", "\r\n\n"], &["\r\n"])]
#[case(r"/^\V\H$/", &["ab"], &["a "])]
#[case(r"/^a\Kb$/", &["ab"], &["b"])]
#[case(r"/^\G\d/", &["1"], &["a1"])]
// Quantifiers.
#[case("/^a{2}$/", &["aa"], &["a", "aaa"])]
#[case("/^a{,2}$/", &["", "a", "aa"], &["aaa", "a{,2}"])]
#[case("/^a{ 1, 2 }$/", &["a", "aa"], &[""])]
#[case("/^a{,}$/", &["a{,}"], &["a"])]
#[case("/^a{1$/", &["a{1"], &["a"])]
#[case("/^x{a}$/", &["x{a}"], &["x"])]
#[case("/^a*?b+?$/", &["b", "aab"], &["a"])]
#[case("/^(a+)+$/", &["aaaa"], &["aab"])]
#[case("/a.*b/U", &["axb"], &["a"])]
#[case("/^a++b$/", &["aab"], &["b"])]
#[case("/^(?>a+)b$/", &["aab"], &["b"])]
#[case(r"/^(\d+)(?:-\d+)?+$/", &["1", "1-2"], &["1-", "-2"])]
#[case(r"/^a+(?#why)+b$/", &["aab"], &["b"])]
// Modifiers and groups.
#[case("/^a.c$/s", &["a\nc"], &["ac"])]
#[case("/^ a b c $ # comment/x", &["abc"], &["a b c"])]
#[case("/^a +\n ?b$/x", &["ab", "aab"], &["a b"])]
#[case("/^(?xx)[a b]$/", &["a"], &[" "])]
#[case("/b/A", &["b"], &["ab"])]
#[case("/a|b/A", &["bx"], &["xa"])]
#[case("/^a|b$/", &["ax", "xb"], &["xax"])]
#[case("/^(?<x>a)(?P<y>b)(?'z'c)$/", &["abc"], &["a"])]
#[case("/^(?|(a)|(b))$/", &["a", "b"], &["c"])]
#[case("/^(a)(?i)$/n", &["a"], &["A"])]
#[case("/(*UTF8)^é$/", &["é"], &["e"])]
#[case("/a(*FAIL)|b/", &["b"], &["a"])]
#[case(r"/^(?:NO|SE)?\d+$/", &["NO1", "1"], &["NO"])]
fn a_pattern_accepts_and_refuses(#[case] pattern: &str, #[case] accepted: &[&str], #[case] refused: &[&str]) {
    for text in accepted {
        assert!(matches(pattern, text), "{pattern} accepts {text:?}");
    }
    for text in refused {
        assert!(!matches(pattern, text), "{pattern} refuses {text:?}");
    }
}

#[rstest]
#[case("", "empty regular expression", 0)]
#[case("abc", "`a` cannot be a delimiter, expected ASCII punctuation as in `/^[a-z]+$/`", 0)]
#[case(r"\a\", r"`\\` cannot be a delimiter, expected ASCII punctuation as in `/^[a-z]+$/`", 0)]
#[case("/^abc$", "no ending delimiter `/` found", 0)]
#[case("(a", "no ending matching delimiter `)` found", 0)]
#[case("/a/z", "unknown modifier `z`, expected some of `imsxADSUXJunr`", 3)]
#[case("/a/e", "unknown modifier `e`, expected some of `imsxADSUXJunr`", 3)]
#[case("/a(b/", "missing `)` for the group opened here", 2)]
#[case("/a)/", "unmatched `)`", 2)]
#[case("/é[/", "missing `]` for the class opened here", 3)]
#[case("/[]/", "missing `]` for the class opened here", 1)]
#[case("/a**/", "the quantifier follows nothing it can repeat", 3)]
#[case("/^*/", "the quantifier follows nothing it can repeat", 2)]
#[case("/a{2}{3}/", "the quantifier follows nothing it can repeat", 5)]
#[case("/a{3,2}/", "the counts in `{}` are out of order", 2)]
#[case("/a{65536}/", "a count in `{}` is above 65535", 2)]
#[case("/[z-a]/", "the range in the class is out of order", 4)]
#[case(r"/[a-\d]/", r"a range cannot begin or end with a set, expected `\-` for a hyphen", 4)]
#[case(r"/[\d-z]/", r"a range cannot begin or end with a set, expected `\-` for a hyphen", 2)]
#[case("/[[:foo:]]/", "unknown POSIX class name", 2)]
#[case("/[:alpha:]/", "a POSIX class stands within brackets, expected as in `[[:alpha:]]`", 1)]
#[case(r"/\y/", r"unrecognized character follows `\`", 1)]
#[case(r"/\p{Foo}/u", r"unknown property, expected as in `\p{L}` or `\p{Greek}`", 1)]
#[case(r"/\x{100}/", r"the character is above `\xFF`, which needs the modifier `u`", 1)]
#[case("/(?<n>a)(?<n>b)/", "two groups have the same name, which needs the modifier `J`", 8)]
#[case(r"/(a)\2/", "reference to a group that does not exist", 4)]
#[case("/(?z)/", "unknown letter after `(?`, expected some of `imsxnrJU`", 3)]
fn a_wrong_pattern_is_refused(#[case] pattern: &str, #[case] message: &str, #[case] at: usize) {
    let error = Pattern::delimited(pattern).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.at()), (message, at));
}

#[rstest]
#[case(r"/^(?=.*\d).{4,}$/", true)]
#[case("/^(?!abc).*$/s", true)]
#[case("/(?<=a)b/", true)]
#[case("/(?<!a)b/", true)]
#[case(r"/^(a|b)\1$/", true)]
#[case(r"/^(?<x>a|b)\k<x>$/", true)]
#[case("/^(?(?=a)abc|def)$/", true)]
#[case("/^(?>a|ab)c$/", true)]
#[case("/^a*+a$/", true)]
#[case(r"/^\d+(?:[.,]\d+)*+\.$/", true)]
#[case(r"/^(\((?:[^()]|(?1))*\))$/", false)]
#[case(r"/^\X$/u", false)]
#[case(r"/\C/", false)]
#[case("/(*SKIP)a/", false)]
#[case("/(?C)a/", false)]
#[case(r"/.+\R/", false)]
#[case(r"/\p{Lu}/iu", false)]
fn what_no_automaton_matches_exactly_is_refused(#[case] pattern: &str, #[case] fancy: bool) {
    let result = Pattern::delimited(pattern);
    if cfg!(feature = "fancy-regex") && fancy {
        assert!(result.unwrap().table().is_none());
        return;
    }
    let error = result.unwrap_err();
    assert!(matches!(error, PatternError::Unsupported { .. }), "{error}");
    assert_eq!(error.to_string().contains("the feature `fancy-regex`"), fancy, "{error}");
}

#[cfg(feature = "fancy-regex")]
#[rstest]
#[case(r"/^(?=.*\d)(?=.*[a-z]).{4,}$/", &["abc1", "abc1\n"], &["abcd", "1234"])]
#[case("/^(?!abc).*$/s", &["ab", "a\nb"], &["abcd"])]
#[case("/(?<=a)b/", &["ab"], &["b", "cb"])]
#[case("/(?<=é)b/", &["éb"], &["eb"])]
#[case(r"/^(?=.{2}$)/", &["é"], &["éé"])]
#[case(r"/^(a|b)\1$/", &["aa", "bb"], &["ab"])]
#[case("/^(?(?=a)abc|def)$/", &["abc", "def"], &["bc"])]
#[case("/^(a)?(?(1)b|c)$/", &["ab", "c"], &["ac", "b"])]
#[case("/^(?>a|ab)c$/", &["ac"], &["abc"])]
fn fancy_patterns_run(#[case] pattern: &str, #[case] accepted: &[&str], #[case] refused: &[&str]) {
    a_pattern_accepts_and_refuses(pattern, accepted, refused);
}

#[rstest]
#[case(r"^\d{9}$", r"/^\d{9}$/")]
#[case("^a/b$", r"/^a\/b$/")]
#[case(r"^a\/b$", r"/^a\/b$/")]
#[case("/^a$/i", "/^a$/i")]
#[case("/usr/bin", r"/\/usr\/bin/")]
#[case("/a", r"/\/a/")]
#[case(r"\Qa/b\E", r"#\Qa/b\E#")]
fn a_bare_pattern_is_spelled_with_delimiters(#[case] bare: &str, #[case] text: &str) {
    let pattern = Pattern::parse(bare).unwrap();
    assert_eq!(pattern.text(), text);
    assert_eq!(Pattern::delimited(text).unwrap().table(), pattern.table());
}

#[rstest]
#[case(r"^\d{11}$", 1)]
#[case(r"^[A-Z]{2}\d{9}$", 2)]
#[case(r"^\+?[1-9]\d{1,14}$", 3)]
#[case(r"^\d\d\d\d$", 1)]
#[case(r"^([a-z0-9-]+)$", 1)]
#[case(r"/^.+$/u", 1)]
#[case(r"^\d+\.\d*", 2)]
#[case(r"^a+ab$", 2)]
#[case(r"^[\w.+-]+@\w+\.\w{2,}$", 5)]
fn form_fields_are_counted_runs(#[case] pattern: &str, #[case] count: usize) {
    let pattern = Pattern::parse(pattern).unwrap();
    let Some(TableForm::Runs { runs, .. }) = pattern.table().map(Table::form) else { panic!("{pattern:?} is counted") };
    assert_eq!(runs.len(), count);
}

#[rstest]
#[case(r"^[\w.]+\.\w{2,}$")]
#[case(r"^[ab]+a$")]
#[case(r"^(?:NO|SE)\d+$")]
#[case(r"\d")]
fn other_patterns_are_automata(#[case] pattern: &str) {
    let pattern = Pattern::parse(pattern).unwrap();
    let Some(TableForm::Dense { transitions, .. }) = pattern.table().map(Table::form) else {
        panic!("{pattern:?} is dense")
    };
    assert!(size_of_val(transitions) <= TABLE_LIMIT);
}

#[test]
fn a_pattern_above_the_limit_runs_on_the_engine() {
    let pattern = Pattern::parse(r"/^\p{L}{2,5}$/u").unwrap();
    assert_eq!(pattern.is_match_const("æø".as_bytes()), None);
    assert!(pattern.is_match("æø\n".as_bytes()));
    assert!(!pattern.is_match("æ".as_bytes()));
}

#[test]
fn limits_are_errors() {
    let nested = format!("{}a{}", "(".repeat(NESTING_LIMIT), ")".repeat(NESTING_LIMIT));
    assert!(Pattern::parse(&nested).unwrap().is_match(b"a"));
    assert!(matches!(Pattern::parse(&format!("({nested})")), Err(PatternError::TooDeep { at: NESTING_LIMIT })));
    let long = format!("^a(?#{})$", "-".repeat(LENGTH_LIMIT - 7));
    assert!(Pattern::parse(&long).unwrap().is_match(b"a"));
    assert!(matches!(Pattern::parse(&format!("{long} ")), Err(PatternError::TooLong { .. })));
    assert_eq!(
        Pattern::parse(r"(?:(?:a{1000}){1000}){1000}").unwrap_err(),
        PatternError::TooLarge { limit: STEP_LIMIT }
    );
}

#[test]
fn tables_are_walked_by_the_compiler() {
    const CLASSES: &[u8; 256] = &{
        let mut classes = [0; 256];
        let mut digit = b'0';
        while digit <= b'9' {
            classes[digit as usize] = 1;
            digit += 1;
        }
        classes
    };
    const TABLE: &Table = &Table::from_runs(CLASSES, &[Run::new(1, 2, 3)], EndAnchor::Newline);
    const PATTERN: &Pattern = &Pattern::from_table(r"/^\d{2,3}$/", TABLE);
    const {
        assert!(matches!(PATTERN.is_match_const(b"12\n"), Some(true)));
        assert!(matches!(PATTERN.is_match_const(b"1234"), Some(false)));
    }
    assert_eq!(Pattern::parse(PATTERN.text()).unwrap().table().map(Table::form), Some(TABLE.form()));
}

/// Vectors with one field, its text, and no rule but patterns.
#[test]
fn the_conformance_vectors_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance");
    let mut asked = 0;
    let mut refused = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        for line in fs::read_to_string(path).unwrap().lines().filter(|line| line.contains("regex:")) {
            let vector: Value = serde_json::from_str(line).unwrap_or_default();
            match verdict(&vector) {
                None => {}
                Some(Verdict::Unsupported) => refused += 1,
                Some(Verdict::Wrong) => assert!(vector["throws"].is_string(), "{line}"),
                Some(Verdict::Valid(valid)) => {
                    asked += 1;
                    assert_eq!(vector["valid"].as_bool(), Some(valid), "{line}");
                }
            }
        }
    }
    assert!(asked > 600, "{asked} vectors asked, {refused} refused");
    if cfg!(feature = "fancy-regex") {
        assert!(refused < 30, "{refused} refused");
    }
}

/// The verdict of the patterns on a vector.
enum Verdict {
    Valid(bool),
    Wrong,
    Unsupported,
}

/// Returns the verdict; `None` if the vector has rules other than patterns.
fn verdict(vector: &Value) -> Option<Verdict> {
    let rules = vector["rules"].as_object().filter(|rules| rules.len() == 1)?;
    let (field, rules) = rules.iter().next()?;
    let rules: Vec<&str> = match rules {
        Value::String(text) => text.split('|').collect(),
        rules => rules.as_array()?.iter().filter_map(Value::as_str).collect(),
    };
    let text = vector["data"][field.as_str()].as_str()?;
    if text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0B']).is_empty() {
        return None;
    }
    let mut valid = true;
    for rule in rules {
        let (wanted, pattern) = match rule.split_once(':')? {
            ("regex", pattern) => (true, pattern),
            ("not_regex", pattern) => (false, pattern),
            _ => return None,
        };
        match Pattern::delimited(pattern) {
            Ok(pattern) => valid &= pattern.is_match(text.as_bytes()) == wanted,
            Err(PatternError::Unsupported { .. }) => return Some(Verdict::Unsupported),
            Err(_) => return Some(Verdict::Wrong),
        }
    }
    Some(Verdict::Valid(valid))
}

/// A pattern's text, mostly well formed.
fn pattern() -> impl Strategy<Value = String> {
    let atom = prop_oneof![
        prop::sample::select(vec![
            "a",
            "b",
            "1",
            " ",
            r"\n",
            r"\r",
            r"\d",
            r"\w",
            r"\s",
            ".",
            "[ab]",
            "[^a]",
            r"[\d-]",
            "é",
            "[é]",
            "[[:alpha:]]",
            r"\R",
            "^",
            "$",
            r"\z",
            r"\Z",
            r"\b",
            r"\B",
            "(?m:^)",
            "(?m:$)",
            "(?i:A)",
            r"\x{e9}",
            r"\p{L}",
            "",
        ])
        .prop_map(str::to_owned)
    ];
    let quantifier = prop::sample::select(vec!["", "", "", "*", "+", "?", "{2}", "{1,2}", "{2,}", "+?", "*+", "?+"]);
    let item = move |atom: BoxedStrategy<String>| {
        (atom, quantifier.clone()).prop_map(|(atom, count)| format!("{atom}{count}"))
    };
    let leaf = prop::collection::vec(item.clone()(atom.boxed()), 0..4).prop_map(|items| items.concat());
    leaf.prop_recursive(2, 12, 3, move |inner| {
        let group = prop::collection::vec(inner, 1..3).prop_map(|branches| format!("(?:{})", branches.join("|")));
        prop::collection::vec(item(group.boxed()), 1..3).prop_map(|items| items.concat())
    })
}

fn subject() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec!["a", "b", "A", "1", " ", "\n", "\r\n", "é", "É", "-", "_", "\u{2028}", "٣"]);
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_text_panics(text in any::<String>(), subject in any::<Vec<u8>>()) {
        let spellings = [Pattern::parse(&text), Pattern::delimited(&text), Pattern::delimited(&format!("/{text}/u"))];
        for pattern in spellings.into_iter().flatten() {
            let _ = pattern.is_match(&subject);
        }
    }

    #[test]
    fn no_punctuation_panics(text in r"[\\(\[{})\]?*+|^$.<>:=!#P&'a-c0-3,xQEbduimgpLkRX -]{0,24}", subject in any::<Vec<u8>>()) {
        for flags in ["", "u", "x", "i"] {
            match Pattern::delimited(&format!("/{text}/{flags}")) {
                Ok(pattern) => {
                    let _ = pattern.is_match(&subject);
                }
                Err(error) => prop_assert!(error.at() <= text.len() + 3),
            }
        }
    }

    #[test]
    fn all_forms_agree(
        body in pattern(),
        anchors in prop::sample::select(vec![("", ""), ("^", "$"), ("^", r"\z"), ("^", "")]),
        flags in prop::sample::select(vec!["", "u", "i", "iu", "s", "m"]),
        subjects in prop::collection::vec(subject(), 1..12),
    ) {
        let body = format!("{}{body}{}", anchors.0, anchors.1);
        let plain = Pattern::delimited(&format!("/{body}/{flags}"));
        // Neither alternative matches a subject; the first keeps a table from being counted runs,
        // the second from being a table.
        let dense = Pattern::delimited(&format!("/{body}|(*FAIL)/{flags}"));
        let engine = Pattern::delimited(&format!(r"/{body}|\A\x00{{5000}}\z/{flags}"));
        let (Ok(plain), Ok(dense), Ok(engine)) = (plain, dense, engine) else { return Ok(()) };
        for subject in &subjects {
            let subject = subject.as_bytes();
            prop_assert_eq!(plain.is_match(subject), dense.is_match(subject), "{:?} {:?}", plain, subject);
            prop_assert_eq!(plain.is_match(subject), engine.is_match(subject), "{:?} {:?}", plain, subject);
            if let Some(matched) = plain.is_match_const(subject) {
                prop_assert_eq!(matched, plain.is_match(subject));
            }
        }
    }
}

/// Copies of large classes count by their ranges: by nodes alone, this takes seconds until it is refused.
#[cfg(not(feature = "fancy-regex"))]
#[test]
fn a_short_pattern_with_large_classes_is_refused_by_its_steps() {
    let error = Pattern::parse(r"/(\b\w+\b\W*){200}/u").unwrap_err();
    assert_eq!(error, PatternError::TooLarge { limit: STEP_LIMIT });
}
