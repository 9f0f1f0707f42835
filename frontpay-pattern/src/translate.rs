//! A parsed pattern to an HIR with exactly its language.
//!
//! The HIR has no `$` before a last line feed, no `^` that ignores a last line feed and no Unicode
//! `\b` in PCRE's sense. All are promises about the rest of the subject, so every construct is
//! translated once for each [`Rest`] it may begin under, and yields the promises left after it.

use std::slice;

use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, ClassUnicode, Hir, HirKind, Look, Repetition};

use crate::{
    ast::{Assert, Node},
    budget::{STEPS_PER_NODE, STEPS_PER_RANGE, Steps},
    error::PatternError,
    flags::Flags,
    promise::{Collected, Ways, alternation, line_start, one, promise},
    sets,
    states::{ByState, FREE, Rest, State},
};

#[derive(Debug)]
struct Translator<'s> {
    flags: Flags,
    /// The word characters, where a Unicode `\b` makes them matter.
    word: Option<ClassUnicode>,
    steps: &'s mut Steps,
}

/// Translates a pattern; the HIR is to be searched for anywhere in the subject.
pub(crate) fn translate(node: &Node, flags: Flags, steps: &mut Steps) -> Result<Hir, PatternError> {
    let unicode = super::atomic::any(node, &|node| matches!(node, Node::Assert(Assert::Word { unicode: true, .. })));
    let word = unicode.then(|| sets::word(flags));
    let mut translator = Translator { flags, word, steps };
    let start = translator.start();
    let ways = translator.after(start, node)?;
    let ends = ways.into_iter().map(|(state, hir)| Hir::concat(vec![hir, translator.keep(state.rest)])).collect();
    Ok(alternation(ends))
}

