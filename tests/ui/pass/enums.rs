//! Enums with data: rows count for the variant that the document names.

use frontpay_core::{Valid, Validate};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Method {
    Card {
        #[rule(required, string, digits = 4)]
        last_four: String,
    },
    #[serde(alias = "bill")]
    Invoice(Invoice),
    Cash,
}

#[derive(Serialize, Deserialize, Validate)]
struct Invoice {
    #[rule(required, email)]
    email: String,
}

#[derive(Serialize, Deserialize, Validate)]
enum Shape {
    Circle {
        #[rule(required, numeric, min = 1)]
        radius: f64,
    },
    Named(#[rule(required, string, max = 3)] String),
    Size(#[rule(required, integer)] i32, #[rule(required, integer)] i32),
    Nothing,
}

#[derive(Serialize, Deserialize, Validate)]
#[serde(tag = "t", content = "c")]
enum Event {
    Paid(#[rule(required, integer, min = 1)] u32),
    Sent { #[rule(required, string)] to: String },
    Moved(#[rule(required, string)] String),
    Cancelled,
}

#[derive(Serialize, Deserialize, Validate)]
#[serde(tag = "kind")]
enum Open {
    Known { #[rule(required, integer)] count: u8 },
    #[serde(other)]
    Unknown,
}

#[derive(Serialize, Deserialize, Validate)]
#[serde(untagged)]
enum Rate {
    Number(f64),
    Range { from: f64, to: f64 },
}

#[derive(Serialize, Deserialize, Validate)]
struct Order {
    #[rule(required, array)]
    method: Method,
    fallback: Option<Method>,
    #[rule(required, array)]
    shapes: Vec<Shape>,
    event: Event,
    open: Option<Open>,
    #[rule(required)]
    rate: Rate,
}

fn failures(text: &str) -> Vec<(String, String)> {
    let refused = Valid::<Order>::from_json(text).err();
    let violations = refused.iter().flat_map(|refused| refused.iter());
    violations.map(|violation| (violation.path().to_owned(), violation.rule().to_owned())).collect()
}

fn main() {
    let lines = [
        "'method' => 'required|array',",
        "'method.type' => 'required|string|in:card,invoice,bill,cash',",
        "'method.lastFour' => 'exclude_unless:method.type,card|required|string|digits:4',",
        "'method.email' => 'exclude_unless:method.type,invoice,bill|required|email',",
        "'fallback.type' => 'required_with:fallback|string|in:card,invoice,bill,cash',",
        "'fallback.lastFour' => 'exclude_unless:fallback.type,card|required|string|digits:4',",
        "'fallback.email' => 'exclude_unless:fallback.type,invoice,bill|required|email',",
        "'shapes' => 'required|array',",
        "'shapes.*.Circle.radius' => 'required_with:shapes.*.Circle|numeric|min:1',",
        "'shapes.*.Named' => 'nullable|required_unless:shapes.*.Named,null|string|max:3',",
        "'shapes.*.Size.0' => 'required_with:shapes.*.Size|integer',",
        "'shapes.*.Size.1' => 'required_with:shapes.*.Size|integer',",
        "'event.t' => 'required|string|in:Paid,Sent,Moved,Cancelled',",
        "'event.c' => 'exclude_unless:event.t,Paid|required|integer|min:1',",
        "'event.c.to' => 'exclude_unless:event.t,Sent|required|string',",
        "// of another variant: 'event.c' => 'exclude_unless:event.t,Moved|required|string',",
        "'open.kind' => 'required_with:open|string',",
        "'open.count' => 'exclude_unless:open.kind,Known|required|integer',",
        "'rate' => 'required',",
    ];
    assert_eq!(Order::RULES.to_string().lines().collect::<Vec<_>>(), lines);

    let good = r#"{
        "method": {"type": "card", "lastFour": "1234", "email": 5},
        "shapes": [{"Circle": {"radius": 2}}, "Nothing", {"Size": [1, 2]}],
        "event": {"t": "Sent", "c": {"to": "x"}},
        "open": {"kind": "later"},
        "rate": {"from": 1, "to": 2}
    }"#;
    assert_eq!(failures(good), []);
    let bad = r#"{
        "method": {"type": "card", "lastFour": "12"},
        "fallback": {"type": "cheque"},
        "shapes": [{"Circle": {"radius": 0}}, {"Named": "long"}, {"Square": {}}],
        "event": {"t": "Paid", "c": 0},
        "open": {"kind": "Known"},
        "rate": "x"
    }"#;
    let expected = [
        ("method.lastFour", "digits"),
        ("fallback.type", "in"),
        ("event.c", "min"),
        ("open.count", "required"),
        ("shapes.0.Circle.radius", "min"),
        ("shapes.1.Named", "max"),
    ];
    let expected: Vec<_> = expected.map(|(path, rule)| (path.to_owned(), rule.to_owned())).into();
    assert_eq!(failures(bad), expected);
    // What is not in the table is the type's to say.
    let unknown = good.replace("\"Nothing\"", "{\"Square\": {}}");
    assert_eq!(failures(&unknown), [("shapes.1".to_owned(), "shape".to_owned())]);
}
