//! The table of scripts behind `email:spoof`, compared with `unicode-script`, from which it is written.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::fmt::Write as _;
use std::path::Path;

use frontpay_format::email_spoof;
use rstest::rstest;
use unicode_script::{Script, UnicodeScript as _};

type Set = [u64; 3];

/// The scripts that are written together in Chinese, Japanese and Korean.
const HAN_WITH_OTHERS: [&[Script]; 3] = [
    &[Script::Han, Script::Bopomofo],
    &[Script::Han, Script::Hiragana, Script::Katakana],
    &[Script::Han, Script::Hangul],
];

/// The first bit behind those of all scripts, of which the last is the unknown script.
const FIRST_JOINT_BIT: usize = 180;

/// Writes the table anew where `FRONTPAY_TABLES` is set, and checks that it is current otherwise.
#[test]
fn script_tables_are_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/unicode/scripts.rs");
    let tables = tables();
    if std::env::var_os("FRONTPAY_TABLES").is_some() {
        std::fs::write(&path, &tables).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), tables);
}

#[rstest]
#[case::ascii("kari@nordlys.no", true)]
#[case::digits_only("1@2.3", true)]
#[case::one_script("кари@пример.рф", true)]
#[case::one_foreign_letter("k\u{430}ri@nordlys.no", false)]
#[case::local_part_and_domain_of_two_scripts("кари@nordlys.no", false)]
#[case::greek_beside_latin("kari@nordl\u{3c5}s.no", false)]
#[case::chinese("用户@例子.广告", true)]
#[case::latin_beside_japanese("kari@カリさん漢.jp", true)]
#[case::latin_beside_korean("kari@한국.kr", true)]
#[case::japanese_beside_korean("カ@한.kr", false)]
#[case::emoji_are_of_no_script("😀@nordlys.no", true)]
#[case::unassigned("\u{378}@nordlys.no", false)]
#[case::line_feed("kari@nordlys.no\n", false)]
fn mixed_scripts_are_refused(#[case] text: &str, #[case] holds: bool) {
    assert_eq!(email_spoof(text), holds);
}

fn tables() -> String {
    let mut sets: Vec<Set> = Vec::new();
    let mut ranges: Vec<(u32, u32, usize)> = Vec::new();
    for character in char::MIN..=char::MAX {
        let Some(set) = scripts(character) else { continue };
        let place = sets.iter().position(|other| *other == set).unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        });
        match ranges.last_mut() {
            Some((_, last, other)) if *last + 1 == u32::from(character) && *other == place => *last += 1,
            _ => ranges.push((u32::from(character), u32::from(character), place)),
        }
    }
    print(&sets, &ranges)
}

/// Returns the scripts of a character; `None` for all of them.
fn scripts(character: char) -> Option<Set> {
    let scripts = character.script_extension();
    if scripts.is_common() || scripts.is_inherited() {
        return None;
    }
    let mut set = bits([unknown()].into_iter().filter(|_| scripts.is_empty()));
    scripts.iter().for_each(|script| add(&mut set, script as usize));
    for (at, joint) in HAN_WITH_OTHERS.iter().enumerate() {
        if joint.iter().any(|script| scripts.contains_script(*script)) {
            add(&mut set, FIRST_JOINT_BIT + at);
        }
    }
    Some(set)
}

const fn unknown() -> usize {
    FIRST_JOINT_BIT - 1
}

fn bits(bits: impl Iterator<Item = usize>) -> Set {
    let mut set = [0; 3];
    bits.for_each(|bit| add(&mut set, bit));
    set
}

const fn add(set: &mut Set, bit: usize) {
    set[bit / 64] |= 1 << (bit % 64);
}

fn print(sets: &[Set], ranges: &[(u32, u32, usize)]) -> String {
    let latin = bits([Script::Latin as usize].into_iter());
    let han = bits(FIRST_JOINT_BIT..FIRST_JOINT_BIT + HAN_WITH_OTHERS.len());
    let mut tables = String::from(
        "//! The scripts of characters in Unicode 15.1; written by the test `script_tables_are_current`.\n\n\
         /// A set of scripts: a bit for each, and one each for the scripts that are written together in Chinese, Japanese and Korean.\n\
         pub(crate) type ScriptSet = [u64; 3];\n\n",
    );
    writeln!(tables, "pub(crate) const LATIN: ScriptSet = [{:#x}, {:#x}, {:#x}];\n", latin[0], latin[1], latin[2])
        .unwrap();
    writeln!(tables, "pub(crate) const HAN_WITH_OTHERS: ScriptSet = [{:#x}, {:#x}, {:#x}];\n", han[0], han[1], han[2])
        .unwrap();
    list(&mut tables, "SETS", "ScriptSet", sets.iter().map(|[a, b, c]| format!("[{a:#x}, {b:#x}, {c:#x}]")), 2);
    tables.push_str(
        "\n/// Ranges of characters with the index of their set. Characters in no range are used in all scripts.\n",
    );
    let ranges = ranges.iter().map(|(first, last, set)| format!("({first:#x}, {last:#x}, {set})"));
    list(&mut tables, "RANGES", "(u32, u32, u16)", ranges, 5);
    tables
}

fn list(tables: &mut String, name: &str, kind: &str, items: impl Iterator<Item = String>, width: usize) {
    write!(tables, "#[rustfmt::skip]\npub(crate) const {name}: &[{kind}] = &[").unwrap();
    for (at, item) in items.enumerate() {
        let space = if at % width == 0 { "\n    " } else { " " };
        write!(tables, "{space}{item},").unwrap();
    }
    tables.push_str("\n];\n");
}
