use frontpay_core::{Validate, payload};

#[derive(Validate)]
struct Customer {
    #[rule(required, in("private", "corporate"))]
    r#type: String,
    #[rule(required_if = "type=corporate", nullable, string)]
    organization: Option<String>,
    #[rule(required_without = "msisdn", nullable, email)]
    email: Option<String>,
    #[rule(required_without = "email", nullable, string)]
    msisdn: Option<String>,
    #[rule(nullable, string, different = "email")]
    other: Option<String>,
    #[rule(nullable, string, confirmed)]
    password: Option<String>,
    #[rule(nullable, string)]
    password_confirmation: Option<String>,
    #[rule(prohibited_if = "type=private", nullable, string)]
    department: Option<String>,
}

fn main() {
    // What is missing is told at the object.
    let _ = payload!(Customer { "type": "corporate" });
    let _ = payload!(Customer {
        "type": "private",
        "email": "kari@example.com",
        "other": "kari@example.com",
        "password": "correct horse",
        "password_confirmation": "battery staple",
        "department": "IT",
    });
    let _ = payload!(Customer { "type": "coporate", "msisdn": "40000000" });
    let _ = payload!(Customer { "type": null, "msisdn": "40000000" });
    let _ = payload!(Customer { "type": " ", "msisdn": "40000000" });
}
