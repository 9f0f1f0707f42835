//! Sets of characters as PCRE2 10.44 knows them: escapes, POSIX names, Unicode properties, case.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use crate::flags::Flags;

/// The Unicode version PCRE2 10.44 was built with; younger characters are unassigned there.
const UNICODE: &str = "age=15.0";

/// The set of the given code points, both ends included.
pub(crate) fn set(ranges: &[(u32, u32)]) -> ClassUnicode {
    ClassUnicode::new(
        ranges
            .iter()
            .filter_map(|&(from, to)| Some(ClassUnicodeRange::new(above(from)?, below(to)?)).filter(|_| from <= to)),
    )
}

/// A scalar value at or above `value`, since a range may begin among the surrogates.
fn above(value: u32) -> Option<char> {
    char::from_u32(if (0xD800..0xE000).contains(&value) { 0xE000 } else { value })
}

fn below(value: u32) -> Option<char> {
    char::from_u32(if (0xD800..0xE000).contains(&value) { 0xD7FF } else { value })
}

/// Every character: all scalars, or all bytes.
pub(crate) fn all(flags: Flags) -> ClassUnicode {
    set(&[(0, if flags.has(Flags::UTF) { 0x10_FFFF } else { 0xFF })])
}

/// Every character but these.
pub(crate) fn negate(these: &ClassUnicode, flags: Flags) -> ClassUnicode {
    let mut rest = all(flags);
    rest.difference(these);
    rest
}

/// The characters of these that exist in the mode.
fn clip(mut these: ClassUnicode, flags: Flags) -> ClassUnicode {
    these.intersect(&all(flags));
    these
}

fn union(mut one: ClassUnicode, other: &ClassUnicode) -> ClassUnicode {
    one.union(other);
    one
}

/// `.` and `\N`.
pub(crate) fn dot(flags: Flags) -> ClassUnicode {
    negate(&set(&[(0x0A, 0x0A)]), flags)
}

/// `\d`.
pub(crate) fn digit(flags: Flags) -> ClassUnicode {
    if flags.has(Flags::UCP) { category("Nd") } else { set(&[(0x30, 0x39)]) }
}

/// `\w`.
pub(crate) fn word(flags: Flags) -> ClassUnicode {
    if flags.has(Flags::UCP) {
        categories(&["L", "N", "Mn", "Pc"])
    } else {
        set(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
    }
}

/// `\s`.
pub(crate) fn space(flags: Flags) -> ClassUnicode {
    if flags.has(Flags::UCP) {
        union(union(category("Z"), &horizontal(flags)), &vertical(flags))
    } else {
        set(&[(0x09, 0x0D), (0x20, 0x20)])
    }
}

/// `\h`; without `/u` the byte 0xA0 counts.
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
    clip(spaces, flags)
}

/// `\v`; without `/u` the byte 0x85 counts.
pub(crate) fn vertical(flags: Flags) -> ClassUnicode {
    clip(set(&[(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)]), flags)
}

/// A POSIX name, as in `[[:alpha:]]`.
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

/// Everything but the given separators, the "other" characters that are no format controls, and
/// the given format controls.
fn visible(separators: &[&str], hidden: &[(u32, u32)]) -> ClassUnicode {
    let mut shown = category("C");
    shown.negate();
    shown.union(&category("Cf"));
    shown.difference(&categories(separators));
    shown.difference(&set(hidden));
    shown
}

fn punctuation() -> ClassUnicode {
    let mut symbols = category("S");
    symbols.intersect(&set(&[(0, 0x7F)]));
    union(category("P"), &symbols)
}

/// The union of general categories.
pub(crate) fn categories(names: &[&str]) -> ClassUnicode {
    names.iter().fold(ClassUnicode::empty(), |sum, name| union(sum, &category(name)))
}

/// A general category by its abbreviation.
pub(crate) fn category(name: &str) -> ClassUnicode {
    let name = name.to_ascii_lowercase();
    let young = young();
    let mut these = query(&format!("gc={name}")).unwrap_or_else(ClassUnicode::empty);
    these.difference(&young);
    // A mark that takes space only since Unicode 16.
    match name.as_str() {
        "mn" => these.union(&set(&[(0x1171E, 0x1171E)])),
        "mc" => these.difference(&set(&[(0x1171E, 0x1171E)])),
        _ => {}
    }
    // What is unassigned there may be assigned here.
    if matches!(name.as_str(), "c" | "cn") { union(these, &young) } else { these }
}

/// A property that no unassigned character has; nothing, where Unicode 15 does not know it.
pub(crate) fn property(name: &str) -> Option<ClassUnicode> {
    let mut these = query(name)?;
    these.difference(&young());
    Some(these).filter(|these| !these.ranges().is_empty())
}

/// The characters younger than PCRE2's tables.
pub(crate) fn young() -> ClassUnicode {
    let mut young = query(UNICODE).unwrap_or_else(ClassUnicode::empty);
    young.negate();
    young.difference(&query("gc=Cn").unwrap_or_else(ClassUnicode::empty));
    young
}

/// Asks the tables of `regex-syntax`.
fn query(name: &str) -> Option<ClassUnicode> {
    let hir = regex_syntax::Parser::new().parse(&format!("\\p{{{name}}}")).ok()?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(these)) => Some(these),
        // A set of one.
        HirKind::Literal(one) => {
            let one = std::str::from_utf8(&one.0).ok()?.chars().next()?;
            Some(ClassUnicode::new([ClassUnicodeRange::new(one, one)]))
        }
        _ => None,
    }
}

/// Adds the other cases, if the flags ask for it.
pub(crate) fn fold(these: ClassUnicode, flags: Flags) -> ClassUnicode {
    if !flags.has(Flags::CASELESS) {
        return these;
    }
    if !flags.has(Flags::UTF) {
        return fold_within(these, &set(&[(0, 0x7F)]));
    }
    if flags.has(Flags::CASELESS_RESTRICT) {
        let folded = fold_within(these, &set(&[(0, 0x7F)]));
        return fold_within(folded, &old(&set(&[(0x80, 0x10_FFFF)])));
    }
    // Below U+0180 no later version of Unicode added a case.
    if these.ranges().last().is_none_or(|range| range.end() < '\u{180}') {
        return fold_within(these, &all(flags));
    }
    fold_within(these, &old(&all(flags)))
}

/// Without the characters that are younger, and the three pairs that fold since Unicode 15.1.
fn old(these: &ClassUnicode) -> ClassUnicode {
    let mut old = these.clone();
    old.difference(&young());
    old.difference(&set(&[(0x390, 0x390), (0x3B0, 0x3B0), (0x1FD3, 0x1FD3), (0x1FE3, 0x1FE3), (0xFB05, 0xFB06)]));
    old
}

/// Folds what lies in the given room, and keeps of the result what lies in it.
fn fold_within(mut these: ClassUnicode, room: &ClassUnicode) -> ClassUnicode {
    let mut inner = these.clone();
    inner.intersect(room);
    if inner.try_case_fold_simple().is_ok() {
        inner.intersect(room);
        these.union(&inner);
    }
    these
}
