use frontpay_core::payload::OrderSummary;
use frontpay_core::{payload, ruleset};

ruleset! {
    Small for OrderSummary {
        "grandTotal" => "max:100",
        "totalDiscount" => [numeric, size(0)],
    }
}

fn main() {
    let _ = payload!(OrderSummary as Small {
        "subTotal": "abc",
        "totalTax": 0,
        "totalDiscount": 1,
        "grandTotal": 101,
    });
    let _ = payload!(OrderSummary as Small { "subTotal": 1, "totalTax": 0 });
}
