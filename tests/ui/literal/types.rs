use frontpay_core::{AsValue, Scratch, Validate, Value, payload};

struct Plain;

#[derive(Validate)]
struct Payment {
    #[rule(required)]
    kroner: Kroner,
}

// A type that rules can look at, and nothing more.
struct Kroner(i64);

impl AsValue for Kroner {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Int(self.0)
    }
}

struct NoRules;

#[derive(Validate)]
struct Name {
    #[rule(required, string)]
    name: String,
}

fn main() {
    let _ = payload!(Plain { "a": 1 });
    let _ = payload!(Payment { "kroner": 51 });
    let _ = payload!(Name as NoRules { "name": "Kari" });
}
