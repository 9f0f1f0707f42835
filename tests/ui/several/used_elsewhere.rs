use frontpay_core::{Valid, Validate, payload};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(tag = "kind")]
enum Method {
    Card {
        #[rule(requird, string)]
        number: String,
    },
    Cash,
}

#[derive(Serialize, Deserialize, Validate)]
enum Word {
    #[rule(string)]
    One,
    Two,
}

#[derive(Serialize, Deserialize, Validate)]
struct Node {
    #[rule(requird)]
    name: String,
    children: Vec<Node>,
}

/// What is wrong with the types above is not wrong with this one.
#[derive(Serialize, Deserialize, Validate)]
struct Order {
    #[rule(required, array)]
    method: Method,
    #[rule(required, in("One"))]
    word: Word,
    #[rule(required, array)]
    node: Node,
    #[rule(required_if = "method.number=1", nullable)]
    note: Option<String>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Flat {
    #[serde(flatten)]
    method: Method,
    #[rule(required)]
    word: Word,
}

const _: () = Order::RULES.assert_references();

fn main() {
    let flat: Valid<Flat> = payload!(Flat { "kind": "Card", "number": "1", "word": "Two" });
    let _ = matches!(flat.method, Method::Card { .. });
    let _ = Valid::<Order>::from_json("{}").map(|order| order.node.validate());
}
