//! Tables of rules: paths, rows and rule sets, constructible in a `const` and at run time.

use core::fmt;
use std::borrow::Cow;

use crate::number::{Decimal, integer, trimmed};
use crate::pattern::Pattern;
use crate::rule::{Name, Reach};
use crate::value::{Value, same_text};

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
    pub(crate) rows: Cow<'static, [Row]>,
    /// Whether two rows may lead to the same field; if not so, none do.
    may_overlap: bool,
}

impl RuleSet {
    /// Makes a table of rows that the derive wrote.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_rows(rows: &'static [Row]) -> Self {
        Self { rows: Cow::Borrowed(rows), may_overlap: may_overlap(rows) }
    }

    /// Makes a table of rows that were read.
    pub(crate) fn of_fields(rows: Vec<FieldRow>) -> Self {
        let rows: Vec<_> = rows.into_iter().map(Row::Field).collect();
        Self { may_overlap: may_overlap(&rows), rows: Cow::Owned(rows) }
    }

    /// Tells whether two rows may lead to the same field.
    pub(crate) const fn may_overlap(&self) -> bool {
        self.may_overlap
    }

    /// Iterates over the rules of this table's own rows; for the derive, which reads Laravel's text through it.
    #[doc(hidden)]
    pub fn own_rules(&self) -> impl Iterator<Item = &Rule> {
        self.rows.iter().flat_map(|row| match row {
            Row::Field(row) => &*row.rules,
            Row::Nested(..) => &[],
        })
    }

    /// Calls `visit` with every row, those of nested tables with their longer path, in declaration order.
    pub(crate) fn each_row<'t>(&'t self, visit: &mut dyn FnMut(&FlatRow<'t, '_>)) {
        let mut walk = Flatten { path: Vec::new(), guards: Vec::new(), visit };
        walk.rows(&self.rows);
    }

    /// Returns the paths of all rows with their rules as Laravel writes them, in declaration order.
    ///
    /// `Display` prints the same as lines of a PHP array. Under an optional struct a rule `required` reads `required_with:parent`, which says the same.
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
        let mut lines = Vec::new();
        self.each_row(&mut |row| lines.push((row.to_string(), crate::laravel::print(row))));
        lines
    }
}

/// A line of a table: the rules of one path, or another table under a path.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Row {
    /// Rules of one path.
    Field(FieldRow),
    /// What stands below a path by the type of the field there.
    Nested(Path, &'static Shape),
}

impl Row {
    /// Makes the row of one path; for generated code.
    #[must_use]
    pub const fn field(path: &'static [Segment], rules: &'static [Rule]) -> Self {
        let path = Path(Cow::Borrowed(path));
        Self::Field(FieldRow { path, facts: Facts::of(rules), rules: Cow::Borrowed(rules) })
    }

    /// Makes the rows below one path; for generated code.
    #[must_use]
    pub const fn nested(path: &'static [Segment], shape: &'static Shape) -> Self {
        Self::Nested(Path(Cow::Borrowed(path)), shape)
    }
}

/// Tells whether two rows may lead to the same field. It errs to that side where tables are nested.
const fn may_overlap(rows: &[Row]) -> bool {
    let mut at = 0;
    while at < rows.len() {
        if let Row::Nested(_, shape) = &rows[at]
            && shape_may_overlap(shape)
        {
            return true;
        }
        let mut other = 0;
        while other < at {
            if has_rows(&rows[at]) && has_rows(&rows[other]) && may_meet(&rows[at], &rows[other]) {
                return true;
            }
            other += 1;
        }
        at += 1;
    }
    false
}

const fn has_rows(row: &Row) -> bool {
    match row {
        Row::Field(_) => true,
        Row::Nested(_, shape) => shape_has_rows(shape),
    }
}

const fn shape_has_rows(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Optional(inner) | Shape::Each(inner) => shape_has_rows(inner),
        Shape::Table(_) => true,
    }
}

const fn shape_may_overlap(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Optional(inner) | Shape::Each(inner) => shape_may_overlap(inner),
        Shape::Table(table) => table.may_overlap,
    }
}

