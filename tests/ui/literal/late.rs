use frontpay_core::{Validate, payload};

// What the compiler cannot ask is refused by its name, and never taken for granted.
#[derive(Validate)]
struct Visit {
    #[rule(nullable, date)]
    day: Option<String>,
    #[rule(nullable, date, after = "today")]
    soon: Option<String>,
    #[rule(nullable, date_format = "Y-m-d")]
    form: Option<String>,
    #[rule(nullable, timezone)]
    zone: Option<String>,
    #[rule(exclude_if = "zone=Europe/Oslo", nullable, string)]
    note: Option<String>,
}

#[derive(Validate)]
struct Main {
    #[rule(nullable, in_array = "others.*")]
    main: Option<String>,
    #[rule(nullable, array)]
    others: Option<Vec<String>>,
}

fn main() {
    let _ = payload!(Visit {
        "day": "2026-01-15",
        "soon": "2030-01-15",
        "form": "2026-01-15",
        "zone": "Europe/Oslo",
        "note": "",
    });
    let _ = payload!(Main { "main": "a", "others": ["a"] });
}
