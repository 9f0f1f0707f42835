#!/bin/bash
# Compares the compile time of 200 derived structs of 10 fields with this crate (without its payloads), with garde, with
# validator, and as plain structs: CPU seconds of the dependencies from scratch, of the crate in a dev build, after a touch of one struct, in a
# release build, and the size of the stripped release program in bytes.
#
#   peers/compile-time.sh          the comparison
#   peers/compile-time.sh timings  and the time of each of our dependencies
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$here/target/compile-time
mkdir -p "$work"
unset CARGO_TARGET_DIR

# The fields with the rules of each crate: text, optional text, number, pattern, mail address.
fields() {
    case $1 in
    frontpay)
        text='#[rule(required, string, max = 255)]' optional='#[rule(nullable, string, max = 255)]'
        number='#[rule(required, integer, between(0, 1_000_000))]' digits='#[rule(required, string, regex = r"^\d{9}$")]'
        email='#[rule(required, email)]' flag='#[rule(required, boolean)]' word='#[rule(required, string, in("a", "b", "c"))]' ;;
    garde)
        text='#[garde(length(min = 1, max = 255))]' optional='#[garde(length(max = 255))]'
        number='#[garde(range(min = 0, max = 1_000_000))]' digits='#[garde(pattern(r"^[0-9]{9}$"))]'
        email='#[garde(email)]' flag='#[garde(skip)]' word='#[garde(custom(crate::word))]' ;;
    validator)
        text='#[validate(length(min = 1, max = 255))]' optional='#[validate(length(max = 255))]'
        number='#[validate(range(min = 0, max = 1_000_000))]' digits='#[validate(regex(path = *crate::DIGITS))]'
        email='#[validate(email)]' flag='' word='#[validate(custom(function = "crate::word"))]' ;;
    plain) text='' optional='' number='' digits='' email='' flag='' word='' ;;
    esac
}

crate() { # name
    local at=$work/$1 derive import call check dependency
    fields "$1"
    mkdir -p "$at/src"
    case $1 in
    frontpay) dependency="frontpay-core = { path = \"$here/../frontpay-core\", default-features = false }"
        derive='frontpay_core::Validate' import='use frontpay_core::Validate as _;' check='.validate().is_ok()' ;;
    garde) dependency='garde = { version = "0.23.0", features = ["derive", "email", "pattern", "regex"] }'
        derive='garde::Validate' import='use garde::Validate as _;
pub fn word(word: &str, (): &()) -> garde::Result {
    if matches!(word, "a" | "b" | "c") { Ok(()) } else { Err(garde::Error::new("another word")) }
}' check='.validate().is_ok()' ;;
    validator) dependency='validator = { version = "0.21.0", features = ["derive"] }
regex = "1"'
        derive='validator::Validate' import='use validator::Validate as _;
pub static DIGITS: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| regex::Regex::new("^[0-9]{9}$").unwrap());
pub fn word(word: &str) -> Result<(), validator::ValidationError> {
    if matches!(word, "a" | "b" | "c") { Ok(()) } else { Err(validator::ValidationError::new("in")) }
}' check='.validate().is_ok()' ;;
    plain) dependency='' derive='' import='' check='.b.is_none()' ;;
    esac
    cat >"$at/Cargo.toml" <<END
[package]
name = "compiled-$1"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = "1"
$dependency

[profile.release]
strip = true
END
    {
        echo "mod structs;"
        echo "$import"
        echo "fn main() {"
        echo "    let text = std::env::args().nth(1).unwrap_or_default();"
        echo "    let mut valid = 0;"
        for ((n = 0; n < 200; n++)); do
            echo "    valid += serde_json::from_str::<structs::S$n>(&text).is_ok_and(|s| s$check) as u32;"
        done
        echo "    println!(\"{valid}\");"
        echo "}"
    } >"$at/src/main.rs"
    for ((n = 0; n < 200; n++)); do
        echo "#[derive(serde::Deserialize${derive:+, $derive})]
pub struct S$n {
    $text pub a: String,
    $optional pub b: Option<String>,
    $number pub c: i64,
    $digits pub d: String,
    $email pub e: String,
    $flag pub f: bool,
    $word pub g: String,
    $text pub h: String,
    $optional pub i: Option<String>,
    $number pub j: i64,
}"
    done >"$at/src/structs.rs"
}

# Prints the CPU seconds of a command.
cpu() { # folder, command..
    local TIMEFORMAT='%U %S' seconds
    seconds=$({ time (cd "$1" && "${@:2}" >"$work/log" 2>&1) ; } 2>&1) || { cat "$work/log" >&2; exit 1; }
    echo "$seconds" | awk '{ printf "%.1f", $1 + $2 }'
}

printf '%-10s %12s %12s %12s %12s %12s %14s\n' '' 'deps, dev' 'crate, dev' 'one touched' 'deps, rel.' 'crate, rel.' 'program, bytes'
for name in plain frontpay garde validator; do
    crate "$name"
    at=$work/$name
    rm -rf "$at/target"
    touched=$at/src/structs.rs
    mv "$at/src/main.rs" "$at/src/kept.rs"
    echo 'fn main() {}' >"$at/src/main.rs"
    (cd "$at" && cargo fetch >"$work/log" 2>&1)
    dependencies_dev=$(cpu "$at" cargo build --offline)
    dependencies_release=$(cpu "$at" cargo build --offline --release)
    mv "$at/src/kept.rs" "$at/src/main.rs"
    touch "$at/src/main.rs"
    dev=$(cpu "$at" cargo build --offline)
    sed -i 's/pub struct S7 {/pub struct S7 { #[serde(default)] pub more: Option<String>,/' "$touched"
    if [[ $name == garde ]]; then sed -i 's/pub struct S7 { /pub struct S7 { #[garde(skip)] /' "$touched"; fi
    incremental=$(cpu "$at" cargo build --offline)
    release=$(cpu "$at" cargo build --offline --release)
    size=$(stat -c %s "$at/target/release/compiled-$name")
    printf '%-10s %12s %12s %12s %12s %12s %14s\n' "$name" "$dependencies_dev" "$dev" "$incremental" "$dependencies_release" "$release" "$size"
done

if [[ ${1:-} == timings ]]; then
    at=$work/frontpay
    rm -rf "$at/target"
    (cd "$at" && cargo build --offline --timings >"$work/log" 2>&1)
    echo
    echo 'seconds of each dependency in a dev build, the ten longest:'
    sed -n '/const UNIT_DATA/,/^];/p' "$at"/target/cargo-timings/cargo-timing.html |
        awk -F'"' '/"name":/ { name = $4 } /"duration":/ { split($0, part, /[:,]/); printf "  %-28s %6.1f\n", name, part[2] }' |
        sort -k2 -rn | head -10
fi
