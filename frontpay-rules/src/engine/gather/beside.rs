//! Rules that look at the items of their field, or at other fields of the struct.

use frontpay_php::Value;

use crate::json::Arena;
use crate::param::{Other, Param, Segment};
use crate::rule::Input;
use crate::schema::{FieldRow, Rule};
use crate::types::{Shown, document};

/// The fields of a struct with their keys, as a rule looks at them that names others.
#[derive(Clone, Copy)]
pub(super) struct Beside<'f> {
    pub(super) keys: &'f [&'static str],
    pub(super) fields: &'f [Shown<'f>],
    /// The place of its own field.
    pub(super) at: usize,
}

impl Beside<'_> {
    /// Asks a rule of a field.
    #[inline(never)]
    pub(super) fn holds(&self, row: &FieldRow, rule: &Rule, input: &Input<'_>) -> bool {
        let (Some(name), Some(field)) = (rule.name, self.fields.get(self.at)) else { return true };
        let arena = Arena::new();
        let value = if rule.reads_items() { document(field.part, &arena) } else { input.value };
        let mut others = Vec::new();
        for named in rule.params.iter().filter_map(Param::field) {
            let value = match named.path().segments() {
                [Segment::Key(key)] => self.value_of(key, &arena),
                _ => None,
            };
            others.push(Other { value, boolean: named.is_boolean() });
        }
        if let (Some(suffix), [], [Segment::Key(own)]) = (name.beside(), &*others, row.path.segments()) {
            others.push(Other { value: self.value_of(&format!("{own}{suffix}"), &arena), boolean: false });
        }
        (rule.check)(&Input { value, others: &others, ..*input })
    }

    /// The value of a field, if it is there.
    fn value_of<'v>(&'v self, key: &str, arena: &'v Arena) -> Option<Value<'v>> {
        let at = self.keys.iter().position(|own| *own == key)?;
        self.fields.get(at).filter(|field| field.there).map(|field| document(field.part, arena))
    }
}
