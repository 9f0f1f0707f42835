//! Classes of characters as in PCRE2 10.44: escapes, POSIX names, Unicode properties, case folding.
//!
//! The Unicode data is that of `regex-syntax`, which is newer than that of PCRE2. Characters that Unicode 15 does not have
//! are removed, and so are the few later changes of properties.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use crate::flags::Flags;

/// The query for the characters that are assigned in the Unicode version of PCRE2 10.44.
const ASSIGNED: &str = "age=15.0";

/// Returns the class of ranges of code points, both ends included. Surrogates are left out.
pub(crate) fn set(ranges: &[(u32, u32)]) -> ClassUnicode {
    ClassUnicode::new(ranges.iter().filter_map(|&(from, to)| {
        Some(ClassUnicodeRange::new(scalar_from(from)?, scalar_to(to)?)).filter(|_| from <= to)
    }))
}

/// Returns the first scalar value at or above a code point, which can be a surrogate.
fn scalar_from(value: u32) -> Option<char> {
    char::from_u32(if (0xD800..0xE000).contains(&value) { 0xE000 } else { value })
}

/// Returns the last scalar value at or below a code point.
fn scalar_to(value: u32) -> Option<char> {
    char::from_u32(if (0xD800..0xE000).contains(&value) { 0xD7FF } else { value })
}

/// Returns the class of all characters: scalar values under `/u`, bytes without it.
pub(crate) fn all(flags: Flags) -> ClassUnicode {
    set(&[(0, if flags.has(Flags::UTF) { 0x10_FFFF } else { 0xFF })])
}

/// Returns the complement of a class.
pub(crate) fn negate(class: &ClassUnicode, flags: Flags) -> ClassUnicode {
    let mut rest = all(flags);
    rest.difference(class);
    rest
}

/// Returns the characters that two classes share.
pub(crate) fn intersection(one: &ClassUnicode, other: &ClassUnicode) -> ClassUnicode {
    let mut both = one.clone();
    both.intersect(other);
    both
}

pub(crate) fn are_disjoint(one: &ClassUnicode, other: &ClassUnicode) -> bool {
    intersection(one, other).ranges().is_empty()
}

/// Returns the characters of a class that exist in the mode.
fn in_mode(class: &ClassUnicode, flags: Flags) -> ClassUnicode {
    intersection(class, &all(flags))
}

fn union(mut one: ClassUnicode, other: &ClassUnicode) -> ClassUnicode {
    one.union(other);
    one
}

/// Returns the class of `.` and `\N`.
pub(crate) fn dot(flags: Flags) -> ClassUnicode {
    negate(&set(&[(0x0A, 0x0A)]), flags)
}

/// Returns the class of `\d`.
pub(crate) fn digit(flags: Flags) -> ClassUnicode {
    if flags.has(Flags::UCP) { category("Nd") } else { set(&[(0x30, 0x39)]) }
}

/// Returns the class of `\w`.
pub(crate) fn word(flags: Flags) -> ClassUnicode {
    if flags.has(Flags::UCP) {
        categories(&["L", "N", "Mn", "Pc"])
    } else {
        set(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
    }
}

/// Returns the class of `\s`.
pub(crate) fn space(flags: Flags) -> ClassUnicode {
    if flags.has(Flags::UCP) {
        union(union(category("Z"), &horizontal(flags)), &vertical(flags))
    } else {
        set(&[(0x09, 0x0D), (0x20, 0x20)])
    }
}

/// Returns the class of `\h`. Without `/u` it has the byte 0xA0.
pub(crate) fn horizontal(flags: Flags) -> ClassUnicode {
    let spaces = set(&[
        (0x09, 0x09),
        (0x20, 0x20),
        (0xA0, 0xA0),
        (0x1680, 0x1680),
        (0x180E, 0x180E),
        (0x2000, 0x200A),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
    ]);
    in_mode(&spaces, flags)
}

/// Returns the class of `\v`. Without `/u` it has the byte 0x85.
pub(crate) fn vertical(flags: Flags) -> ClassUnicode {
    in_mode(&set(&[(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)]), flags)
}

/// Returns the class of a POSIX name, as in `[[:alpha:]]`.
pub(crate) fn posix(name: &str, flags: Flags) -> Option<ClassUnicode> {
    if flags.has(Flags::UCP) {
        return unicode_posix(name, flags).or_else(|| ascii_posix(name));
    }
    let caseless = flags.has(Flags::CASELESS) && matches!(name, "lower" | "upper");
    ascii_posix(if caseless { "alpha" } else { name })
}

fn ascii_posix(name: &str) -> Option<ClassUnicode> {
    let ranges: &[(u32, u32)] = match name {
        "alpha" => &[(0x41, 0x5A), (0x61, 0x7A)],
        "lower" => &[(0x61, 0x7A)],
        "upper" => &[(0x41, 0x5A)],
        "alnum" => &[(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)],
        "ascii" => &[(0, 0x7F)],
        "blank" => &[(0x09, 0x09), (0x20, 0x20)],
        "cntrl" => &[(0, 0x1F), (0x7F, 0x7F)],
        "digit" => &[(0x30, 0x39)],
        "graph" => &[(0x21, 0x7E)],
        "print" => &[(0x20, 0x7E)],
        "punct" => &[(0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)],
        "space" => &[(0x09, 0x0D), (0x20, 0x20)],
        "word" => &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)],
        "xdigit" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        _ => return None,
    };
    Some(set(ranges))
}

