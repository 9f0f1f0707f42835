use frontpay_core::{Refusal, Validate};

fn fine(_: &Payment) -> Result<(), Refusal> {
    Ok(())
}

#[derive(Validate)]
#[rules(required)]
#[rules]
#[rules()]
#[rules(custom = fine, message = "no")]
struct Payment {
    #[rules(custom = fine)]
    #[rule(required)]
    amount: i64,
}

#[derive(Validate)]
#[rules(custom = fine)]
enum Kind {
    #[rules(custom = fine)]
    One,
    #[rule(required)]
    Two,
}

fn main() {
    let _ = (Payment::RULES, Kind::One, Kind::Two);
}
