#!/bin/bash
# Measures the compile time of literals, in CPU seconds of a dev build of the crate with them, without its dependencies.
#
#   peers/literal-cost.sh
#
# 1. The order of examples/payment-link.json as `payload!` in a larger crate: a copy of the sandbox of this project with 40
#    structs of 10 fields that derive `Deserialize` and `Validate`, as a shop would have them. Compared with the same order
#    written by hand, and with the crate without an order; and the same in the copy alone.
# 2. Crates with 200 orders: `payload!`, `serde_json::json!` with `unwrap`, and orders made with the builders.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work=$here/target/literal-cost
mkdir -p "$work"
unset CARGO_TARGET_DIR
export CARGO_INCREMENTAL=0
runs=${RUNS:-5}
order=$(cat "$root/examples/payment-link.json")

# Prints the function that makes an order in one of the ways.
function_of() { # way number
    local text=${order/Kari Nordmann/Kari Nordmann $2}
    case $1 in
    payload) echo "pub fn order_$2() -> frontpay_core::Valid<frontpay_core::payload::PaymentLink> {
    frontpay_core::payload!(frontpay_core::payload::PaymentLink $text)
}" ;;
    json) echo "pub fn order_$2() -> frontpay_core::Valid<frontpay_core::payload::PaymentLink> {
    let order = serde_json::from_value(serde_json::json!($text)).unwrap();
    frontpay_core::Valid::new(order).unwrap()
}" ;;
    by-hand) echo "pub fn order_$2() -> frontpay_core::Valid<frontpay_core::payload::PaymentLink> {
    use frontpay_core::payload::{Address, Country, CustomerDetails, PaymentLink, Product, Timestamp};
    let address = Address::builder().street(\"Eksempelveien 1\").zip(\"4313\").city(\"Sandnes\").country(Country::NORWAY);
    let customer = CustomerDetails::private()
        .name(\"Kari Nordmann $2\")
        .country_code(\"+47\")
        .msisdn(\"12345678\")
        .email(\"kari@example.com\")
        .preferred_language(\"en\")
        .personal_number(\"12345678901\")
        .address(address.build());
    let product = Product::builder().name(\"Hair Wash\").product_id(\"VFDDF\").quantity(1).rate(51).tax(0).discount(0);
    let order = PaymentLink::builder()
        .customer_details(customer.build())
        .products([product.build()])
        .order_date(Timestamp::from_unix(1790000000))
        .due_date_for_payment_link(Timestamp::from_unix(1790604800))
        .by_sms()
        .build();
    frontpay_core::Valid::new(order).unwrap()
}" ;;
    none) ;;
    esac
}

# CPU seconds of one build of the crate alone.
cpu() { # folder file
    local TIMEFORMAT='%U %S' seconds
    touch "$1/$2"
    seconds=$({ time (cd "$1" && cargo build --offline >"$work/log" 2>&1); } 2>&1) || { cat "$work/log" >&2; exit 1; }
    echo "$seconds" | awk '{ printf "%.3f", $1 + $2 }'
}

# The least CPU seconds of each way among some runs, in which the ways take turns so that they meet the same machine.
least() { # crate structs ways..
    local crate=$1 structs=$2 way run seconds
    shift 2
    declare -gA best=()
    "$crate" "$1" "$structs" >"$work/warm"
    for ((run = 0; run < runs; run++)); do
        for way in "$@"; do
            seconds=$("$crate" "$way" "$structs")
            best[$way]=$(printf '%s\n' "${best[$way]:-$seconds}" "$seconds" | sort -n | head -1)
        done
    done
}

struct_of() { # number
    echo "/// A form.
#[derive(serde::Deserialize, frontpay_core::Validate)]
#[allow(missing_docs, missing_debug_implementations)]
pub struct Form$1 {
    #[rule(required, string, max = 255)] pub a: String,
    #[rule(nullable, string, max = 255)] pub b: Option<String>,
    #[rule(required, integer, between(0, 1_000_000))] pub c: i64,
    #[rule(required, string, regex = r\"^\d{9}\$\")] pub d: String,
    #[rule(required, email)] pub e: String,
    #[rule(required, boolean)] pub f: bool,
    #[rule(required, string, in(\"a\", \"b\", \"c\"))] pub g: String,
    #[rule(required, string, max = 255)] pub h: String,
    #[rule(nullable, string, max = 255)] pub i: Option<String>,
    #[rule(required, integer, between(0, 1_000_000))] pub j: i64,
}

/// Reads it.
#[must_use]
pub fn form_$1(text: &[u8]) -> bool {
    frontpay_core::Valid::<Form$1>::from_json(text).is_ok()
}"
}

# A workspace of a copy of the sandbox, whose dependencies are those of this one.
sandbox() { # way structs
    local at=$work/sandbox
    rm -rf "$at/sandbox"
    mkdir -p "$at/sandbox"
    cp -r "$root/frontpay-sandbox/src" "$at/sandbox/src"
    sed -e '/^\[\[test/,/^$/d' -e 's/^frontpay-core.*/frontpay-core = { workspace = true, features = ["builders"] }/' \
        "$root/frontpay-sandbox/Cargo.toml" >"$at/sandbox/Cargo.toml"
    sed -e '/^members/,/^]/d' -e 's/^default-members.*/members = ["sandbox"]/' -e "s#path = \"#path = \"$root/#" \
        "$root/Cargo.toml" >"$at/Cargo.toml"
    cp "$root/Cargo.lock" "$at/Cargo.lock"
    function_of "$1" 0 | sed '1i /// An order.' >>"$at/sandbox/src/lib.rs"
    for ((n = 0; n < $2; n++)); do struct_of "$n"; done >>"$at/sandbox/src/lib.rs"
    cpu "$at" sandbox/src/lib.rs
}

many() { # way
    local at=$work/many
    mkdir -p "$at/src"
    cat >"$at/Cargo.toml" <<END
[package]
name = "many-literals"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
frontpay-core = { path = "$root/frontpay-core", features = ["builders"] }
serde_json = "1"
END
    cp "$root/Cargo.lock" "$at/Cargo.lock"
    for ((n = 0; n < 200; n++)); do function_of "$1" "$n"; done >"$at/src/lib.rs"
    cpu "$at" src/lib.rs
}

share() { # with without
    awk -v with="$1" -v without="$2" 'BEGIN { printf "%+.1f %%", (with / without - 1) * 100 }'
}

echo 'one order, CPU seconds of its crate:'
lines=$(cat "$root"/frontpay-sandbox/src/*.rs | wc -l)
for structs in 40 0; do
    least sandbox "$structs" none by-hand payload
    echo "  $lines lines and $structs derived structs: ${best[none]}"
    for way in by-hand payload; do
        printf '    %-10s %8s  %s\n' "$way" "${best[$way]}" "$(share "${best[$way]}" "${best[none]}")"
    done
done
echo '200 orders, CPU seconds:'
least many 0 json by-hand payload
printf '    %-10s %8s\n' json "${best[json]}"
for way in by-hand payload; do
    printf '    %-10s %8s  %s of json!\n' "$way" "${best[$way]}" \
        "$(awk -v a="${best[$way]}" -v b="${best[json]}" 'BEGIN { printf "%.2f", a / b }')"
done
