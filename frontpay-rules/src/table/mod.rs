//! Tables of rules: paths, rows and rule sets, constructible in a `const` and at run time.

mod below;
mod by_kind;
mod encoded;
mod facts;
mod flat;
mod flat_text;
mod line;
mod overlap;
mod reference;
mod rule;
mod summary;
mod words;

use std::borrow::Cow;

pub use below::facts_at;
pub(crate) use by_kind::RulesByKind;
pub(crate) use encoded::{Cursor, FieldLine, WrittenKey};
pub use encoded::{Decoded, DecodedRows, Encoded, EncodedField, encode_field, encode_own, encode_rule};
pub(crate) use flat::{Condition, FlatRow, Guard};
pub(crate) use flat_text::texts;
pub(crate) use line::{Line, Lines, RuleRef, Rules, Way};
pub use reference::leads_on;
pub(crate) use rule::{Fault, Spot};
pub use rule::{Rule, date_format};
use summary::Summary;
pub(crate) use summary::contains;
pub use summary::{Known, has_rows, own_facts, refuses_absence, sees_far};
pub use words::Words;

use crate::as_value::{Form, Nature};
use crate::json::Limits;
use crate::param::{Facts, Path, Segment};
use frontpay_php::Value;
use frontpay_php::text::same_text;

/// A table of rules in declaration order.
///
/// A `const` one comes from `#[derive(Validate)]`; [`RuleSet::parse`] reads one at run time. Both run in the same engine
/// and print as the same Laravel text ([`RuleSet::to_laravel`]).
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("products.*.name", "required|string"), ("orderDate", "required|string")])?;
/// let report = rules.validate_json(br#"{"products": [{"name": 5}]}"#).unwrap_err();
/// assert_eq!(report.get("products.0.name").count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct RuleSet {
    rows: Rows,
    /// The types below the nested rows.
    pub(crate) natures: &'static [&'static Nature],
    pub(crate) known: Known,
    pub(crate) summary: Summary,
    pub(crate) limits: Limits,
}

/// Where the rows of a table are.
#[derive(Debug, Clone)]
enum Rows {
    There(Cow<'static, [Row]>),
    /// In a text, which is read when they are first asked for.
    Encoded {
        encoded: &'static Encoded,
        decoded: fn() -> &'static Decoded,
    },
}

impl RuleSet {
    /// Makes a table of rows that generated code has, and the types below those that are nested.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_rows(rows: &'static [Row], natures: &'static [&'static Nature]) -> Self {
        let summary = Summary::of_lines(Lines::Rows(rows, natures));
        let (rows, limits) = (Rows::There(Cow::Borrowed(rows)), Limits::DEFAULT);
        Self { rows, natures, known: Known::MOST, summary, limits }
    }

    /// Says that what has the table is a list on the wire.
    pub(crate) const fn of_list(mut self) -> Self {
        self.known.form = Form::List;
        self
    }

