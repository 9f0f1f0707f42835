//! Comparison of verdicts, then of times and instructions, in one table with ratios.
//!
//! `cargo bench` prints the table; `cargo bench -- --quick` takes less time for times. Instructions are counted by
//! valgrind's `cachegrind` as the difference of two runs that do the same more often; without valgrind
//! (`apt-get install valgrind`) that part is left out.

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use frontpay_peers::task::{PRODUCTS, Task, read, repeat};
use frontpay_peers::{Subject, each, payload};

/// The measurements of a subject and a task.
#[derive(Clone, Copy, Default)]
struct Cost {
    nanoseconds: f64,
    instructions: Option<f64>,
}

/// A line of the table.
struct Row {
    name: &'static str,
    task: Task,
    cost: Cost,
}

/// Compares the verdicts: the good order, and every failure of the bad one.
fn verdicts<S: Subject>() -> bool {
    let mut right = true;
    for products in PRODUCTS {
        right &= S::check(&read(&payload::good(products))).is_ok() && S::is_valid(&read(&payload::good(products)));
        right &= S::read(&payload::good(products)).is_some();
        let bad: S::Order = read(&payload::bad(products));
        let told = S::check(&bad).err().map_or(0, |report| S::count(&report));
        right &= told == payload::failures(products) && !S::is_valid(&bad);
        if !right {
            println!("{}: wrong verdict with {products} products, {told} failures", S::NAME);
        }
    }
    let told = S::reported_fields(&payload::shapeless());
    println!("  {:20} {told:>3} told of 28  {}", S::NAME, S::CANNOT);
    right
}

fn measure<S: Subject>(criterion: &mut Criterion, rows: &mut Vec<Row>) {
    for task in Task::all() {
        let nanoseconds = time::<S>(criterion, task);
        rows.push(Row { name: S::NAME, task, cost: Cost { nanoseconds, instructions: None } });
    }
}

fn time<S: Subject>(criterion: &mut Criterion, task: Task) -> f64 {
    let mut group = criterion.benchmark_group(S::NAME);
    if task.size() > 100 {
        // Some take seconds for one round.
        group.sample_size(10);
    }
    let name = task.name();
    match task {
        Task::Valid(products) => {
            let order: S::Order = read(&payload::good(products));
            group.bench_function(&name, |bencher| bencher.iter(|| S::is_valid(black_box(&order))));
        }
        Task::Failures(products) => time_check::<S>(&mut group, &name, &payload::bad(products)),
        Task::BadEmail(products) => time_check::<S>(&mut group, &name, &payload::bad_email(products)),
        Task::BadProduct(products) => time_check::<S>(&mut group, &name, &payload::bad_product(products)),
        Task::Serde(products) => {
            let bytes = payload::good(products);
            group.bench_function(&name, |bencher| {
                bencher.iter(|| serde_json::from_slice::<S::Order>(black_box(&bytes)).is_ok());
            });
        }
        Task::Read(products) => {
            let bytes = payload::good(products);
            group.bench_function(&name, |bencher| bencher.iter(|| S::read(black_box(&bytes)).is_some()));
        }
    }
    group.finish();
    median(S::NAME, &name).unwrap_or(f64::NAN)
}

fn time_check<S: Subject>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, payload: &[u8]) {
    let order: S::Order = read(payload);
    group.bench_function(name, |bencher| bencher.iter(|| S::check(black_box(&order)).is_ok()));
}

/// The median that criterion has written down.
fn median(subject: &str, task: &str) -> Option<f64> {
    let folder = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    let path = format!("{folder}/criterion/{subject}/{task}/new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// Returns the instructions of one round: the difference of two runs of this program under cachegrind.
fn instructions(subject: &str, task: Task) -> Option<f64> {
    let few = 1;
    let many = few + (200 / task.size() as u64).max(1);
    let (less, more) = (count(subject, task, few)?, count(subject, task, many)?);
    Some((more - less) / (many - few) as f64)
}

fn count(subject: &str, task: Task, times: u64) -> Option<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(std::env::current_exe().ok()?)
        .args(["repeat", subject, &task.name(), &times.to_string()])
        .output()
        .ok()?;
    let told = String::from_utf8(output.stderr).ok()?;
    let line = told.lines().find(|line| line.contains("I refs:") || line.contains("I   refs:"))?;
    line.rsplit(' ').next()?.replace(',', "").parse().ok()
}

fn repeat_named<S: Subject>(name: &str, task: Task, times: u64) {
    if S::NAME == name {
        repeat::<S>(task, times);
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, mode, subject, task, times] = args.as_slice()
        && mode == "repeat"
    {
        let task = Task::all().into_iter().find(|known| known.name() == *task).expect("a known task");
        let times = times.parse().expect("a number");
        each!(repeat_named(subject, task, times));
        return ExitCode::SUCCESS;
    }
    println!("The same verdict on good and bad orders? And what of an order without any form?\n");
    if each!(verdicts()).contains(&false) {
        println!("\nThe verdicts differ, so nothing is measured.");
        return ExitCode::FAILURE;
    }
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500))
        .configure_from_args();
    let mut rows = Vec::new();
    each!(measure(&mut criterion, &mut rows));
    for row in &mut rows {
        row.cost.instructions = instructions(row.name, row.task);
    }
    print(&rows);
    ExitCode::SUCCESS
}

fn print(rows: &[Row]) {
    if rows.iter().any(|row| row.cost.instructions.is_none()) {
        println!("\nno instructions: valgrind is not installed (apt-get install valgrind)");
    }
    for task in Task::all() {
        if let Task::Serde(_) = task {
            continue;
        }
        println!("\n{}", task.title());
        let of = |task: Task| rows.iter().filter(move |row| row.task == task);
        let Some(ours) = of(task).next() else { continue };
        let alone = if let Task::Read(products) = task { Some(Task::Serde(products)) } else { None };
        let against = if alone.is_some() { "of serde alone" } else { "of ours" };
        println!("  {:20} {:>13} {:>8} {:>14} {:>8}", "", "time, ns", "", "instructions", "");
        println!("  {:20} {:>13} {:>8} {:>14} {:>8}", "", "", against, "", against);
        for row in of(task) {
            let base = alone.map_or(ours, |alone| of(alone).find(|base| base.name == row.name).unwrap_or(ours));
            let instructions = row.cost.instructions.unwrap_or(f64::NAN);
            println!(
                "  {:20} {:>13.1} {:>8.2} {:>14.0} {:>8.2}",
                row.name,
                row.cost.nanoseconds,
                row.cost.nanoseconds / base.cost.nanoseconds,
                instructions,
                instructions / base.cost.instructions.unwrap_or(f64::NAN),
            );
        }
    }
}