const fn may_meet(one: &Row, other: &Row) -> bool {
    let ((one, is_open), (other, other_is_open)) = (path_of(one), path_of(other));
    // The rows below a path have longer ones.
    let lengths_meet = match (is_open, other_is_open) {
        (false, false) => one.len() == other.len(),
        (false, true) => one.len() > other.len(),
        (true, false) => one.len() < other.len(),
        (true, true) => true,
    };
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if let (Segment::Key(one), Segment::Key(other)) = (&one[at], &other[at])
            && !same_text(text_of(one), text_of(other))
        {
            return false;
        }
        at += 1;
    }
    lengths_meet
}

/// The path of a row, and whether rows are below it.
const fn path_of(row: &Row) -> (&[Segment], bool) {
    let (path, is_open) = match row {
        Row::Field(row) => (&row.path, false),
        Row::Nested(path, _) => (path, true),
    };
    match &path.0 {
        Cow::Borrowed(path) => (path, is_open),
        Cow::Owned(path) => (path.as_slice(), is_open),
    }
}

/// The text of a `Cow`, in a `const fn`.
#[expect(clippy::ptr_arg, reason = "a `Cow` does not dereference in a `const fn`")]
const fn text_of<'t>(text: &'t Cow<'static, str>) -> &'t str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.as_str(),
    }
}

/// The rules of one path.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct FieldRow {
    pub(crate) path: Path,
    pub(crate) rules: Cow<'static, [Rule]>,
    pub(crate) facts: Facts,
}

/// What a Rust type adds below the path of a field: rules of its own, of its items, or none.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Shape {
    /// Nothing: text, a number, a flag.
    Leaf,
    /// What is below counts only where the field is there and not null.
    Optional(&'static Self),
    /// What is below stands under every item.
    Each(&'static Self),
    /// The rows of a struct.
    Table(&'static RuleSet),
}

/// A row of a table or of one nested in it, with its whole path.
pub(crate) struct FlatRow<'t, 'w> {
    pub(crate) path: &'w [&'t Segment],
    /// How much of the path leads to the struct that the row belongs to.
    pub(crate) base: usize,
    /// Lengths of path at which an optional struct must be there for the row to count.
    pub(crate) guards: &'w [usize],
    pub(crate) rules: &'t [Rule],
    pub(crate) facts: Facts,
}

impl FlatRow<'_, '_> {
    pub(crate) fn has_wildcard(&self) -> bool {
        self.path.iter().any(|segment| matches!(segment, Segment::Each))
    }
}

impl fmt::Display for FlatRow<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_path(f, self.path.iter().copied())
    }
}

struct Flatten<'t, 'v> {
    path: Vec<&'t Segment>,
    guards: Vec<usize>,
    visit: &'v mut dyn FnMut(&FlatRow<'t, '_>),
}

impl<'t> Flatten<'t, '_> {
    fn rows(&mut self, rows: &'t [Row]) {
        let base = self.path.len();
        for row in rows {
            match row {
                Row::Field(row) => {
                    self.path.extend(row.path.0.iter());
                    (self.visit)(&FlatRow {
                        path: &self.path,
                        base,
                        guards: &self.guards,
                        rules: &row.rules,
                        facts: row.facts,
                    });
                }
                Row::Nested(path, shape) => {
                    self.path.extend(path.0.iter());
                    self.shape(shape);
                }
            }
            self.path.truncate(base);
        }
    }

    fn shape(&mut self, shape: &'t Shape) {
        match shape {
            Shape::Leaf => {}
            Shape::Optional(inner) => {
                self.guards.push(self.path.len());
                self.shape(inner);
                self.guards.pop();
            }
            Shape::Each(inner) => {
                self.path.push(&Segment::Each);
                self.shape(inner);
                self.path.pop();
            }
            Shape::Table(table) => self.rows(&table.rows),
        }
    }
}

