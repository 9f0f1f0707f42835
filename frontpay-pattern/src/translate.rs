//! The translation of a syntax tree to an HIR with the same language.
//!
//! An HIR has no `$` that matches before a last line feed, no `^` that ignores a last line feed, and no `\b` by PCRE's
//! Unicode word characters. Each of them is a constraint on the rest of the subject ([`Lookahead`]). So every node is
//! translated once for each constraint it can begin under, and the result is an HIR for each constraint that is left behind
//! it: a product of the pattern with a small automaton that reads the constraint. The constraints are the five cases that
//! these assertions tell apart; general lookarounds are not translated.
//!
//! `regex-syntax` translates its own syntax alone, and no library turns PCRE's assertions into an HIR.

use std::slice;

use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, ClassUnicode, Hir, HirKind, Look, Repetition};

use crate::{
    alternatives::{Alternatives, AlternativesBuilder, alternation, constrain, line_start, single},
    ast::{Assertion, Node},
    budget::{RemainingSteps, STEPS_PER_NODE, STEPS_PER_RANGE},
    error::PatternError,
    flags::Flags,
    lookahead::{Lookahead, State, StateMap},
    sets,
};

#[derive(Debug)]
struct Translator<'s> {
    flags: Flags,
    /// The word characters, if the pattern has a Unicode `\b`.
    word: Option<ClassUnicode>,
    steps: &'s mut RemainingSteps,
}

/// Translates a pattern; the HIR is to be searched for anywhere in the subject.
pub(crate) fn translate(node: &Node, flags: Flags, steps: &mut RemainingSteps) -> Result<Hir, PatternError> {
    let has_unicode_boundary = node.any(&|node| matches!(node, Node::Assertion(Assertion::Word { unicode: true, .. })));
    let word = has_unicode_boundary.then(|| sets::word(flags));
    let mut translator = Translator { flags, word, steps };
    let start = translator.start();
    let alternatives = translator.append(start, node)?;
    let checked = |(state, hir): (State, Hir)| Hir::concat(vec![hir, translator.check_of(state.lookahead)]);
    Ok(alternation(alternatives.into_iter().map(checked).collect()))
}

