use frontpay_core::payload::PaymentLink;
use frontpay_core::ruleset;

ruleset! { pub Empty for PaymentLink {} }
ruleset! { pub Nobody { "referenceNo" => "required" } }
ruleset! { pub Colon for PaymentLink { "referenceNo": "required" } }
ruleset! { pub Nothing for PaymentLink { "referenceNo" => } }

fn main() {}
