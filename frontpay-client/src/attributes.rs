//! The names of fields in the API's request bodies.

use std::collections::HashSet;
use std::sync::LazyLock;

use frontpay_core::Validate;
use frontpay_core::payload::PaymentLink;

/// Fields of calls that have no type here; their messages occur in recorded responses, and the documents name them.
pub(crate) const PATHS: [&str; 8] = [
    "orderSummary.shippingCost",
    "submitPayment.via",
    "submitPayment.currency",
    "callback.success",
    "callback.failure",
    "referenceNo",
    "customerReference",
    "withCustomer",
];

/// Returns `true` for a key that some request body of the API has: it is schema, and no content.
pub(crate) fn is_known(key: &str) -> bool {
    static KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let table = PaymentLink::RULES.to_laravel();
        let paths = table.iter().map(|(path, _)| path.as_str()).chain(PATHS);
        paths.flat_map(|path| path.split('.').map(str::to_owned)).collect()
    });
    KEYS.contains(key)
}
