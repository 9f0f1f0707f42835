//! The lines of the docs that show what a rule takes, tried.
//!
//! A line names the rules of a field, the members beside it, and values that pass or fail:
//!
//! - `in:25` takes `25` and `"25"`, not `"25.00"`
//! - `distinct` on `*` refuses `[1, "01"]`
//! - `required_if:other,1` beside `{"other": "01"}` refuses absence
//! - `string|min:3` refuses `5` by `string` and `min`

use frontpay_rules::rule::Spec;

use crate::trial::{Answer, ask};

/// A piece of a line: a word, or what stands between backticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'l> {
    Word(&'l str),
    Code(&'l str),
}

use Piece::{Code, Word};

/// The content of a line: under these rules, beside these members, these values pass or fail.
struct Example<'l> {
    rules: &'l str,
    path: String,
    beside: &'l str,
    claims: Vec<Claim<'l>>,
}

struct Claim<'l> {
    value: Option<&'l str>,
    passes: bool,
    by: Vec<&'l str>,
}

/// Returns the faults of a line in the docs of a rule.
pub(crate) fn faults(spec: &Spec, line: &str) -> Vec<String> {
    let Some(example) = Example::parse(line) else {
        return vec![format!(
            "`{}`: \"{line}\" is not understood: write \"`rules` takes `value` and `value`, not `value`\"; \
             `on`, `beside`, `refuses`, `by` and `absence` are known as well",
            spec.name
        )];
    };
    // What a modifier changes shows best where it is not.
    if !example.rules.contains(spec.name) && !spec.is_modifier() {
        return vec![format!("`{}`: \"{line}\" is about other rules", spec.name)];
    }
    example.claims.iter().filter_map(|claim| example.fault(claim)).collect()
}

impl<'l> Example<'l> {
    fn parse(line: &'l str) -> Option<Self> {
        let mut pieces = pieces(line)?.into_iter();
        let Some(Code(rules)) = pieces.next() else { return None };
        let mut example = Self { rules, path: "field".to_owned(), beside: "", claims: Vec::new() };
        let mut verdict = None;
        let mut by = false;
        while let Some(piece) = pieces.next() {
            match (piece, verdict) {
                (Word("on"), None) => match pieces.next() {
                    Some(Code(path)) => example.path = format!("field.{path}"),
                    _ => return None,
                },
                (Word("beside"), None) => match pieces.next() {
                    Some(Code(members)) => example.beside = members.strip_prefix('{')?.strip_suffix('}')?,
                    _ => return None,
                },
                (Word("takes"), None) => verdict = Some(true),
                (Word("refuses"), None) | (Word("not"), Some(true)) => verdict = Some(false),
                (Word("by"), Some(false)) => by = true,
                (Word("and" | "or"), Some(_)) => {}
                (Code(rule), Some(_)) if by => example.claims.last_mut()?.by.push(rule),
                (Code(value), Some(passes)) => {
                    example.claims.push(Claim { value: Some(value), passes, by: Vec::new() });
                }
                (Word("absence"), Some(passes)) => {
                    example.claims.push(Claim { value: None, passes, by: Vec::new() });
                }
                _ => return None,
            }
        }
        (!example.claims.is_empty()).then_some(example)
    }

    fn fault(&self, claim: &Claim<'_>) -> Option<String> {
        let shown = claim.value.unwrap_or("absence");
        let answer = match ask(&self.path, self.rules, claim.value, self.beside) {
            Ok(answer) => answer,
            Err(problem) => return Some(problem),
        };
        let failed = match answer {
            Answer::Fails(failed) => failed,
            Answer::Passes | Answer::LeftOut => Vec::new(),
        };
        let is_so = failed.is_empty() == claim.passes && (claim.by.is_empty() || failed == claim.by);
        let says = if claim.passes { "takes" } else { "refuses" };
        (!is_so).then(|| {
            format!("the docs say: `{}` beside {{{}}} {says} {shown}; failed: {failed:?}", self.rules, self.beside)
        })
    }
}

/// The words and codes of a line, without the commas between; nothing where a backtick has no other.
fn pieces(line: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    for (at, part) in line.split('`').enumerate() {
        if at % 2 == 1 {
            pieces.push(Code(part));
        } else {
            pieces.extend(part.split([' ', ',']).filter(|word| !word.is_empty()).map(Word));
        }
    }
    line.matches('`').count().is_multiple_of(2).then_some(pieces)
}