    /// Makes the table of a struct, of what the derive wrote and knows of its own rows.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_struct(
        encoded: &'static Encoded,
        decoded: fn() -> &'static Decoded,
        natures: &'static [&'static Nature],
        known: Known,
    ) -> Self {
        let summary = Summary::of_struct(encoded, natures, known);
        Self { rows: Rows::Encoded { encoded, decoded }, natures, known, summary, limits: Limits::DEFAULT }
    }

    /// Says that values do not tell their failures themselves: those of an enum with data; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn told_by_engine(mut self) -> Self {
        self.summary.told_by_value = false;
        self
    }

    /// Makes a table of rows that were read.
    pub(crate) fn of_fields(mut rows: Vec<FieldRow>) -> Self {
        mark_shared(&mut rows);
        let rows: Vec<_> = rows.into_iter().map(Row::Field).collect();
        let summary = Summary { told_by_value: false, ..Summary::of_lines(Lines::Rows(&rows, &[])) };
        let (rows, limits) = (Rows::There(Cow::Owned(rows)), Limits::DEFAULT);
        Self { rows, natures: &[], known: Known::MOST, summary, limits }
    }

    /// Returns the rows.
    pub(crate) fn rows(&self) -> &[Row] {
        match &self.rows {
            Rows::There(rows) => rows,
            Rows::Encoded { decoded, .. } => &decoded().rows,
        }
    }

    /// Returns the keys of the fields of a struct, in their order; one without a key has an empty one.
    pub(crate) fn keys(&self) -> &'static [&'static str] {
        match &self.rows {
            Rows::There(_) => &[],
            Rows::Encoded { decoded, .. } => &decoded().keys,
        }
    }

    /// Sets what the table accepts at most of untrusted documents.
    ///
    /// Depth and size count where the table reads the text itself ([`RuleSet::validate_json`]); the fan-out of wildcards
    /// counts always.
    ///
    /// ```
    /// use frontpay_rules::{Limits, RuleSet};
    /// let rules = RuleSet::parse([("tags.*", "string")])?.with_limits(Limits { fan_out: 2, ..Limits::default() });
    /// assert!(rules.validate_json(br#"{"tags": ["a", "b"]}"#).is_ok());
    /// let error = rules.validate_json(br#"{"tags": ["a", "b", "c"]}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "The wildcards lead to more than 2 items, which is the limit.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Iterates over the rules of this table's own rows; for the derive, which reads Laravel's text through it.
    #[doc(hidden)]
    pub fn own_rules(&self) -> impl Iterator<Item = &Rule> {
        self.rows().iter().flat_map(|row| match row {
            Row::Field(row) => &*row.rules,
            Row::Nested(..) => &[],
        })
    }

    /// Tells whether the table has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows().is_empty()
    }

    /// Iterates over this table's own rows; for `ruleset!`.
    #[doc(hidden)]
    pub fn own_rows(&self) -> impl Iterator<Item = (&Path, &[Rule])> {
        self.rows().iter().filter_map(|row| match row {
            Row::Field(row) => Some((&row.path, &*row.rules)),
            Row::Nested(..) => None,
        })
    }

    /// Tells whether two rows can lead to the same field; for `ruleset!`.
    #[doc(hidden)]
    #[must_use]
    pub fn overlaps(&self) -> bool {
        self.may_overlap() && crate::engine::overlaps(self)
    }

    /// Returns the paths of all rows with their rules as Laravel writes them, in declaration order.
    ///
    /// `Display` prints the same as lines of a PHP array. Under an optional struct a rule `required` reads `required_with:parent`, which says the same.
    /// The rows of a variant begin with `exclude_unless:tag,word`. Where two variants have different rules for one path, the
    /// path comes twice; Laravel has no row for that, and `Display` prints the second as a comment.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// let rules = RuleSet::parse([("name", "Required | max:5")])?;
    /// assert_eq!(rules.to_laravel(), [("name".to_owned(), vec!["required".to_owned(), "max:5".to_owned()])]);
    /// assert_eq!(rules.to_string(), "'name' => 'required|max:5',\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_laravel(&self) -> Vec<(String, Vec<String>)> {
        let mut lines: Vec<(String, [Vec<String>; 2])> = Vec::new();
        self.each_row(&mut |row| {
            let (path, printed) = (row.to_string(), crate::laravel::print(row));
            match lines.iter_mut().find(|(other, [tags, _])| *other == path && *tags == printed[0]) {
                Some((_, [_, rules])) => {
                    let [_, more] = printed;
                    let more: Vec<_> = more.into_iter().filter(|rule| !rules.contains(rule)).collect();
                    rules.extend(more);
                }
                None => lines.push((path, printed)),
            }
        });
        lines.into_iter().map(|(path, [tags, rules])| (path, [tags, rules].concat())).collect()
    }
}

