//! Types that contain themselves: each value of them within a document is a document of its own, below its path.

use frontpay_php::Value;

use crate::param::{PathText, Segment, Step};
use crate::report::Violation;
use crate::rule::Context;
use crate::schema::{Row, RuleSet, Shape};

/// The violations in all values of types that contain themselves, but for the outermost.
pub(super) fn violations(rules: &RuleSet, root: Value<'_>, context: &Context<'_>) -> Vec<Violation> {
    let mut within = Within { context, path: PathText::new(), found: Vec::new() };
    within.rows(rules, root);
    within.found
}

struct Within<'c> {
    context: &'c Context<'c>,
    path: PathText,
    found: Vec<Violation>,
}

impl Within<'_> {
    fn rows(&mut self, table: &RuleSet, value: Value<'_>) {
        if !table.recurs() {
            return;
        }
        for row in table.rows() {
            if let Row::Nested(path, type_index) = row {
                self.descend(path.segments(), &table.type_infos[*type_index].shape, value, false);
            }
        }
    }

    fn descend(&mut self, path: &[Segment], shape: &Shape, value: Value<'_>, inside: bool) {
        match path {
            [] => self.shape(shape, value, inside),
            [Segment::Key(key), rest @ ..] => {
                if let Some(value) = value.get(key) {
                    self.below(Step::Key(key), |within| within.descend(rest, shape, value, inside));
                }
            }
            [Segment::Each, rest @ ..] => self.each(value, &|within, item| within.descend(rest, shape, item, inside)),
        }
    }

    /// Looks for values of types that contain themselves; `inside` of one, its table is what they are judged by.
    fn shape(&mut self, shape: &Shape, value: Value<'_>, inside: bool) {
        match shape {
            Shape::Leaf => {}
            Shape::Optional(inner) => {
                if !value.is_null() {
                    self.shape(inner, value, inside);
                }
            }
            Shape::Tagged(tag, inner) => {
                if tag.is_of(Some(value)) {
                    self.shape(inner, value, inside);
                }
            }
            Shape::List(inner) | Shape::Map(_, inner) => {
                self.each(value, &|within, item| within.shape(inner, item, inside));
            }
            Shape::Table(table) | Shape::UnitOrTable(table) if inside => self.judge(table, value),
            Shape::Table(table) | Shape::UnitOrTable(table) => self.rows(table, value),
            Shape::Lazy(shape) => self.shape(shape(), value, true),
        }
    }

    fn judge(&mut self, table: &RuleSet, value: Value<'_>) {
        let Err(report) = table.check_value(value, self.context) else { return };
        self.found.extend(report.below_path(&self.path));
    }

    fn each(&mut self, value: Value<'_>, visit: &dyn Fn(&mut Self, Value<'_>)) {
        match value {
            Value::List(items) => {
                for (at, item) in items.as_slice().iter().enumerate() {
                    self.below(Step::Index(at), |within| visit(within, *item));
                }
            }
            Value::Map(entries) => {
                for (key, item) in entries.as_slice() {
                    self.below(Step::Key(key), |within| visit(within, *item));
                }
            }
            _ => {}
        }
    }

    fn below(&mut self, step: Step<'_>, run: impl FnOnce(&mut Self)) {
        let above = self.path.clone();
        self.path.push_below(|path| path.push_step(step));
        run(self);
        self.path = above;
    }
}
