//! Patterns that are counted runs of one class each, such as `^\d{9}$` or `^[A-Z]{2}\d+`.

use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assertion, Node},
    flags::Flags,
    sets,
    table::{EndAnchor, Run, Table},
};

/// The greatest number of distinct classes: each has one bit of a byte.
const CLASS_LIMIT: usize = 8;

/// Consecutive characters of one class.
#[derive(Debug, Clone)]
struct ClassRun {
    class: ClassUnicode,
    min: u32,
    max: Option<u32>,
}

/// Compiles the pattern to a table of runs, if matching each run greedily and never backtracking decides it.
pub(crate) fn compile(node: &Node, flags: Flags) -> Option<Table> {
    let mut nodes = Vec::new();
    flatten(node, &mut nodes);
    let (Node::Assertion(Assertion::Start), nodes) = nodes.split_first()? else { return None };
    let (nodes, end) = split_end(nodes);
    let mut runs = Vec::new();
    for node in nodes {
        push_or_merge(&mut runs, run(node)?)?;
    }
    if end == EndAnchor::Open {
        drop_optional_end(&mut runs);
    }
    // Checked first: with few distinct classes `is_decided` compares each run with few others.
    let known = distinct_classes(&runs)?;
    (is_decided(&runs) && runs.iter().all(|run| counts_bytes(run, flags))).then(|| table(&runs, &known, end, flags))
}

/// Collects the nodes of a sequence, without the groups around its parts.
fn flatten<'n>(node: &'n Node, out: &mut Vec<&'n Node>) {
    match node {
        Node::Concat(nodes) => nodes.iter().for_each(|node| flatten(node, out)),
        Node::Capture { node, .. } => flatten(node, out),
        Node::Empty => {}
        other => out.push(other),
    }
}

fn split_end<'s, 'n>(nodes: &'s [&'n Node]) -> (&'s [&'n Node], EndAnchor) {
    match nodes.split_last() {
        Some((Node::Assertion(Assertion::End), rest)) => (rest, EndAnchor::Exact),
        Some((Node::Assertion(Assertion::EndNewline), rest)) => (rest, EndAnchor::Newline),
        _ => (nodes, EndAnchor::Open),
    }
}

fn run(node: &Node) -> Option<ClassRun> {
    match node {
        Node::Class(class) => Some(ClassRun { class: class.clone(), min: 1, max: Some(1) }),
        Node::Repeat { node, min, max, .. } => match single(node)? {
            Node::Class(class) => Some(ClassRun { class: class.clone(), min: *min, max: *max }),
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

/// Adds a run, and merges it with the last one if both have the same class.
fn push_or_merge(runs: &mut Vec<ClassRun>, next: ClassRun) -> Option<()> {
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

/// Shortens the last run to its minimum, if nothing has to match behind it.
fn drop_optional_end(runs: &mut Vec<ClassRun>) {
    while let Some(last) = runs.last_mut() {
        last.max = Some(last.min);
        if last.min > 0 {
            break;
        }
        runs.pop();
    }
}

/// Returns `true` if no run of variable length can take a character that a later run needs.
fn is_decided(runs: &[ClassRun]) -> bool {
    runs.iter().enumerate().all(|(place, run)| {
        if run.max == Some(run.min) {
            return true;
        }
        let rest = &runs[place + 1..];
        let reach = rest.iter().position(|run| run.min > 0).map_or(rest.len(), |last| last + 1);
        rest[..reach].iter().all(|next| sets::are_disjoint(&run.class, &next.class))
    })
}

/// Returns `true` if counting bytes is counting characters, or does not matter: an unbounded run over every
/// character beyond ASCII takes all their bytes.
fn counts_bytes(run: &ClassRun, flags: Flags) -> bool {
    let beyond_ascii = sets::set(&[(0x80, 0x10_FFFF)]);
    let class = sets::intersection(&run.class, &beyond_ascii);
    !flags.has(Flags::UTF) || class.ranges().is_empty() || (class == beyond_ascii && run.max.is_none() && run.min < 2)
}

/// Returns the distinct classes, if they are at most [`CLASS_LIMIT`].
fn distinct_classes(runs: &[ClassRun]) -> Option<Vec<&ClassUnicode>> {
    let mut known: Vec<&ClassUnicode> = Vec::new();
    for run in runs {
        if !known.contains(&&run.class) {
            known.push(&run.class);
        }
        if known.len() > CLASS_LIMIT {
            return None;
        }
    }
    Some(known)
}

fn table(runs: &[ClassRun], known: &[&ClassUnicode], end: EndAnchor, flags: Flags) -> Table {
    let mut classes = [0; 256];
    for (bit, class) in known.iter().enumerate() {
        add_to_classes(&mut classes, class, 1 << bit, flags);
    }
    let counted = |run: &ClassRun| {
        let bit = known.iter().position(|class| **class == run.class).unwrap_or_default();
        Run::new(1 << bit, run.min, run.max.unwrap_or(Run::UNBOUNDED))
    };
    Table::from_owned_runs(classes, runs.iter().map(counted).collect(), end)
}

fn add_to_classes(classes: &mut [u8; 256], class: &ClassUnicode, bit: u8, flags: Flags) {
    for range in class.iter() {
        let top = if flags.has(Flags::UTF) && range.end() > '\x7F' { 0xFF } else { u32::from(range.end()) };
        for byte in u32::from(range.start())..=top {
            if let Some(entry) = classes.get_mut(byte as usize) {
                *entry |= bit;
            }
        }
    }
}