/// Tells every row how much of its path the row before it has as well.
fn mark_shared(rows: &mut [FieldRow]) {
    let mut before: [&[Segment]; 2] = [&[], &[]];
    for FieldRow { path, fixed, shared, .. } in rows {
        let before = &mut before[usize::from(*fixed < path.0.len())];
        *shared = path.0.iter().zip(*before).take_while(|(one, other)| one == other).count();
        *before = &path.0;
    }
}

/// A line of a table: the rules of one path, or another table under a path.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Row {
    /// Rules of one path.
    Field(FieldRow),
    /// What stands below a path by the type of the field there: its place among those of the table.
    Nested(Path, usize),
}

impl Row {
    /// Makes the row of a path without wildcards; for generated code.
    #[must_use]
    pub const fn field(path: &'static [Segment], rules: &'static [Rule], facts: Facts) -> Self {
        let (path, fixed, rules) = (Path(Cow::Borrowed(path)), path.len(), Cow::Borrowed(rules));
        Self::Field(FieldRow { path, fixed, shared: 0, rules, facts, by_kind: RulesByKind::UNKNOWN })
    }

    /// Makes the row of one path of which another table says something as well; for generated code.
    #[must_use]
    pub const fn field_beside(path: &'static [Segment], rules: &'static [Rule], beside: Facts) -> Self {
        let facts = Facts::of(rules).and(beside);
        Self::Field(FieldRow::new(Path(Cow::Borrowed(path)), Cow::Borrowed(rules), facts))
    }

    /// Makes the rows below one path, by the place of the type there; for generated code.
    #[must_use]
    pub const fn nested(path: &'static [Segment], nature: usize) -> Self {
        Self::Nested(Path(Cow::Borrowed(path)), nature)
    }
}

/// The rules of one path.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct FieldRow {
    pub(crate) path: Path,
    /// How many keys stand before the first wildcard of the path.
    pub(crate) fixed: usize,
    /// How much of the path the row before it has as well: the last with wildcards, or the last without, as it is.
    pub(crate) shared: usize,
    pub(crate) rules: Cow<'static, [Rule]>,
    pub(crate) facts: Facts,
    /// Which of its rules a value is to be asked of.
    pub(crate) by_kind: RulesByKind,
}

impl FieldRow {
    pub(crate) const fn new(path: Path, rules: Cow<'static, [Rule]>, facts: Facts) -> Self {
        Self { fixed: path.fixed(), shared: 0, path, rules, facts, by_kind: RulesByKind::UNKNOWN }
    }

    pub(crate) const fn has_wildcard(&self) -> bool {
        self.fixed < self.path.segments().len()
    }
}

/// What a Rust type adds below the path of a field: rules of its own, of its items, or none.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Nothing: text, a number, a flag.
    Leaf,
    /// What is below counts only where the field is there and not null.
    Optional(&'static Self),
    /// What is below stands under every item.
    Each(&'static Self),
    /// The rows of a struct.
    Table(&'static RuleSet),
    /// The same, where a word can stand in place of the struct.
    WordOrTable(&'static RuleSet),
    /// What is below counts only where the value has an entry that tells so: the rows of a variant.
    When(&'static Tag, &'static Self),
    /// What a type adds that contains itself: only a document says how often.
    Later(fn() -> &'static Self),
}

/// The entry of a map that tells which variant of an enum it is.
#[doc(hidden)]
#[derive(Debug)]
pub struct Tag {
    /// Its key.
    pub key: &'static str,
    /// The words for the variant; more than one where it has aliases.
    pub words: &'static [&'static str],
}

impl Tag {
    /// Tells whether a value is of the variant.
    pub(crate) const fn is_of(&self, value: Option<Value<'_>>) -> bool {
        let Some(value) = value else { return false };
        let Some(Value::Str(word)) = value.get(self.key) else { return false };
        let mut at = 0;
        while at < self.words.len() {
            if same_text(self.words[at], word) {
                return true;
            }
            at += 1;
        }
        false
    }
}
