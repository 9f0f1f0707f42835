use frontpay_core::{CheckError, Validate};

fn fine(_: &Payment) -> Result<(), CheckError> {
    Ok(())
}

#[derive(Validate)]
#[rule(required)]
#[rule]
#[rule()]
#[rule(custom = fine, message = "no")]
struct Payment {
    #[rule(custom = fine)]
    #[rule(required)]
    amount: i64,
}

#[derive(Validate)]
#[rule(custom = fine)]
enum Kind {
    #[rule(custom = fine)]
    One,
    #[rule(required)]
    Two,
}

fn main() {
    let _ = (Payment::RULES, Kind::One, Kind::Two);
}
