//! Rules that look at the items of their field, or at other fields of the struct.

use frontpay_php::{Items, Value};

use crate::json::Arena;
use crate::param::{Other, Param, Segment};
use crate::rule::Input;
use crate::schema::{FieldRow, StoredRule};
use crate::types::{FieldNode, document};

/// A field among the fields of its struct.
#[derive(Clone, Copy)]
pub(super) struct SiblingFields<'f> {
    pub(super) keys: &'f [&'static str],
    pub(super) fields: &'f [FieldNode<'f>],
    /// The place of the field.
    pub(super) own: usize,
}

impl SiblingFields<'_> {
    /// Returns `true` if a rule of Laravel's holds.
    pub(super) fn passes(&self, row: &FieldRow, rule: &StoredRule, input: &Input<'_>) -> bool {
        let (Some(name), Some(field)) = (rule.name, self.fields.get(self.own)) else { return true };
        let arena = Arena::new();
        let value = if rule.reads_items() { document(field.node, &arena) } else { input.value };
        let mut others = Vec::new();
        for named in rule.params.iter().filter_map(Param::field) {
            let value = match named.path().segments() {
                [Segment::Key(key)] => self.value_of(key, &arena),
                _ => None,
            };
            others.push(Other { value, boolean: named.is_boolean() });
        }
        if let (Some(suffix), [], [Segment::Key(own)]) = (name.sibling_suffix(), &*others, row.path.segments()) {
            others.push(Other { value: self.value_of(&format!("{own}{suffix}"), &arena), boolean: false });
        }
        (rule.check)(&Input { value, others: &others, ..*input })
    }

    /// Calls a function with a value of the field, and with its items where it shows only how many there are.
    pub(super) fn with_items<T>(&self, value: Value<'_>, run: impl FnOnce(Value<'_>) -> T) -> T {
        match (value, self.fields.get(self.own)) {
            (Value::List(Items::LenOnly(_)) | Value::Map(Items::LenOnly(_)), Some(field)) => {
                run(document(field.node, &Arena::new()))
            }
            _ => run(value),
        }
    }

    /// Returns the value of a field, if it is there.
    fn value_of<'v>(&'v self, key: &str, arena: &'v Arena) -> Option<Value<'v>> {
        let place = self.keys.iter().position(|own| *own == key)?;
        self.fields.get(place).filter(|field| field.present).map(|field| document(field.node, arena))
    }
}