/// The path of a field: keys, and wildcards for every item of a list or map.
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path(pub(crate) Cow<'static, [Segment]>);

/// One step of a path.
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// The value under a key.
    Key(Cow<'static, str>),
    /// Every item.
    Each,
}

impl Segment {
    /// Makes the step to a key; for generated code.
    #[must_use]
    pub const fn key(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl Path {
    /// Reads a path as Laravel writes it: dots between keys, `*` for every item, `\.` for the character.
    pub(crate) fn parse(text: &str) -> Self {
        let mut segments = Vec::new();
        let mut key = String::new();
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match (character, characters.peek()) {
                ('\\', Some('.')) => key.extend(characters.next()),
                ('.', _) => segments.push(Segment::of(core::mem::take(&mut key))),
                _ => key.push(character),
            }
        }
        segments.push(Segment::of(key));
        Self(Cow::Owned(segments))
    }

    /// Reads a path in which a `*` stands for itself.
    pub(crate) fn parse_plain(text: &str) -> Self {
        let plain = |segment: &Segment| match segment {
            Segment::Each => Segment::key("*"),
            key @ Segment::Key(_) => key.clone(),
        };
        Self(Self::parse(text).0.iter().map(plain).collect())
    }

    /// Tells whether a key has a `*` beside other characters, which leads nowhere in Laravel.
    pub(crate) fn leads_nowhere(&self) -> bool {
        self.0.iter().any(|segment| matches!(segment, Segment::Key(key) if key.contains('*')))
    }
}

impl Segment {
    fn of(key: String) -> Self {
        if key == "*" { Self::Each } else { Self::Key(Cow::Owned(key)) }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_path(f, self.0.iter())
    }
}

fn write_path<'s>(f: &mut fmt::Formatter<'_>, segments: impl Iterator<Item = &'s Segment>) -> fmt::Result {
    for (at, segment) in segments.enumerate() {
        if at > 0 {
            f.write_str(".")?;
        }
        match segment {
            Segment::Each => f.write_str("*")?,
            Segment::Key(key) => f.write_str(&key.replace('.', "\\."))?,
        }
    }
    Ok(())
}

/// A rule of a field with its parameters.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Rule {
    /// None where there is no such rule.
    pub(crate) name: Option<Name>,
    pub(crate) params: Cow<'static, [Param]>,
    pub(crate) spelling: Spelling,
    pub(crate) fault: Option<Fault>,
}

impl Rule {
    /// Makes a rule; for generated code.
    #[must_use]
    pub const fn new(name: Name, params: &'static [Param]) -> Self {
        Self { name: Some(name), params: Cow::Borrowed(params), spelling: Spelling::Snake, fault: None }
    }

    /// Makes a rule that is written by an alias, which some questions of Laravel do not see through.
    #[must_use]
    pub const fn alias(name: Name, params: &'static [Param]) -> Self {
        Self { name: Some(name), params: Cow::Borrowed(params), spelling: Spelling::Canonical, fault: None }
    }

    /// Makes a rule as an attribute has it; for the derive.
    #[must_use]
    pub const fn read(name: Name, params: Vec<Param>, alias: bool) -> Self {
        let spelling = if alias { Spelling::Canonical } else { Spelling::Snake };
        Self { name: Some(name), params: Cow::Owned(params), spelling, fault: None }
    }

    /// Returns the name; none where the rule is not known.
    #[must_use]
    pub const fn name(&self) -> Option<Name> {
        self.name
    }

    /// Returns the parameters.
    #[must_use]
    pub const fn params(&self) -> &[Param] {
        params(self)
    }

    /// Returns what Laravel would throw at, if anything.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.fault.as_ref().map(|fault| fault.problem.as_str())
    }

    /// Tells whether the rule is written by its own name in snake case.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        matches!(self.spelling, Spelling::Snake)
    }

    /// Tells whether the rule also runs on absent, null and blank fields.
    pub(crate) const fn is_implicit(&self) -> bool {
        matches!(self.name, Some(name) if name.spec().implicit) && !matches!(self.spelling, Spelling::Odd)
    }

    /// Tells whether Laravel's `hasRule` finds the rule under its name.
    pub(crate) const fn is(&self, name: Name) -> bool {
        matches!(self.name, Some(own) if own as u16 == name as u16) && !matches!(self.spelling, Spelling::Odd)
    }

    /// Tells whether its parameter stands for all paths that it matches.
    pub(crate) const fn is_pattern(&self) -> bool {
        matches!(self.name, Some(name) if matches!(name.spec().reach, Reach::Matching))
    }

    /// Tells whether a failure leaves the field out instead of refusing it.
    pub(crate) const fn excludes(&self) -> bool {
        matches!(self.name, Some(name) if name.spec().excludes) && !matches!(self.spelling, Spelling::Odd)
    }

    /// Returns what the rule says about its field: some of it only where it stands there letter by letter.
    const fn says(&self) -> Facts {
        let (Some(name), Spelling::Snake | Spelling::Canonical) = (self.name, self.spelling) else {
            return Facts::NONE;
        };
        let says = name.spec().says;
        let literal = matches!(self.spelling, Spelling::Snake) && params(self).is_empty();
        Facts { boolean: says.boolean && literal, selective: says.selective && literal, ..says }
    }
}

