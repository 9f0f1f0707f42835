//! The sentences that the compiler stops with.

use std::borrow::Cow;

use frontpay_php::Value;
use frontpay_php::const_bytes::{skip, starts_with};
use frontpay_php::number::IntText;
use frontpay_php::text::same_text;

use super::path_node::{PathNode, Step};
use crate::const_string::ConstString;
use crate::message::lang::en;
use crate::param::{FieldModifiers, Param, Path, Segment};
use crate::rule::{Count, ParamSpec, Spec, measure};
use crate::schema::RuleRef;
use crate::suggest::Suggestion;

/// The most values of a parameter that a sentence lists.
const FEW: usize = 8;

/// A sentence of the compiler. All faults at one token share it, and a list of words or fields is cut after eight;
/// rustc prints what fits. An array is zeroed for each evaluation, so that more would cost every literal.
pub(super) type Sentence = ConstString<2048>;

impl Sentence {
    pub(super) const fn integer(&mut self, number: i64) {
        self.push(IntText::print(number).as_str());
    }

    pub(super) const fn words(&mut self, words: &[&str]) {
        let mut at = 0;
        while at < words.len() && at < FEW {
            if at > 0 {
                self.push(", ");
            }
            self.push_quoted(words[at]);
            at += 1;
        }
        self.more(words.len() - at);
    }

    const fn more(&mut self, count: usize) {
        if count > 0 {
            self.push(", and ");
            self.push_count(count);
            self.push(" more");
        }
    }

    /// Adds the path of a node and a colon; nothing for the root.
    pub(super) const fn path(&mut self, node: &PathNode<'_>) {
        self.steps(node);
        if node.above.is_some() {
            self.push(": ");
        }
    }

    const fn steps(&mut self, node: &PathNode<'_>) {
        if let Some(above) = node.above {
            self.steps(above);
            if above.above.is_some() {
                self.push(".");
            }
        }
        match node.step() {
            Step::Root => {}
            Step::Key(key) => self.push(key),
            Step::Missing(key) => self.push(key.text()),
            Step::Index(at) => self.push_count(at),
        }
    }

    /// Adds a rule that fails: its name, its parameters, its sentence.
    pub(super) const fn rule(&mut self, rule: RuleRef<'_>, modifiers: FieldModifiers, value: Option<Value<'_>>) {
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
        self.wish(en::template(name).sentence(measure(modifiers)).as_bytes(), spec.params, rule.params);
        if let Value::Str(text) = value {
            self.suggest(text, rule.params);
        }
    }

    /// Adds a custom rule that fails.
    const fn own(&mut self, rule: RuleRef<'_>) {
        let Some(custom) = rule.custom else { return };
        self.push(custom.name());
        self.push(": ");
        self.wish(custom.sentence().as_bytes(), &[], &[]);
    }

    /// Adds the word among the parameters that was probably meant.
    const fn suggest(&mut self, text: &str, words: &[Param]) {
        let mut suggestion = Suggestion::for_word(text);
        let mut at = 0;
        while at < words.len() {
            if let Param::Text(Cow::Borrowed(word)) = &words[at] {
                suggestion.offer(word);
            }
            at += 1;
        }
        if let Some(word) = suggestion.nearest() {
            self.push_suggestion(word);
        }
    }

    /// Adds a rule that excludes a field which is there.
    pub(super) const fn left_out(&mut self, rule: RuleRef<'_>) {
        if let Some(name) = rule.name {
            self.call(name.spec(), rule.params);
        }
        self.push(": the field is left out here: remove it, or use `Valid::new`");
    }

    /// Adds a rule that cannot be evaluated in the compiler.
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

    /// Adds Laravel's sentence without its first words and its full stop.
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

/// Returns the part of a sentence after `The :attribute field`.
const fn behind_subject(sentence: &[u8]) -> &[u8] {
    const SUBJECTS: [&[u8]; 3] = [b"The :attribute field ", b"The selected :attribute ", b"The :attribute "];
    let mut at = 0;
    while at < SUBJECTS.len() {
        if starts_with(sentence, SUBJECTS[at]) {
            return skip(sentence, SUBJECTS[at].len());
        }
        at += 1;
    }
    sentence
}

/// Splits off the letters at the start.
const fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let mut len = 0;
    while len < text.len() && (text[len].is_ascii_lowercase() || text[len] == b'_') {
        len += 1;
    }
    text.split_at(len)
}
