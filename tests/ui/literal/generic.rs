use frontpay_core::{AsValue, FromLiteral, LiteralType, Scratch, Validate, Value, payload};

// A generic type is as good as what stands for its parameter.
#[derive(Validate)]
struct Page<T> {
    #[rule(required, array, max = 1)]
    items: Vec<T>,
}

#[derive(Validate)]
struct Line {
    #[rule(required, integer, min = 1)]
    count: i64,
}

struct Kroner(i64);

impl AsValue for Kroner {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Int(self.0)
    }
}

impl FromLiteral<'_> for Kroner {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Integer { min: 0, max: 100 };

    fn from_literal(_: Value<'_>) -> Self {
        Self(0)
    }
}

// A type that contains itself is no constant.
#[derive(Validate)]
struct Node {
    next: Option<Box<Node>>,
}

fn main() {
    let _ = payload!(Page<Line> { "items": [{ "count": 0 }, { "cout": 1 }] });
    let _ = payload!(Page<Kroner> { "items": [5] });
    let _ = payload!(Node { "next": null });
}