impl Translator<'_> {
    /// Returns the states in which a match can begin.
    ///
    /// With a Unicode `\b` the character before the match counts, so the text before the match becomes part of the HIR.
    fn start(&self) -> Alternatives {
        let Some(word) = &self.word else { return single(State::UNCONSTRAINED, Hir::empty()) };
        let begin = || Hir::look(Look::Start);
        let any = || star(self.class(&sets::all(self.flags)));
        let other = sets::negate(word, self.flags);
        let after_other = vec![any(), self.class(&other)];
        let not_after_word = Hir::alternation(vec![Hir::empty(), Hir::concat(after_other)]);
        let after_word = State { after_word: true, ..State::UNCONSTRAINED };
        let mut alternatives = single(State::UNCONSTRAINED, Hir::concat(vec![begin(), not_after_word]));
        alternatives.insert(after_word, Hir::concat(vec![begin(), any(), self.class(word)]));
        alternatives
    }

    /// Appends a node to every alternative.
    fn append(&mut self, alternatives: Alternatives, node: &Node) -> Result<Alternatives, PatternError> {
        let mut all = AlternativesBuilder::default();
        for (state, before) in alternatives {
            for (next, hir) in self.node(node, state)? {
                self.steps.take(cost_of_copy(&before))?;
                all.push(next, Hir::concat(vec![before.clone(), hir]));
            }
        }
        Ok(all.finish())
    }

    /// Appends each node as [`Self::append`] does, but copies nothing while there is a single alternative.
    ///
    /// Almost every pattern has one alternative almost everywhere, and copying what is translated so far at each node
    /// would be quadratic in the length of the pattern.
    fn concat(&mut self, nodes: &[Node], state: State) -> Result<Alternatives, PatternError> {
        let mut alternatives = single(state, Hir::empty());
        let mut nodes = nodes.iter();
        loop {
            alternatives = match alternatives.into_single() {
                Ok((state, hir)) => self.append_while_single(&mut nodes, state, hir)?,
                Err(several) => several,
            };
            let Some(node) = nodes.next() else { return Ok(alternatives) };
            alternatives = self.append(alternatives, node)?;
        }
    }

    /// Appends nodes to a single alternative, up to the first node that has several.
    fn append_while_single(
        &mut self,
        nodes: &mut slice::Iter<'_, Node>,
        mut state: State,
        hir: Hir,
    ) -> Result<Alternatives, PatternError> {
        let mut hirs = vec![hir];
        for node in nodes {
            match self.node(node, state)?.into_single() {
                Ok((next, hir)) => {
                    state = next;
                    hirs.push(hir);
                }
                Err(several) => return self.prepend(&Hir::concat(hirs), several),
            }
        }
        Ok(single(state, Hir::concat(hirs)))
    }

    fn prepend(&mut self, before: &Hir, alternatives: Alternatives) -> Result<Alternatives, PatternError> {
        self.steps.take(cost_of_copy(before).saturating_mul(alternatives.len()))?;
        Ok(alternatives.map(|hir| Hir::concat(vec![before.clone(), hir])))
    }

    fn node(&mut self, node: &Node, state: State) -> Result<Alternatives, PatternError> {
        self.steps.take(STEPS_PER_NODE)?;
        match node {
            Node::Empty => Ok(single(state, Hir::empty())),
            Node::Fail => Ok(Alternatives::default()),
            Node::Class(class) => {
                let word = self.word.as_ref().map_or(0, |word| word.ranges().len());
                self.steps.take(STEPS_PER_RANGE * (class.ranges().len() + word))?;
                Ok(self.character(class, state))
            }
            Node::Assertion(assertion) => Ok(translate_assertion(*assertion, state)),
            Node::Newline => self.newline(state),
            Node::Concat(nodes) => self.concat(nodes, state),
            Node::Alternate(nodes) => {
                let mut all = AlternativesBuilder::default();
                for node in nodes {
                    all.extend(self.node(node, state)?);
                }
                Ok(all.finish())
            }
            Node::Capture { node, .. } => self.node(node, state),
            Node::Repeat { node, min, max, .. } => self.repeat(node, *min, *max, state),
            Node::Grapheme { at } => Err(PatternError::unsupported("`\\X`", *at)),
            Node::Atomic { at, .. } => Err(PatternError::fancy("an atomic group", *at)),
            Node::Lookaround { at, .. } => Err(PatternError::fancy("a lookaround", *at)),
            Node::BackReference { at, .. } => Err(PatternError::fancy("a back-reference", *at)),
            Node::Conditional { at, .. } => Err(PatternError::fancy("a conditional group", *at)),
        }
    }

    /// Translates one character of a class, which has to meet the constraint.
    ///
    /// A line feed can leave a constraint behind: it is the last character under `LAST_LINE_FEED`, and not the last one
    /// under `INNER_LINE_FEED`. Every other character meets or breaks the constraint by itself.
    fn character(&self, class: &ClassUnicode, state: State) -> Alternatives {
        let mut all = AlternativesBuilder::default();
        for (part, after_word) in self.split_by_word(class) {
            let next = |lookahead| State { lookahead, after_word };
            if state.lookahead == Lookahead::ANY {
                all.push(next(Lookahead::ANY), self.class(&part));
                continue;
            }
            all.push(next(Lookahead::ANY), self.class(&self.allowed(&part, state.lookahead)));
            let line_feed = self.class(&sets::intersection(&part, &line_feed()));
            match (state.lookahead.has(Lookahead::LAST_LINE_FEED), state.lookahead.has(Lookahead::INNER_LINE_FEED)) {
                (true, true) => all.push(next(Lookahead::ANY), line_feed),
                (true, false) => all.push(next(Lookahead::EMPTY), line_feed),
                (false, true) => all.push(next(Lookahead::EMPTY.not()), line_feed),
                (false, false) => {}
            }
        }
        all.finish()
    }

    /// Splits a class into word characters and others, if the pattern has a Unicode `\b`.
    fn split_by_word(&self, class: &ClassUnicode) -> Vec<(ClassUnicode, bool)> {
        let Some(word) = &self.word else { return vec![(class.clone(), false)] };
        let mut other = class.clone();
        other.difference(word);
        vec![(sets::intersection(class, word), true), (other, false)]
    }

    /// Returns the characters of a class, line feeds aside, that a constraint allows.
    fn allowed(&self, class: &ClassUnicode, lookahead: Lookahead) -> ClassUnicode {
        let mut allowed = class.clone();
        allowed.difference(&line_feed());
        match (lookahead.has(Lookahead::WORD), lookahead.has(Lookahead::OTHER), &self.word) {
            (true, true, _) => {}
            (false, false, _) | (_, _, None) => allowed = ClassUnicode::empty(),
            (true, false, Some(word)) => allowed = sets::intersection(&allowed, word),
            (false, true, Some(word)) => allowed.difference(word),
        }
        allowed
    }

    /// Translates `\R`, which is atomic: a carriage return alone matches only where no line feed follows.
    fn newline(&mut self, state: State) -> Result<Alternatives, PatternError> {
        let character = |unit| Node::Class(sets::set(&[(unit, unit)]));
        let pair = Node::Concat(vec![character(0x0D), character(0x0A)]);
        let mut other = sets::vertical(self.flags);
        other.difference(&sets::set(&[(0x0D, 0x0D)]));
        let mut all = AlternativesBuilder::default();
        for node in [pair, Node::Class(other)] {
            all.extend(self.node(&node, state)?);
        }
        let no_line_feed = Lookahead::LAST_LINE_FEED.or(Lookahead::INNER_LINE_FEED).not();
        for (next, hir) in self.node(&character(0x0D), state)? {
            for (next, _) in constrain(next, no_line_feed) {
                all.push(next, hir.clone());
            }
        }
        Ok(all.finish())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, state: State) -> Result<Alternatives, PatternError> {
        if max == Some(0) {
            return Ok(single(state, Hir::empty()));
        }
        let once = self.node(node, state)?;
        if once.states().all(|next| next == state) {
            let hir = once.into_iter().next().map_or_else(Hir::fail, |(_, hir)| hir);
            return Ok(single(state, repetition(hir, min, max)));
        }
        let mut alternatives = single(state, Hir::empty());
        for _ in 0..min {
            alternatives = self.append(alternatives, node)?;
        }
        match max {
            None => self.closure(alternatives, node),
            Some(max) => self.append_up_to(alternatives, node, max - min),
        }
    }

    /// Appends a node any number of times up to `count`.
    fn append_up_to(
        &mut self,
        mut alternatives: Alternatives,
        node: &Node,
        count: u32,
    ) -> Result<Alternatives, PatternError> {
        let mut all = AlternativesBuilder::default();
        for _ in 0..count {
            self.steps.take(alternatives.iter().map(|(_, hir)| cost_of_copy(hir)).sum())?;
            all.extend(alternatives.clone());
            let longer = self.append(alternatives, node)?;
            if longer.is_empty() {
                return Ok(all.finish());
            }
            alternatives = longer;
        }
        all.extend(alternatives);
        Ok(all.finish())
    }

    /// Appends a node any number of times.
    ///
    /// Kleene's algorithm: the states are those of an automaton whose edges are HIRs, and removing one state after the
    /// other leaves an HIR for each pair of states.
    fn closure(&mut self, alternatives: Alternatives, node: &Node) -> Result<Alternatives, PatternError> {
        let mut edges = StateMap::default();
        let mut open: Vec<State> = alternatives.states().collect();
        while let Some(state) = open.pop() {
            if edges.get(state).is_none() {
                let next = self.node(node, state)?;
                open.extend(next.states());
                edges.insert(state, next);
            }
        }
        let states: Vec<State> = edges.states().collect();
        for middle in states {
            self.add_paths_through(&mut edges, middle)?;
        }
        let mut all = AlternativesBuilder::default();
        for (state, before) in alternatives {
            all.push(state, before.clone());
            for (next, hir) in edges.get(state).into_iter().flat_map(StateMap::iter) {
                self.steps.take(cost_of_copy(&before) + cost_of_copy(hir))?;
                all.push(next, Hir::concat(vec![before.clone(), hir.clone()]));
            }
        }
        Ok(all.finish())
    }

    /// Adds the paths through one state to every edge.
    fn add_paths_through(&mut self, edges: &mut StateMap<Alternatives>, middle: State) -> Result<(), PatternError> {
        let Some(out) = edges.get(middle).cloned() else { return Ok(()) };
        let cycle = out.get(middle).cloned().map_or_else(Hir::empty, star);
        for row in edges.values_mut() {
            let Some(into) = row.get(middle).cloned() else { continue };
            for (next, leave) in out.iter() {
                self.steps.take(cost_of_copy(&into) + cost_of_copy(&cycle) + cost_of_copy(leave))?;
                let path = Hir::concat(vec![into.clone(), cycle.clone(), leave.clone()]);
                let edge = row.remove(next);
                row.insert(next, alternation(edge.into_iter().chain([path]).collect()));
            }
        }
        Ok(())
    }

    /// Returns the HIR that checks a constraint at the end of the pattern.
    fn check_of(&self, lookahead: Lookahead) -> Hir {
        if lookahead == Lookahead::ANY {
            return Hir::empty();
        }
        let feed = || self.class(&line_feed());
        let cases = Lookahead::CASES.into_iter().filter(|case| lookahead.has(*case)).map(|case| match case {
            Lookahead::EMPTY => Hir::look(Look::End),
            Lookahead::LAST_LINE_FEED => Hir::concat(vec![feed(), Hir::look(Look::End)]),
            Lookahead::INNER_LINE_FEED => Hir::concat(vec![feed(), self.class(&sets::all(self.flags))]),
            // Without word characters `allowed` cannot tell the two cases apart, so it is given both.
            case if self.word.is_some() => self.class(&self.allowed(&sets::all(self.flags), case)),
            _ => self.class(&self.allowed(&sets::all(self.flags), lookahead)),
        });
        alternation(cases.collect())
    }

    fn class(&self, class: &ClassUnicode) -> Hir {
        if class.ranges().is_empty() {
            return Hir::fail();
        }
        if self.flags.has(Flags::UTF) {
            return Hir::class(Class::Unicode(class.clone()));
        }
        let bytes = class.iter().filter_map(|range| {
            let end = u8::try_from(range.end()).unwrap_or(u8::MAX);
            Some(ClassBytesRange::new(u8::try_from(range.start()).ok()?, end))
        });
        Hir::class(Class::Bytes(ClassBytes::new(bytes)))
    }
}