impl Translator<'_> {
    /// With word characters to mind, the search itself is written out.
    fn start(&self) -> Ways {
        let Some(word) = &self.word else { return one(FREE, Hir::empty()) };
        let begin = || Hir::look(Look::Start);
        let any = || star(self.class(&sets::all(self.flags)));
        let other = sets::negate(word, self.flags);
        let after_other = vec![any(), self.class(&other)];
        let not_after = Hir::alternation(vec![Hir::empty(), Hir::concat(after_other)]);
        let after_word = State { after_word: true, ..FREE };
        let mut ways = one(FREE, Hir::concat(vec![begin(), not_after]));
        ways.insert(after_word, Hir::concat(vec![begin(), any(), self.class(word)]));
        ways
    }

    /// Continues every way with a node.
    fn after(&mut self, ways: Ways, node: &Node) -> Result<Ways, PatternError> {
        let mut all = Collected::default();
        for (state, before) in ways {
            for (next, hir) in self.node(node, state)? {
                self.steps.take(size(&before))?;
                all.push(next, Hir::concat(vec![before.clone(), hir]));
            }
        }
        Ok(all.finish())
    }

    /// As [`Self::after`] for each node; while there is one way only, nothing is copied.
    fn concat(&mut self, nodes: &[Node], state: State) -> Result<Ways, PatternError> {
        let mut ways = one(state, Hir::empty());
        let mut nodes = nodes.iter();
        loop {
            ways = match ways.only() {
                Ok((state, hir)) => self.straight(&mut nodes, state, hir)?,
                Err(several) => several,
            };
            let Some(node) = nodes.next() else { return Ok(ways) };
            ways = self.after(ways, node)?;
        }
    }

    /// Follows a single way to where it forks, or to the end.
    fn straight(
        &mut self,
        nodes: &mut slice::Iter<'_, Node>,
        mut state: State,
        hir: Hir,
    ) -> Result<Ways, PatternError> {
        let mut run = vec![hir];
        for node in nodes {
            match self.node(node, state)?.only() {
                Ok((only, hir)) => {
                    state = only;
                    run.push(hir);
                }
                Err(several) => return self.after_hir(&Hir::concat(run), several),
            }
        }
        Ok(one(state, Hir::concat(run)))
    }

    fn after_hir(&mut self, before: &Hir, ways: Ways) -> Result<Ways, PatternError> {
        self.steps.take(size(before).saturating_mul(ways.len()))?;
        Ok(ways.map(|hir| Hir::concat(vec![before.clone(), hir])))
    }

    fn node(&mut self, node: &Node, state: State) -> Result<Ways, PatternError> {
        self.steps.take(STEPS_PER_NODE)?;
        match node {
            Node::Empty => Ok(one(state, Hir::empty())),
            Node::Fail => Ok(Ways::default()),
            Node::Class(these) => {
                let word = self.word.as_ref().map_or(0, |word| word.ranges().len());
                self.steps.take(STEPS_PER_RANGE * (these.ranges().len() + word))?;
                Ok(self.take(these, state))
            }
            Node::Assert(at) => Ok(assert(*at, state)),
            Node::Newline => self.newline(state),
            Node::Concat(nodes) => self.concat(nodes, state),
            Node::Alternate(nodes) => {
                let mut all = Collected::default();
                for node in nodes {
                    all.extend(self.node(node, state)?);
                }
                Ok(all.finish())
            }
            Node::Capture { node, .. } => self.node(node, state),
            Node::Repeat { node, min, max, .. } => self.repeat(node, *min, *max, state),
            Node::Grapheme { at } => Err(PatternError::unsupported("`\\X`", *at)),
            Node::Atomic { at, .. } => Err(PatternError::fancy("an atomic group", *at)),
            Node::Look { at, .. } => Err(PatternError::fancy("a lookaround", *at)),
            Node::Reference { at, .. } => Err(PatternError::fancy("a back-reference", *at)),
            Node::Condition { at, .. } => Err(PatternError::fancy("a conditional group", *at)),
        }
    }

    /// Takes one character of a set.
    fn take(&self, these: &ClassUnicode, state: State) -> Ways {
        let mut all = Collected::default();
        for (part, is_word) in self.parts(these) {
            let next = |rest| State { rest, after_word: is_word };
            if state.rest == Rest::ANY {
                all.push(next(Rest::ANY), self.class(&part));
                continue;
            }
            all.push(next(Rest::ANY), self.class(&self.within(&part, state.rest)));
            let line_feed = self.class(&shared(&part, &line_feed()));
            match (state.rest.has(Rest::LAST), state.rest.has(Rest::LINE)) {
                (true, true) => all.push(next(Rest::ANY), line_feed),
                (true, false) => all.push(next(Rest::EMPTY), line_feed),
                (false, true) => all.push(next(Rest::EMPTY.not()), line_feed),
                (false, false) => {}
            }
        }
        all.finish()
    }

    /// A set in two parts, if it matters which characters are of words.
    fn parts(&self, these: &ClassUnicode) -> Vec<(ClassUnicode, bool)> {
        let Some(word) = &self.word else { return vec![(these.clone(), false)] };
        let mut other = these.clone();
        other.difference(word);
        vec![(shared(these, word), true), (other, false)]
    }

    /// Returns the characters of a set, line feeds aside, that a constraint allows.
    fn within(&self, these: &ClassUnicode, rest: Rest) -> ClassUnicode {
        let mut allowed = these.clone();
        allowed.difference(&line_feed());
        match (rest.has(Rest::WORD), rest.has(Rest::OTHER), &self.word) {
            (true, true, _) => {}
            (false, false, _) | (_, _, None) => allowed = ClassUnicode::empty(),
            (true, false, Some(word)) => allowed = shared(&allowed, word),
            (false, true, Some(word)) => allowed.difference(word),
        }
        allowed
    }

    /// `\R` is atomic: a carriage return alone only where no line feed follows.
    fn newline(&mut self, state: State) -> Result<Ways, PatternError> {
        let character = |unit| Node::Class(sets::set(&[(unit, unit)]));
        let pair = Node::Concat(vec![character(0x0D), character(0x0A)]);
        let mut single = sets::vertical(self.flags);
        single.difference(&sets::set(&[(0x0D, 0x0D)]));
        let mut all = Collected::default();
        for node in [pair, Node::Class(single)] {
            all.extend(self.node(&node, state)?);
        }
        let no_line_feed = Rest::LAST.or(Rest::LINE).not();
        for (next, hir) in self.node(&character(0x0D), state)? {
            for (next, _) in promise(next, no_line_feed) {
                all.push(next, hir.clone());
            }
        }
        Ok(all.finish())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, state: State) -> Result<Ways, PatternError> {
        if max == Some(0) {
            return Ok(one(state, Hir::empty()));
        }
        let once = self.node(node, state)?;
        if once.states().all(|next| next == state) {
            let hir = once.into_iter().next().map_or_else(Hir::fail, |(_, hir)| hir);
            return Ok(one(state, repetition(hir, min, max)));
        }
        let mut ways = one(state, Hir::empty());
        for _ in 0..min {
            ways = self.after(ways, node)?;
        }
        match max {
            None => self.closure(ways, node),
            Some(max) => self.up_to(ways, node, max - min),
        }
    }

    /// Up to so many more.
    fn up_to(&mut self, ways: Ways, node: &Node, count: u32) -> Result<Ways, PatternError> {
        let mut all = Collected::default();
        let mut ways = ways;
        for _ in 0..count {
            self.steps.take(ways.iter().map(|(_, hir)| size(hir)).sum())?;
            all.extend(ways.clone());
            let longer = self.after(ways, node)?;
            if longer.is_empty() {
                return Ok(all.finish());
            }
            ways = longer;
        }
        all.extend(ways);
        Ok(all.finish())
    }

    /// Any number more: Kleene's construction over the states that can be reached.
    fn closure(&mut self, ways: Ways, node: &Node) -> Result<Ways, PatternError> {
        let mut edges = ByState::default();
        let mut open: Vec<State> = ways.states().collect();
        while let Some(state) = open.pop() {
            if edges.get(state).is_none() {
                let next = self.node(node, state)?;
                open.extend(next.states());
                edges.insert(state, next);
            }
        }
        let states: Vec<State> = edges.states().collect();
        for middle in states {
            self.pass_through(&mut edges, middle)?;
        }
        let mut all = Collected::default();
        for (state, before) in ways {
            all.push(state, before.clone());
            for (next, hir) in edges.get(state).into_iter().flat_map(ByState::iter) {
                self.steps.take(size(&before) + size(hir))?;
                all.push(next, Hir::concat(vec![before.clone(), hir.clone()]));
            }
        }
        Ok(all.finish())
    }

    /// Adds to every edge the way through one state.
    fn pass_through(&mut self, edges: &mut ByState<Ways>, middle: State) -> Result<(), PatternError> {
        let Some(out) = edges.get(middle).cloned() else { return Ok(()) };
        let turn = out.get(middle).cloned().map_or_else(Hir::empty, star);
        for row in edges.values_mut() {
            let Some(into) = row.get(middle).cloned() else { continue };
            for (next, leave) in out.iter() {
                self.steps.take(size(&into) + size(&turn) + size(leave))?;
                let way = Hir::concat(vec![into.clone(), turn.clone(), leave.clone()]);
                let old = row.remove(next);
                row.insert(next, alternation(old.into_iter().chain([way]).collect()));
            }
        }
        Ok(())
    }

    /// Returns the check at the end of the pattern that a constraint is met.
    fn keep(&self, rest: Rest) -> Hir {
        if rest == Rest::ANY {
            return Hir::empty();
        }
        let feed = || self.class(&line_feed());
        let atoms = Rest::ATOMS.into_iter().filter(|atom| rest.has(*atom)).map(|atom| match atom {
            Rest::EMPTY => Hir::look(Look::End),
            Rest::LAST => Hir::concat(vec![feed(), Hir::look(Look::End)]),
            Rest::LINE => Hir::concat(vec![feed(), self.class(&sets::all(self.flags))]),
            other => self.class(&self.within(&sets::all(self.flags), self.either(other, rest))),
        });
        alternation(atoms.collect())
    }

    /// Without word characters to mind, the two kinds of other characters are one.
    fn either(&self, atom: Rest, rest: Rest) -> Rest {
        if self.word.is_some() { atom } else { rest }
    }

    fn class(&self, these: &ClassUnicode) -> Hir {
        if these.ranges().is_empty() {
            return Hir::fail();
        }
        if self.flags.has(Flags::UTF) {
            return Hir::class(Class::Unicode(these.clone()));
        }
        let bytes = these.iter().filter_map(|range| {
            let end = u8::try_from(range.end()).unwrap_or(u8::MAX);
            Some(ClassBytesRange::new(u8::try_from(range.start()).ok()?, end))
        });
        Hir::class(Class::Bytes(ClassBytes::new(bytes)))
    }
}

