//! Mistakes in a table that is read at run time: those for which the macros stop the compiler.

use core::fmt;

use frontpay_php::Escaped;
use frontpay_php::date::is_parsable;

use super::contradictions;
use crate::param::{Param, Path};
use crate::schema::{RuleSet, Shape, StoredRule, wrong_date, wrong_path};
use crate::suggest::nearest;

/// A mistake in a table of rules: the table can be used, but not every rule can do what it says.
///
/// `Display` is one line, with the path and the rule; control characters in it are escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    path: String,
    rule: Option<&'static str>,
    message: String,
}

impl Lint {
    /// Returns the path of the row, as it is written.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the name of the rule; none if the path itself is wrong.
    #[must_use]
    pub const fn rule(&self) -> Option<&'static str> {
        self.rule
    }

    /// Returns what is wrong and, where it is known, what to write.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", Escaped::new(&self.path))?;
        if let Some(rule) = self.rule {
            write!(f, "{rule}: ")?;
        }
        write!(f, "{}", Escaped::new(&self.message))
    }
}

/// The words of relative dates that stand alone.
pub const DATE_WORDS: [&str; 6] = ["today", "tomorrow", "yesterday", "now", "midnight", "noon"];

impl RuleSet {
    /// Finds the mistakes in a table that is meant for a payload, given by the table of its type (`T::RULES`).
    ///
    /// Laravel runs such a table without a word: a misspelt path matches nothing, a misspelt field compares with null, and
    /// contradicting rules refuse every value. The macros refuse these mistakes when a program is compiled; this function
    /// finds them in a table that is read at run time. It finds
    ///
    /// - paths of rows, and of fields that rules name, which the payload does not have, or which name a field of a list where
    ///   its items have it (`products.name` in place of `products.*.name`);
    /// - texts in the place of a date that are neither a date nor a field;
    /// - rules of one row that no value passes together, and formats of dates that are not PHP's.
    ///
    /// The mistakes come in the order of the table. A table without mistakes can still refuse everything that is sent:
    /// whether its rules are the wanted ones is not known here.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// # use frontpay_rules::__private::{Row, Segment, StoredRule, TypeInfo};
    /// # use frontpay_rules::AsValue;
    /// # const NAMES: &[Row] = &[
    /// #     Row::nested(const { &[Segment::key("start")] }, 0), Row::nested(const { &[Segment::key("end")] }, 0),
    /// # ];
    /// # struct Stay;
    /// # impl Stay { const RULES: &'static RuleSet = &RuleSet::from_rows(NAMES, &[<String as AsValue>::TYPE_INFO]); }
    /// let rules = RuleSet::parse([("strat", "required"), ("end", "after:start|before:tomorow|min:5|max:3")])?;
    /// let mistakes: Vec<_> = rules.lint(Stay::RULES).iter().map(ToString::to_string).collect();
    /// assert_eq!(mistakes, [
    ///     "strat: unknown field `strat`, did you mean `start`?",
    ///     "end: before: `tomorow` is neither a date nor a field, did you mean `tomorrow`?",
    ///     "end: max: no value passes both `min:5` and `max:3`",
    /// ]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lint(&self, payload: &'static RuleSet) -> Vec<Lint> {
        let shape = Shape::Table(payload);
        let mut found = Vec::new();
        for (path, rules) in self.own_rows() {
            let written = path.to_string();
            let mut add =
                |rule: Option<&'static str>, message| found.push(Lint { path: written.clone(), rule, message });
            if let Some(sentence) = wrong_path(&shape, path.segments(), &written) {
                add(None, sentence.as_str().to_owned());
            }
            for rule in rules {
                for message in rule.params().iter().filter_map(|param| wrong_param(&shape, param)) {
                    add(name(rule), message);
                }
            }
            for contradiction in contradictions(rules) {
                add(name(&rules[contradiction.second]), contradiction.sentence);
            }
        }
        found
    }
}

fn name(rule: &StoredRule) -> Option<&'static str> {
    rule.name().map(|name| name.spec().name)
}

/// Returns what is wrong with a parameter that names a field or a date.
fn wrong_param(shape: &Shape, param: &Param) -> Option<String> {
    let sentence = match param {
        Param::Field(field) => wrong_path(shape, field.path().segments(), &field.name()),
        Param::Date(_) => {
            let text = param.text().filter(|text| !is_parsable(text))?;
            let near = nearest(text, DATE_WORDS).unwrap_or_default();
            wrong_date(shape, Path::parse(text).segments(), text, near)
        }
        _ => None,
    };
    sentence.map(|sentence| sentence.as_str().to_owned())
}
