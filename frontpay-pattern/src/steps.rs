//! Patterns that are counted runs of one class each, such as `^\d{9}$` or `^[A-Z]{2}\d+`.

use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assert, Node},
    flags::Flags,
    table::{End, Step, Table},
};

/// Classes a table of runs tells apart: one bit each.
const CLASSES: usize = 8;

/// A run of one class.
#[derive(Debug, Clone)]
struct Run {
    class: ClassUnicode,
    min: u32,
    max: Option<u32>,
}

/// Builds the table, if taking every run as long as it goes decides the pattern.
pub(crate) fn steps(node: &Node, flags: Flags) -> Option<Table> {
    let mut nodes = Vec::new();
    flatten(node, &mut nodes);
    let (Node::Assert(Assert::Start), nodes) = nodes.split_first()? else { return None };
    let (nodes, end) = split_end(nodes);
    let mut runs = Vec::new();
    for node in nodes {
        add(&mut runs, run(node)?)?;
    }
    if end == End::Open {
        shorten(&mut runs);
    }
    // First, because with few classes a run is compared to few others.
    let known = distinct_classes(&runs)?;
    (is_decided(&runs) && runs.iter().all(|run| counts_bytes(run, flags))).then(|| table(&runs, &known, end, flags))
}

/// A plain sequence, whatever groups stand around parts of it.
fn flatten<'n>(node: &'n Node, out: &mut Vec<&'n Node>) {
    match node {
        Node::Concat(nodes) => nodes.iter().for_each(|node| flatten(node, out)),
        Node::Capture { node, .. } => flatten(node, out),
        Node::Empty => {}
        other => out.push(other),
    }
}

fn split_end<'s, 'n>(nodes: &'s [&'n Node]) -> (&'s [&'n Node], End) {
    match nodes.split_last() {
        Some((Node::Assert(Assert::End), rest)) => (rest, End::Exact),
        Some((Node::Assert(Assert::EndNewline), rest)) => (rest, End::Newline),
        _ => (nodes, End::Open),
    }
}

fn run(node: &Node) -> Option<Run> {
    match node {
        Node::Class(class) => Some(Run { class: class.clone(), min: 1, max: Some(1) }),
        Node::Repeat { node, min, max, .. } => match single(node)? {
            Node::Class(class) => Some(Run { class: class.clone(), min: *min, max: *max }),
            _ => None,
        },
        _ => None,
    }
}

fn single(node: &Node) -> Option<&Node> {
    let mut nodes = Vec::new();
    flatten(node, &mut nodes);
    if nodes.len() == 1 { nodes.pop() } else { None }
}

/// Adds a run, to the one before it if that is of the same class.
fn add(runs: &mut Vec<Run>, next: Run) -> Option<()> {
    if next.max == Some(0) {
        return Some(());
    }
    match runs.last_mut() {
        Some(last) if last.class == next.class => {
            last.min = last.min.checked_add(next.min)?;
            last.max = match (last.max, next.max) {
                (Some(one), Some(other)) => Some(one.checked_add(other)?),
                _ => None,
            };
        }
        _ => runs.push(next),
    }
    Some(())
}

/// Shortens the last run to its minimum where nothing follows.
fn shorten(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut() {
        last.max = Some(last.min);
        if last.min > 0 {
            break;
        }
        runs.pop();
    }
}

/// Returns `true` if no run of varying length could leave a character to a later one.
fn is_decided(runs: &[Run]) -> bool {
    runs.iter().enumerate().all(|(place, run)| {
        if run.max == Some(run.min) {
            return true;
        }
        let rest = &runs[place + 1..];
        let reach = rest.iter().position(|run| run.min > 0).map_or(rest.len(), |last| last + 1);
        rest[..reach].iter().all(|next| {
            let mut both = run.class.clone();
            both.intersect(&next.class);
            both.ranges().is_empty()
        })
    })
}

/// Returns `true` if counting bytes is counting characters, or does not matter: an unbounded run over every
/// character beyond ASCII takes all their bytes.
fn counts_bytes(run: &Run, flags: Flags) -> bool {
    let wide = ClassUnicode::new([regex_syntax::hir::ClassUnicodeRange::new('\u{80}', char::MAX)]);
    let mut beyond = run.class.clone();
    beyond.intersect(&wide);
    !flags.has(Flags::UTF) || beyond.ranges().is_empty() || (beyond == wide && run.max.is_none() && run.min < 2)
}

/// Returns the classes, if a table can tell so many apart.
fn distinct_classes(runs: &[Run]) -> Option<Vec<&ClassUnicode>> {
    let mut known: Vec<&ClassUnicode> = Vec::new();
    for run in runs {
        if !known.contains(&&run.class) {
            known.push(&run.class);
        }
        if known.len() > CLASSES {
            return None;
        }
    }
    Some(known)
}

fn table(runs: &[Run], known: &[&ClassUnicode], end: End, flags: Flags) -> Table {
    let mut classes = [0; 256];
    for (bit, class) in known.iter().enumerate() {
        mark(&mut classes, class, 1 << bit, flags);
    }
    let step = |run: &Run| {
        let bit = known.iter().position(|class| **class == run.class).unwrap_or_default();
        Step::new(1 << bit, run.min, run.max.unwrap_or(Step::UNBOUNDED))
    };
    Table::steps(classes, runs.iter().map(step).collect(), end)
}

fn mark(classes: &mut [u8; 256], class: &ClassUnicode, bit: u8, flags: Flags) {
    for range in class.iter() {
        let top = if flags.has(Flags::UTF) && range.end() > '\x7F' { 0xFF } else { u32::from(range.end()) };
        for byte in u32::from(range.start())..=top {
            if let Some(entry) = classes.get_mut(byte as usize) {
                *entry |= bit;
            }
        }
    }
}
