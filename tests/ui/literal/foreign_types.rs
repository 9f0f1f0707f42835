use frontpay_core::{Validate, payload};

#[derive(Validate)]
struct Invoice {
    #[rule(required, uuid)]
    id: uuid::Uuid,
    page: Option<url::Url>,
    #[rule(required, numeric, max = 100)]
    total: rust_decimal::Decimal,
    due: Option<jiff::civil::Date>,
    at: Option<jiff::Timestamp>,
}

fn main() {
    payload!(Invoice {
        "id": "A0A2A2D2-0b87-4a18-83f2-2529882be2de",
        "page": "https://example.com",
        "total": "+51",
        "due": "2026-02-29",
        "at": "2026-01-15T09:30:00+01:00",
    });
    // A decimal is sent as text.
    payload!(Invoice { "id": "a0a2a2d2-0b87-4a18-83f2-2529882be2de", "total": 51.5 });
    payload!(Invoice { "id": "a0a2a2d2-0b87-4a18-83f2-2529882be2d", "total": "101" });
}
