//! Documents against the payment link's table, beside the parsing of the same bytes by `serde_json`, in one run.
//!
//! `cargo bench -p frontpay-rules --bench engine` ends with the ratios, and with the allocations of one call.

#![allow(missing_docs, reason = "a benchmark")]

mod order;

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use frontpay_rules::{Document, RuleSet};

use order::{order, payment_link};

const PRODUCTS: [usize; 3] = [1, 10, 1000];

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let rules = payment_link();
    for products in PRODUCTS {
        bench(&mut criterion, &rules, "good", products, &order(products, "25"));
    }
    // Every product has a failing tax.
    for products in PRODUCTS {
        bench(&mut criterion, &rules, "bad", products, &order(products, "\"much\""));
    }
    criterion.final_summary();
    for document in ["good", "bad"] {
        for products in PRODUCTS {
            print_ratios(document, products);
        }
    }
}

fn bench(criterion: &mut Criterion, rules: &RuleSet, name: &str, products: usize, bytes: &[u8]) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_with_input(BenchmarkId::new("serde_json parse", products), bytes, |bencher, bytes| {
        bencher.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(bytes)).is_ok());
    });
    group.bench_with_input(BenchmarkId::new("bytes to verdict", products), bytes, |bencher, bytes| {
        bencher.iter(|| rules.check_json(black_box(bytes)).is_ok());
    });
    let document = Document::read(bytes).expect("the order is JSON");
    group.bench_with_input(BenchmarkId::new("engine alone", products), &document, |bencher, document| {
        bencher.iter(|| rules.check(black_box(document)).is_ok());
    });
    group.finish();
    let parse = allocations(|| serde_json::from_slice::<serde_json::Value>(bytes).is_ok());
    let verdict = allocations(|| rules.check_json(bytes).is_ok());
    let engine = allocations(|| rules.check(&document).is_ok());
    println!(
        "{name}, {products} products: allocations: serde_json {parse}, bytes to verdict {verdict}, engine {engine}"
    );
}

fn allocations<T>(run: impl FnOnce() -> T) -> u64 {
    allocation_counter::measure(|| {
        black_box(run());
    })
    .count_total
}

fn print_ratios(document: &str, products: usize) {
    let time = |name: &str| -> Option<f64> {
        let path = format!("../target/criterion/{document}/{name}/{products}/new/estimates.json");
        let folder = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "../target".to_owned());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(path.trim_start_matches("../target/"));
        let estimates: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        estimates["median"]["point_estimate"].as_f64()
    };
    let Some(parse) = time("serde_json parse") else { return println!("{document}, {products}: not measured") };
    let mut line = format!("{document}, {products:>4} products, against parsing to serde_json::Value:");
    for name in ["bytes to verdict", "engine alone"] {
        if let Some(time) = time(name) {
            let _ = write!(line, "  {name} {:.2}", time / parse);
        }
    }
    println!("{line}");
}