/// The parameters of a rule, in a `const fn`.
const fn params(rule: &Rule) -> &[Param] {
    match &rule.params {
        Cow::Borrowed(params) => params,
        Cow::Owned(params) => params.as_slice(),
    }
}

/// How a rule was spelled, which to Laravel is more than taste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// `required_if`
    Snake,
    /// Another spelling of the same name: `RequiredIf`, `required-if`, `bool`.
    Canonical,
    /// `REQUIRED`: PHP finds the method, but Laravel does not know that the rule is implicit or numeric.
    Odd,
}

/// Why Laravel would stop at a rule with an exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The rule as it was written.
    pub(crate) rule: String,
    pub(crate) problem: String,
    /// Whether only text or a number brings it to light: a pattern is not even read for another value.
    pub(crate) on_text: bool,
}

/// A parameter of a rule.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Param {
    /// Nothing behind the colon: `in:`.
    Null,
    /// Text.
    Text(Cow<'static, str>),
    /// A decimal number; its value where it is an integer of 64 bits.
    Number {
        /// As it is written.
        text: Cow<'static, str>,
        /// Its value.
        whole: Option<i64>,
    },
    /// Another field.
    Field(FieldRef),
    /// A date, or else another field.
    Date(DateRef),
    /// A pattern.
    Pattern(Pattern),
}

impl Param {
    /// Makes a text parameter; for generated code.
    #[must_use]
    pub const fn text_of(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// Makes a number; for generated code.
    #[must_use]
    pub const fn number(text: &'static str, whole: Option<i64>) -> Self {
        Self::Number { text: Cow::Borrowed(text), whole }
    }

    /// Reads a number as the text parser does; for the derive.
    #[must_use]
    pub fn read_number(text: String) -> Self {
        let whole = Decimal::parse(trimmed(&text)).and_then(|number| integer(&number));
        Self::Number { whole, text: Cow::Owned(text) }
    }

    /// Returns the parameter as text, as predicates compare it; none where there is nothing behind the colon.
    #[must_use]
    pub const fn text(&self) -> Option<&str> {
        match self {
            Self::Text(own) | Self::Number { text: own, .. } => Some(text_of(own)),
            Self::Date(date) => Some(text_of(&date.text)),
            Self::Null | Self::Field(_) | Self::Pattern(_) => None,
        }
    }

    /// Returns the field that the parameter names, if it names one.
    pub(crate) const fn field(&self) -> Option<&FieldRef> {
        match self {
            Self::Field(field) | Self::Date(DateRef { field: Some(field), .. }) => Some(field),
            _ => None,
        }
    }
}

/// A date, which is the path of a field where it is none, with what is to be known of formats.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct DateRef {
    pub(crate) text: Cow<'static, str>,
    /// None where there can be no such field.
    pub(crate) field: Option<FieldRef>,
    /// The `date_format` of the field that the rule stands on.
    pub(crate) own_format: Option<Cow<'static, str>>,
    /// The `date_format` of the field that it names.
    pub(crate) other_format: Option<Cow<'static, str>>,
}

impl DateRef {
    /// Makes the reference; for generated code.
    #[must_use]
    pub const fn new(
        text: &'static str,
        field: Option<FieldRef>,
        own_format: Option<&'static str>,
        other_format: Option<&'static str>,
    ) -> Self {
        const fn owned(format: Option<&'static str>) -> Option<Cow<'static, str>> {
            match format {
                Some(format) => Some(Cow::Borrowed(format)),
                None => None,
            }
        }
        Self { text: Cow::Borrowed(text), field, own_format: owned(own_format), other_format: owned(other_format) }
    }

    /// Reads the reference; for the derive.
    #[must_use]
    pub const fn read(text: String) -> Self {
        Self { text: Cow::Owned(text), field: None, own_format: None, other_format: None }
    }
}

/// Returns the first parameter of the `date_format` in a list of rules.
#[doc(hidden)]
#[must_use]
pub fn date_format(rules: &[Rule]) -> Option<&str> {
    rules.iter().find(|rule| rule.is(Name::DateFormat))?.params().first()?.text()
}

/// The path of another field, from the root of the document or from the struct that the row belongs to.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct FieldRef {
    pub(crate) path: Path,
    pub(crate) sibling: bool,
    /// Whether the rules of that field contain literally `boolean`.
    pub(crate) boolean: bool,
}

