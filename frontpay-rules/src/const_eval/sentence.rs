//! The sentence that the compiler stops with: a `const` panic takes one text.

use std::borrow::Cow;

use frontpay_php::Value;
use frontpay_php::number::IntText;
use frontpay_php::text::same_bytes;
use frontpay_php::text::same_text;

use super::near::distance;
use super::trail::{Step, Trail};
use crate::message::lang::en;
use crate::param::{Facts, Param, Path, Segment};
use crate::rule::{Count, ParamSpec, Spec, measure};
use crate::schema::RuleRef;

const SPACE: usize = 2048;
/// How many values of a parameter are listed.
const FEW: usize = 8;

/// A text of limited length.
pub(super) struct Sentence {
    bytes: [u8; SPACE],
    len: usize,
}

impl Sentence {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; SPACE], len: 0 }
    }

    pub(super) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            // The last character did not fit whole.
            Err(error) => match core::str::from_utf8(self.bytes.split_at(error.valid_up_to()).0) {
                Ok(text) => text,
                Err(_) => "",
            },
        }
    }

    pub(super) const fn push(&mut self, text: &str) {
        self.push_bytes(text.as_bytes());
    }

    const fn push_bytes(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() && self.len < SPACE {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
    }

    pub(super) const fn integer(&mut self, number: i64) {
        self.push(IntText::print(number).as_str());
    }

    pub(super) const fn count(&mut self, count: usize) {
        self.push(IntText::of_count(count).as_str());
    }

    pub(super) const fn words(&mut self, words: &[&str]) {
        let mut at = 0;
        while at < words.len() && at < FEW {
            if at > 0 {
                self.push(", ");
            }
            self.push("`");
            self.push(words[at]);
            self.push("`");
            at += 1;
        }
        self.more(words.len() - at);
    }

    const fn more(&mut self, count: usize) {
        if count > 0 {
            self.push(", and ");
            self.count(count);
            self.push(" more");
        }
    }

    /// The path of a place, and a colon; nothing of the root.
    pub(super) const fn path(&mut self, trail: &Trail<'_>) {
        self.steps(trail);
        if trail.above.is_some() {
            self.push(": ");
        }
    }

    const fn steps(&mut self, trail: &Trail<'_>) {
        if let Some(above) = trail.above {
            self.steps(above);
            if above.above.is_some() {
                self.push(".");
            }
        }
        match trail.step() {
            Step::Root => {}
            Step::Key(key) => self.push(key),
            Step::Missing(key) => self.push(key.text()),
            Step::Index(at) => self.count(at),
        }
    }

    /// A rule that fails: its name, its parameters, what it wants.
    pub(super) const fn rule(&mut self, rule: RuleRef<'_>, facts: Facts, value: Option<Value<'_>>) {
        let Some(name) = rule.name else {
            self.own(rule);
            return;
        };
        let spec = name.spec();
        self.call(spec, rule.params);
        self.push(": ");
        let Some(value) = value else {
            self.push("missing");
            return;
        };
        self.wish(en::template(name).sentence(measure(facts)).as_bytes(), spec.params, rule.params);
        if let Value::Str(text) = value {
            self.suggest(text, rule.params);
        }
    }

    /// A rule of one's own that fails.
    const fn own(&mut self, rule: RuleRef<'_>) {
        let Some(custom) = rule.custom else { return };
        self.push(custom.name());
        self.push(": ");
        self.wish(custom.sentence().as_bytes(), &[], &[]);
    }

    /// The word among the parameters that was probably meant.
    const fn suggest(&mut self, text: &str, words: &[Param]) {
        let mut nearest: Option<(&str, usize)> = None;
        let mut at = 0;
        while at < words.len() {
            if let Param::Text(word) = &words[at]
                && let Cow::Borrowed(word) = word
                && !same_text(word, text)
                && let Some(distance) = distance(text, word)
                && (nearest.is_none() || matches!(nearest, Some((_, best)) if distance < best))
            {
                nearest = Some((word, distance));
            }
            at += 1;
        }
        if let Some((word, _)) = nearest {
            self.push(", did you mean `");
            self.push(word);
            self.push("`?");
        }
    }

    /// A rule that leaves a field out which is there.
    pub(super) const fn left_out(&mut self, rule: RuleRef<'_>) {
        if let Some(name) = rule.name {
            self.call(name.spec(), rule.params);
        }
        self.push(": the field is left out here: remove it, or use `Valid::new`");
    }

    /// A rule that cannot be asked.
    pub(super) const fn late(&mut self, rule: RuleRef<'_>, why: &str) {
        match rule.name {
            Some(name) => self.call(name.spec(), rule.params),
            None => self.push(match rule.custom {
                Some(custom) => custom.name(),
                None => "a rule of your own",
            }),
        }
        self.push(": ");
        self.push(why);
        self.push("; use `Valid::new`");
    }

    const fn call(&mut self, spec: &Spec, params: &[Param]) {
        self.push(spec.name);
        if !params.is_empty() {
            self.push("(");
            self.params(params, 0);
            self.push(")");
        }
    }

    const fn params(&mut self, params: &[Param], first: usize) {
        let mut at = first;
        while at < params.len() && at < first + FEW {
            if at > first {
                self.push(", ");
            }
            self.param(&params[at]);
            at += 1;
        }
        self.more(params.len() - at);
    }

    const fn param(&mut self, param: &Param) {
        match param {
            Param::Pattern(pattern) => self.push(pattern.text()),
            Param::Field(field) => self.field(field.path()),
            param => match param.text() {
                Some(text) => self.push(text),
                None => self.push("null"),
            },
        }
    }

    const fn field(&mut self, path: &Path) {
        let Cow::Borrowed(path) = &path.0 else { return };
        let mut at = 0;
        while at < path.len() {
            if at > 0 {
                self.push(".");
            }
            match &path[at] {
                Segment::Key(Cow::Borrowed(key)) => self.push(key),
                Segment::Key(Cow::Owned(_)) => {}
                Segment::Each => self.push("*"),
            }
            at += 1;
        }
    }

    /// Laravel's sentence without its first words and its full stop.
    const fn wish(&mut self, sentence: &[u8], specs: &[ParamSpec], params: &[Param]) {
        let mut rest = behind_subject(sentence);
        if let [text @ .., b'.'] = rest {
            rest = text;
        }
        if let [b'a', b'n', b'd', b' ', ..] = rest {
            self.push("it ");
        }
        while let [first, behind @ ..] = rest {
            let (name, behind) = word(behind);
            if *first != b':' || name.is_empty() {
                self.push_bytes(&[*first]);
                rest = rest.split_at(1).1;
                continue;
            }
            self.placeholder(name, specs, params);
            rest = behind;
        }
    }

    const fn placeholder(&mut self, name: &[u8], specs: &[ParamSpec], params: &[Param]) {
        let name = match core::str::from_utf8(name) {
            Ok(name) if same_text(name, "value") && !has_param(specs, "value") => "values",
            Ok(name) => name,
            Err(_) => "",
        };
        let mut at = 0;
        while at < specs.len() {
            let param = &specs[at];
            if same_text(param.name, name) && at < params.len() {
                match param.count {
                    Count::One => self.param(&params[at]),
                    Count::Many | Count::Any => self.params(params, at),
                }
                return;
            }
            at += 1;
        }
        self.push(if same_text(name, "attribute") { "it" } else { name });
    }
}

const fn has_param(specs: &[ParamSpec], name: &str) -> bool {
    let mut at = 0;
    while at < specs.len() {
        if same_text(specs[at].name, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// What follows `The :attribute field`.
const fn behind_subject(sentence: &[u8]) -> &[u8] {
    const SUBJECTS: [&[u8]; 3] = [b"The :attribute field ", b"The selected :attribute ", b"The :attribute "];
    let mut at = 0;
    while at < SUBJECTS.len() {
        let subject = SUBJECTS[at];
        if sentence.len() > subject.len() {
            let (start, rest) = sentence.split_at(subject.len());
            if same_bytes(start, subject) {
                return rest;
            }
        }
        at += 1;
    }
    sentence
}

/// The letters at the start, and what is behind them.
const fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let mut len = 0;
    while len < text.len() && (text[len].is_ascii_lowercase() || text[len] == b'_') {
        len += 1;
    }
    text.split_at(len)
}