/// The steps that a copy of an HIR takes: `\w` under `u` has more than 700 ranges.
fn size(hir: &Hir) -> usize {
    let ranges = match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        _ => 0,
    };
    STEPS_PER_NODE + STEPS_PER_RANGE * ranges + hir.kind().subs().iter().map(size).sum::<usize>()
}

fn line_feed() -> ClassUnicode {
    sets::set(&[(0x0A, 0x0A)])
}

fn shared(one: &ClassUnicode, other: &ClassUnicode) -> ClassUnicode {
    let mut both = one.clone();
    both.intersect(other);
    both
}

fn star(hir: Hir) -> Hir {
    repetition(hir, 0, None)
}

fn repetition(hir: Hir, min: u32, max: Option<u32>) -> Hir {
    Hir::repetition(Repetition { min, max, greedy: true, sub: Box::new(hir) })
}

fn assert(assert: Assert, state: State) -> Ways {
    match assert {
        Assert::Start => one(state, Hir::look(Look::Start)),
        Assert::End => promise(state, Rest::EMPTY),
        Assert::EndNewline => promise(state, Rest::EMPTY.or(Rest::LAST)),
        Assert::EndLine => promise(state, Rest::EMPTY.or(Rest::LAST).or(Rest::LINE)),
        Assert::StartLine => line_start(state),
        Assert::Word { unicode: true, negative, .. } => {
            let word_next = state.after_word == negative;
            promise(state, if word_next { Rest::WORD } else { Rest::WORD.not() })
        }
        Assert::Word { negative: false, .. } => one(state, Hir::look(Look::WordAscii)),
        Assert::Word { negative: true, .. } => one(state, Hir::look(Look::WordAsciiNegate)),
    }
}
