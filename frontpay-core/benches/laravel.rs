//! Validation of orders with the payment link's table, compared with the real Laravel.
//!
//! `cargo bench -p frontpay-core --bench laravel` runs both from the bytes of the JSON to the verdict, compares what
//! failed, and prints orders a second by the median run, with the ratio: here once by a table that is known at run time
//! (`RuleSet::check_json`), once by the derived type (`Valid::<PaymentLink>::from_json`), which also hands over the order.
//! PHP's time is taken inside PHP, when all is loaded and warm; its opcode cache is on, as on a server. Laravel reads its
//! rules anew for each payload, because it has no other way.
//!
//! `LARAVEL_AUTOLOAD` names another Laravel: the `vendor/autoload.php` of a project that has `illuminate/validation`.

#![allow(missing_docs, reason = "a benchmark")]

#[path = "../../frontpay-rules/benches/order/mod.rs"]
mod order;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use frontpay_core::payload::PaymentLink;
use frontpay_core::{InvalidJson, Valid};
use serde::Deserialize;

const DEBIANS_LARAVEL: &str = "/usr/share/php/Illuminate/Validation/autoload.php";

/// The results of one implementation.
#[derive(Deserialize)]
struct Run {
    failed: Vec<String>,
    /// The time of each run.
    nanoseconds: Vec<u64>,
}

fn main() -> ExitCode {
    let Some((php, laravel)) = find_laravel() else {
        println!(
            "no comparison: PHP with illuminate/validation is not installed.\n\
             On Debian and Ubuntu: apt-get install php-cli php-illuminate-validation\n\
             Elsewhere: LARAVEL_AUTOLOAD=path/to/vendor/autoload.php, with `php` in the path"
        );
        return ExitCode::SUCCESS;
    };
    // `cargo test --benches` only wants to know that it runs.
    let time = Duration::from_secs(if std::env::args().any(|arg| arg == "--bench") { 3 } else { 0 });
    println!("PHP {php}, {}\n", laravel.display());
    println!("{:28} {:>12} {:>9} {:>12} {:>9}", "orders a second", "Laravel", "", "frontpay", "ratio");
    let rules = order::payment_link();
    let mut agree = true;
    for (name, products, tax) in [
        ("good, 1 product", 1, "25"),
        ("good, 1,000 products", 1000, "25"),
        ("bad, 1 product", 1, "\"much\""),
        ("bad, 1,000 products", 1000, "\"much\""),
    ] {
        let payload = order::order(products, tax);
        let mut theirs = run_laravel(&laravel, &payload, time);
        println!("{name:28} {:12.1} {:>9}", theirs.rate(), theirs.verdict());
        let ours = [
            ("  the table, at run time", run(|| rules.check_json(black_box(&payload)), time)),
            ("  the derived type", run(|| Valid::<PaymentLink>::from_json(black_box(&payload)), time)),
        ];
        for (way, mut ours) in ours {
            agree &= ours.failed == theirs.failed;
            let ratio = ours.rate() / theirs.rate();
            println!("{way:28} {:>12} {:>9} {:12.1} {ratio:9.0}", "", ours.verdict(), ours.rate());
        }
    }
    if agree {
        println!("\nAll three named the same failures in the same order.");
        ExitCode::SUCCESS
    } else {
        println!("\nThe verdicts differ, so the times say nothing.");
        ExitCode::FAILURE
    }
}

impl Run {
    /// Returns the orders per second, by the median of the runs.
    fn rate(&mut self) -> f64 {
        let middle = self.nanoseconds.len() / 2;
        let (_, median, _) = self.nanoseconds.select_nth_unstable(middle);
        1.0 / Duration::from_nanos(*median).as_secs_f64()
    }

    fn verdict(&self) -> String {
        match self.failed.len() {
            0 => "valid".to_owned(),
            count => format!("{count} failed"),
        }
    }
}

fn run<T>(check: impl Fn() -> Result<T, InvalidJson>, time: Duration) -> Run {
    let failed = match check() {
        Ok(_) => Vec::new(),
        Err(InvalidJson::Report(report)) => {
            report.iter().map(|violation| format!("{} {}", violation.path(), violation.rule())).collect()
        }
        Err(InvalidJson::Syntax(error)) => panic!("the order is JSON: {error}"),
    };
    let mut nanoseconds = Vec::new();
    let start = Instant::now();
    while nanoseconds.is_empty() || start.elapsed() < time {
        let start = Instant::now();
        let _ = black_box(check());
        nanoseconds.push(u64::try_from(start.elapsed().as_nanos()).expect("a run takes no centuries"));
    }
    Run { failed, nanoseconds }
}

fn run_laravel(autoload: &Path, payload: &[u8], time: Duration) -> Run {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (rules_file, payload_file) = (folder.join("rules.json"), folder.join("order.json"));
    let rows = serde_json::to_vec(&order::rows()).expect("rows are JSON");
    fs::write(&rules_file, rows).expect("the target directory takes files");
    fs::write(&payload_file, payload).expect("the target directory takes files");
    let output = Command::new("php")
        .args(["-d", "memory_limit=2G", "-d", "opcache.enable_cli=1"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/laravel.php"))
        .args([autoload, &rules_file, &payload_file])
        .arg(time.as_secs().to_string())
        .output()
        .expect("PHP was found before");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// The version of PHP, and where Laravel is loaded from, if both are here.
fn find_laravel() -> Option<(String, PathBuf)> {
    let autoload = std::env::var_os("LARAVEL_AUTOLOAD").map_or_else(|| PathBuf::from(DEBIANS_LARAVEL), PathBuf::from);
    let output = Command::new("php")
        .args([
            "-r",
            "require $argv[1]; new ReflectionClass('Illuminate\\Validation\\Validator'); echo PHP_VERSION;",
            "--",
        ])
        .arg(&autoload)
        .output()
        .ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    output.status.success().then_some((version, autoload))
}