impl FieldRef {
    /// Makes the reference to a field of the same struct by its name on the wire; for generated code.
    #[must_use]
    pub const fn sibling(path: &'static [Segment], boolean: bool) -> Self {
        Self { path: Path(Cow::Borrowed(path)), sibling: true, boolean }
    }

    /// Makes the reference to a field of the same struct; for the derive.
    #[must_use]
    pub fn read(key: String) -> Self {
        Self { path: Path(Cow::Owned(vec![Segment::Key(Cow::Owned(key))])), sibling: true, boolean: false }
    }

    /// Returns the path as text, and as it stands where it is no more than one key.
    #[must_use]
    pub fn name(&self) -> String {
        match &*self.path.0 {
            [Segment::Key(key)] => key.as_ref().to_owned(),
            _ => self.path.to_string(),
        }
    }
}

/// What a predicate sees of another field.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// Its value, if it is there.
    pub value: Option<Value<'a>>,
    /// Whether its rules contain literally `boolean`.
    pub boolean: bool,
}

/// What a list of rules says about a field, whatever the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a rule list, each read by another rule")]
#[non_exhaustive]
pub struct Facts {
    /// A rule makes it a number, so that size rules measure its value.
    pub numeric: bool,
    /// It has the rule `array`.
    pub array: bool,
    /// Null passes the rules that are not implicit.
    pub nullable: bool,
    /// Where it is absent, no rule runs.
    pub sometimes: bool,
    /// Its first failure is the only one.
    pub bail: bool,
    /// Its rules contain literally `boolean`.
    pub boolean: bool,
    /// Its rules contain literally `array` or `list`, so that validated data has only those of its items that have rules.
    pub selective: bool,
}

impl Facts {
    pub(crate) const NONE: Self = Self {
        numeric: false,
        array: false,
        nullable: false,
        sometimes: false,
        bail: false,
        boolean: false,
        selective: false,
    };

    /// Reads a list of rules.
    #[must_use]
    pub const fn of(rules: &[Rule]) -> Self {
        let mut facts = Self::NONE;
        let mut at = 0;
        while at < rules.len() {
            facts = facts.and(rules[at].says());
            at += 1;
        }
        facts
    }

    /// Returns what two lists of rules say that are merged into one.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            numeric: self.numeric | other.numeric,
            array: self.array | other.array,
            nullable: self.nullable | other.nullable,
            sometimes: self.sometimes | other.sometimes,
            bail: self.bail | other.bail,
            boolean: self.boolean | other.boolean,
            selective: self.selective | other.selective,
        }
    }
}

/// Tells whether a rule runs on a field at all: what absence, blankness, `nullable` and `sometimes` decide.
///
/// This is the one place that knows; the engine, the typed path and the compiler's check all ask it.
#[doc(hidden)]
#[must_use]
pub const fn runs(implicit: bool, value: Value<'_>, present: bool, facts: Facts) -> bool {
    if !present && facts.sometimes {
        return false;
    }
    implicit || (present && !value.is_blank() && !(facts.nullable && value.is_null()))
}

/// Tells whether a failed rule ends its field.
#[doc(hidden)]
#[must_use]
pub const fn ends(implicit: bool, facts: Facts) -> bool {
    facts.bail || implicit
}

/// Tells whether a table has rows that fail on an empty document, so that a missing struct cannot go unseen.
#[doc(hidden)]
#[must_use]
pub const fn refuses_absence(shape: &Shape) -> bool {
    let Shape::Table(RuleSet { rows: Cow::Borrowed(rows), .. }) = shape else { return false };
    let mut at = 0;
    while at < rows.len() {
        match &rows[at] {
            Row::Field(FieldRow { path: Path(Cow::Borrowed([_])), rules: Cow::Borrowed(rules), .. }) => {
                let mut rule = 0;
                while rule < rules.len() {
                    if rules[rule].is(Name::Required) {
                        return true;
                    }
                    rule += 1;
                }
            }
            Row::Nested(_, inner) if refuses_absence(inner) => return true,
            _ => {}
        }
        at += 1;
    }
    false
}