fn unicode_posix(name: &str, flags: Flags) -> Option<ClassUnicode> {
    Some(match name {
        "alpha" => category("L"),
        "lower" => category("Ll"),
        "upper" => category("Lu"),
        "alnum" => categories(&["L", "N"]),
        "blank" => horizontal(flags),
        "cntrl" => category("Cc"),
        "digit" => digit(flags),
        "graph" => visible(&["Z"], &[(0x61C, 0x61C), (0x180E, 0x180E), (0x2066, 0x2069)]),
        "print" => visible(&["Zl", "Zp"], &[(0x61C, 0x61C), (0x2066, 0x2069)]),
        "punct" => punctuation(),
        "space" => space(flags),
        "word" => word(flags),
        "xdigit" => union(set(&[(0xFF10, 0xFF19), (0xFF21, 0xFF26), (0xFF41, 0xFF46)]), &ascii_posix("xdigit")?),
        _ => return None,
    })
}

/// Returns all characters but the given separators, the given format controls, and category C other than format controls.
fn visible(separators: &[&str], controls: &[(u32, u32)]) -> ClassUnicode {
    let mut shown = category("C");
    shown.negate();
    shown.union(&category("Cf"));
    shown.difference(&categories(separators));
    shown.difference(&set(controls));
    shown
}

fn punctuation() -> ClassUnicode {
    let mut symbols = category("S");
    symbols.intersect(&set(&[(0, 0x7F)]));
    union(category("P"), &symbols)
}

/// Returns the union of general categories.
pub(crate) fn categories(names: &[&str]) -> ClassUnicode {
    names.iter().fold(ClassUnicode::empty(), |sum, name| union(sum, &category(name)))
}

/// Returns the class of a general category.
pub(crate) fn category(name: &str) -> ClassUnicode {
    let name = name.to_ascii_lowercase();
    let newer = newer();
    let mut class = query(&format!("gc={name}")).unwrap_or_else(ClassUnicode::empty);
    class.difference(&newer);
    // U+1171E is a nonspacing mark in Unicode 15, and a spacing one since 16.
    match name.as_str() {
        "mn" => class.union(&set(&[(0x1171E, 0x1171E)])),
        "mc" => class.difference(&set(&[(0x1171E, 0x1171E)])),
        _ => {}
    }
    // Characters that are newer than Unicode 15 are unassigned in it.
    if matches!(name.as_str(), "c" | "cn") { union(class, &newer) } else { class }
}

/// Returns the class of a property that no unassigned character has; `None` if Unicode 15 does not have the property.
pub(crate) fn property(name: &str) -> Option<ClassUnicode> {
    let mut class = query(name)?;
    class.difference(&newer());
    Some(class).filter(|class| !class.ranges().is_empty())
}

/// Returns the characters that are newer than Unicode 15.
pub(crate) fn newer() -> ClassUnicode {
    let mut newer = query(ASSIGNED).unwrap_or_else(ClassUnicode::empty);
    newer.negate();
    newer.difference(&query("gc=Cn").unwrap_or_else(ClassUnicode::empty));
    newer
}

/// Returns the class of a query in the syntax of `regex-syntax`.
fn query(name: &str) -> Option<ClassUnicode> {
    let hir = regex_syntax::Parser::new().parse(&format!("\\p{{{name}}}")).ok()?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        // A class of one character.
        HirKind::Literal(one) => {
            let one = std::str::from_utf8(&one.0).ok()?.chars().next()?;
            Some(ClassUnicode::new([ClassUnicodeRange::new(one, one)]))
        }
        _ => None,
    }
}

/// Adds the other cases of a class, if the flags ask for it.
///
/// This is the simple case folding of `regex-syntax`, limited to the characters and pairs that PCRE2 folds.
pub(crate) fn fold_case(class: ClassUnicode, flags: Flags) -> ClassUnicode {
    if !flags.has(Flags::CASELESS) {
        return class;
    }
    if !flags.has(Flags::UTF) {
        return fold_within(class, &set(&[(0, 0x7F)]));
    }
    if flags.has(Flags::CASELESS_RESTRICT) {
        let folded = fold_within(class, &set(&[(0, 0x7F)]));
        return fold_within(folded, &without_newer(&set(&[(0x80, 0x10_FFFF)])));
    }
    // No version after Unicode 15 has added a case below U+0180, so that most patterns need no query for newer characters.
    if class.ranges().last().is_none_or(|range| range.end() < '\u{180}') {
        return fold_within(class, &all(flags));
    }
    fold_within(class, &without_newer(&all(flags)))
}

/// Removes the characters that are newer than Unicode 15, and the three pairs that fold since Unicode 15.1.
fn without_newer(class: &ClassUnicode) -> ClassUnicode {
    let mut rest = class.clone();
    rest.difference(&newer());
    rest.difference(&set(&[(0x390, 0x390), (0x3B0, 0x3B0), (0x1FD3, 0x1FD3), (0x1FE3, 0x1FE3), (0xFB05, 0xFB06)]));
    rest
}

/// Folds the characters within a domain, and keeps the results within it.
fn fold_within(mut class: ClassUnicode, domain: &ClassUnicode) -> ClassUnicode {
    let mut inner = class.clone();
    inner.intersect(domain);
    if inner.try_case_fold_simple().is_ok() {
        inner.intersect(domain);
        class.union(&inner);
    }
    class
}
