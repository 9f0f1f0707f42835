//! The names within `\p{…}`.

use regex_syntax::hir::ClassUnicode;

use crate::{error::PatternError, flags::Flags, script, sets};

/// The general categories, in the spelling after [`loose`].
const CATEGORIES: &[&str] = &[
    "c", "cc", "cf", "cn", "co", "cs", "l", "ll", "lm", "lo", "lt", "lu", "m", "mc", "me", "mn", "n", "nd", "nl", "no",
    "p", "pc", "pd", "pe", "pf", "pi", "po", "ps", "s", "sc", "sk", "sm", "so", "z", "zl", "zp", "zs",
];

/// Properties that are yes or no and the same in Unicode 15 for every character it has.
const BINARY: &[&str] = &[
    "ascii",
    "asciihexdigit",
    "ahex",
    "bidicontrol",
    "bidic",
    "changeswhenlowercased",
    "cwl",
    "dash",
    "defaultignorablecodepoint",
    "di",
    "deprecated",
    "dep",
    "emoji",
    "emojicomponent",
    "ecomp",
    "emojimodifier",
    "emod",
    "emojimodifierbase",
    "ebase",
    "emojipresentation",
    "epres",
    "extendedpictographic",
    "extpict",
    "graphemelink",
    "grlink",
    "hexdigit",
    "hex",
    "idsbinaryoperator",
    "idsb",
    "idstrinaryoperator",
    "idst",
    "idstart",
    "ids",
    "ideographic",
    "ideo",
    "joincontrol",
    "joinc",
    "logicalorderexception",
    "loe",
    "math",
    "noncharactercodepoint",
    "nchar",
    "patternsyntax",
    "patsyn",
    "patternwhitespace",
    "patws",
    "prependedconcatenationmark",
    "pcm",
    "quotationmark",
    "qmark",
    "radical",
    "regionalindicator",
    "ri",
    "softdotted",
    "sd",
    "unifiedideograph",
    "uideo",
    "uppercase",
    "upper",
    "variationselector",
    "vs",
    "whitespace",
    "wspace",
    "space",
    "xidstart",
    "xids",
];

/// Properties of yes or no that differ, and what regex tables do not hold.
const MOVING: &[&str] = &[
    "alphabetic",
    "alpha",
    "bidimirrored",
    "bidim",
    "caseignorable",
    "ci",
    "cased",
    "changeswhencasefolded",
    "cwcf",
    "changeswhencasemapped",
    "cwcm",
    "changeswhentitlecased",
    "cwt",
    "changeswhenuppercased",
    "cwu",
    "diacritic",
    "dia",
    "extender",
    "ext",
    "graphemebase",
    "grbase",
    "graphemeextend",
    "grext",
    "idcontinue",
    "idc",
    "lowercase",
    "lower",
    "sentenceterminal",
    "sterm",
    "terminalpunctuation",
    "term",
    "unknown",
    "zzzz",
    "xidcontinue",
    "xidc",
];

/// The set of a property's name, loosely spelt.
pub(crate) fn lookup(name: &str, flags: Flags, at: usize) -> Result<ClassUnicode, PatternError> {
    let name = loose(name);
    if flags.has(Flags::CASELESS) && matches!(name.as_str(), "lu" | "ll" | "lt") {
        return Err(PatternError::unsupported(
            "`\\p{Lu}`, `\\p{Ll}` or `\\p{Lt}` under `i`, where PCRE2's versions differ,",
            at,
        ));
    }
    let mut these = find(&name, at)?;
    these.intersect(&sets::all(flags));
    Ok(these)
}

fn find(name: &str, at: usize) -> Result<ClassUnicode, PatternError> {
    if let Some(these) = special(name) {
        return Ok(these);
    }
    if let Ok(index) = CATEGORIES.binary_search(&name) {
        return Ok(sets::category(CATEGORIES[index]));
    }
    let unknown = || PatternError::syntax("unknown property, expected as in `\\p{L}` or `\\p{Greek}`", at);
    let these = match name.split_once([':', '=']) {
        Some(("sc" | "script", name)) => script::script(name),
        Some(("scx" | "scriptextensions", name)) => script::extensions(name),
        Some(("bc" | "bidiclass", _)) => {
            return Err(PatternError::unsupported("a property of writing direction", at));
        }
        Some(_) => None,
        None if MOVING.contains(&name) => {
            return Err(PatternError::unsupported("a property that changed since PCRE2's version of Unicode", at));
        }
        // A bare script name means the script extensions since 10.40.
        None => script::extensions(name).or_else(|| binary(name)),
    };
    these.ok_or_else(unknown)
}

/// A property that is yes or no.
fn binary(name: &str) -> Option<ClassUnicode> {
    BINARY.contains(&name).then(|| sets::property(name))?
}

/// PCRE's own names, and those that are no single category.
fn special(name: &str) -> Option<ClassUnicode> {
    Some(match name {
        "any" => sets::set(&[(0, 0x10_FFFF)]),
        "l&" | "lc" => sets::categories(&["Lu", "Ll", "Lt"]),
        "xan" => sets::categories(&["L", "N"]),
        "xwd" => sets::word(Flags::UTF.with(Flags::UCP)),
        "xsp" | "xps" => sets::space(Flags::UTF.with(Flags::UCP)),
        "xuc" => sets::set(&[(0x24, 0x24), (0x40, 0x40), (0x60, 0x60), (0xA0, 0xD7FF), (0xE000, 0x10_FFFF)]),
        _ => return None,
    })
}

/// White space, hyphens and underscores do not count, nor does case.
fn loose(name: &str) -> String {
    name.chars()
        .filter(|letter| !matches!(letter, ' ' | '\t'..='\r' | '-' | '_'))
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}
