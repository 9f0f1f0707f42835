//! Unicode properties by the names that `\p{…}` can hold.

use regex_syntax::hir::ClassUnicode;

use crate::{error::PatternError, flags::Flags, script, sets};

/// The general categories, as [`normalize`] spells them.
const CATEGORIES: &[&str] = &[
    "c", "cc", "cf", "cn", "co", "cs", "l", "ll", "lm", "lo", "lt", "lu", "m", "mc", "me", "mn", "n", "nd", "nl", "no",
    "p", "pc", "pd", "pe", "pf", "pi", "po", "ps", "s", "sc", "sk", "sm", "so", "z", "zl", "zp", "zs",
];

/// The binary properties with the same value in Unicode 15 and later for every character of Unicode 15.
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

/// The binary properties that have changed since, and those that `regex-syntax` does not have.
const CHANGED_OR_UNKNOWN: &[&str] = &[
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

/// Returns the class of a property; its name is matched loosely (UAX #44, UAX44-LM3).
pub(crate) fn lookup(name: &str, flags: Flags, at: usize) -> Result<ClassUnicode, PatternError> {
    let name = normalize(name);
    if flags.has(Flags::CASELESS) && matches!(name.as_str(), "lu" | "ll" | "lt") {
        return Err(PatternError::unsupported(
            "`\\p{Lu}`, `\\p{Ll}` or `\\p{Lt}` under `i`, where PCRE2's versions differ,",
            at,
        ));
    }
    let mut class = find(&name, at)?;
    class.intersect(&sets::all(flags));
    Ok(class)
}

fn find(name: &str, at: usize) -> Result<ClassUnicode, PatternError> {
    if let Some(class) = pcre_property(name) {
        return Ok(class);
    }
    if let Ok(index) = CATEGORIES.binary_search(&name) {
        return Ok(sets::category(CATEGORIES[index]));
    }
    let unknown = || PatternError::syntax("unknown property, expected as in `\\p{L}` or `\\p{Greek}`", at);
    let class = match name.split_once([':', '=']) {
        Some(("sc" | "script", name)) => script::script(name),
        Some(("scx" | "scriptextensions", name)) => script::continuations(name),
        Some(("bc" | "bidiclass", _)) => {
            return Err(PatternError::unsupported("a property of writing direction", at));
        }
        Some(_) => None,
        None if CHANGED_OR_UNKNOWN.contains(&name) => {
            return Err(PatternError::unsupported("a property that changed since PCRE2's version of Unicode", at));
        }
        // Since PCRE2 10.40 a script name without a prefix means the script extensions.
        None => script::continuations(name).or_else(|| binary(name)),
    };
    class.ok_or_else(unknown)
}

/// Returns the class of a binary property.
fn binary(name: &str) -> Option<ClassUnicode> {
    BINARY.contains(&name).then(|| sets::property(name))?
}

/// Returns the class of a name that only PCRE has, or of a group of categories.
fn pcre_property(name: &str) -> Option<ClassUnicode> {
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

/// Removes white space, hyphens and underscores, which do not count, and converts to lower case.
fn normalize(name: &str) -> String {
    name.chars()
        .filter(|letter| !matches!(letter, ' ' | '\t'..='\r' | '-' | '_'))
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}
