use frontpay_core::Validate;

#[derive(serde::Serialize, Validate)]
struct Pair(
    #[rule(required, betwen(1, 5))] u8,
    #[serde(skip_serializing_if = "Option::is_none")] Option<u8>,
);

#[derive(Validate)]
struct Count(#[rule(max = 5)] u32);

#[derive(Validate)]
struct Email(#[rule(string, email)] String);

#[derive(Validate)]
struct Order {
    #[rule(required, email)]
    count: Count,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, numeric, max = 5)]
    email: Email,
}

fn main() {}
