//! The allocations of one round of each task. Separate from the times, because counting takes time.

use frontpay_peers::task::{Task, repeat};
use frontpay_peers::{Subject, each};

fn main() {
    print!("allocations{:11}", "");
    let tasks: Vec<_> = Task::all().into_iter().filter(|task| !matches!(task, Task::Serde(_))).collect();
    tasks.iter().for_each(|task| print!(" {:>14}", task.name()));
    println!();
    each!(print(&tasks));
}

fn print<S: Subject>(tasks: &[Task]) {
    print!("  {:20}", S::NAME);
    tasks.iter().for_each(|task| print!(" {:>14}", allocations::<S>(*task)));
    println!();
}

fn allocations<S: Subject>(task: Task) -> u64 {
    let count = |times| allocation_counter::measure(|| repeat::<S>(task, times)).count_total;
    // What the first round makes once, a compiled pattern, is not counted.
    repeat::<S>(task, 1);
    count(2) - count(1)
}