/// Returns the steps that a copy of an HIR takes: `\w` under `u` has more than 700 ranges.
fn cost_of_copy(hir: &Hir) -> usize {
    let ranges = match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        _ => 0,
    };
    STEPS_PER_NODE + STEPS_PER_RANGE * ranges + hir.kind().subs().iter().map(cost_of_copy).sum::<usize>()
}

fn line_feed() -> ClassUnicode {
    sets::set(&[(0x0A, 0x0A)])
}

fn star(hir: Hir) -> Hir {
    repetition(hir, 0, None)
}

fn repetition(hir: Hir, min: u32, max: Option<u32>) -> Hir {
    Hir::repetition(Repetition { min, max, greedy: true, sub: Box::new(hir) })
}

fn translate_assertion(assertion: Assertion, state: State) -> Alternatives {
    match assertion {
        Assertion::Start => single(state, Hir::look(Look::Start)),
        Assertion::End => constrain(state, Lookahead::EMPTY),
        Assertion::EndNewline => constrain(state, Lookahead::EMPTY.or(Lookahead::LAST_LINE_FEED)),
        Assertion::EndLine => {
            constrain(state, Lookahead::EMPTY.or(Lookahead::LAST_LINE_FEED).or(Lookahead::INNER_LINE_FEED))
        }
        Assertion::StartLine => line_start(state),
        Assertion::Word { unicode: true, negative, .. } => {
            let needs_word = state.after_word == negative;
            constrain(state, if needs_word { Lookahead::WORD } else { Lookahead::WORD.not() })
        }
        Assertion::Word { negative: false, .. } => single(state, Hir::look(Look::WordAscii)),
        Assertion::Word { negative: true, .. } => single(state, Hir::look(Look::WordAsciiNegate)),
    }
}
