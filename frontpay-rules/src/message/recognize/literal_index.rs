//! Literals that are searched for all at once.

/// A radix tree of literals, which finds those that stand at a place of a text in one walk.
///
/// The crate `aho-corasick` does the same, but the derive macro depends on this crate, and every user would compile both.
#[derive(Debug, Clone, Default)]
pub(super) struct LiteralIndex {
    below: Vec<Node>,
    /// The first bytes of all literals, a bit for each: most places of a text have another one.
    first_bytes: [u64; 4],
}

#[derive(Debug, Clone)]
struct Node {
    /// Never empty.
    label: Vec<u8>,
    /// The owners of the literal that ends here.
    owners: Vec<usize>,
    below: Vec<Node>,
}

impl LiteralIndex {
    /// Adds a literal; an empty one is nowhere.
    pub(super) fn insert(&mut self, literal: &str, owner: usize) {
        if let Some(byte) = literal.bytes().next() {
            self.first_bytes[usize::from(byte >> 6)] |= 1 << (byte & 63);
            insert(&mut self.below, literal.as_bytes(), owner);
        }
    }

    /// Calls `visit` with the owners of all literals that occur in a text, once for each place.
    pub(super) fn each_in(&self, text: &str, visit: &mut dyn FnMut(usize)) {
        let text = text.as_bytes();
        for (at, byte) in text.iter().enumerate() {
            if self.first_bytes[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1 {
                self.each_at(&text[at..], visit);
            }
        }
    }

    /// Calls `visit` with the owners of all literals that a text begins with.
    fn each_at(&self, mut text: &[u8], visit: &mut dyn FnMut(usize)) {
        let mut nodes = &self.below;
        while let Some(node) = nodes.iter().find(|node| node.label.first() == text.first()) {
            if !text.starts_with(&node.label) {
                return;
            }
            node.owners.iter().copied().for_each(&mut *visit);
            text = &text[node.label.len()..];
            nodes = &node.below;
        }
    }
}

fn insert(nodes: &mut Vec<Node>, literal: &[u8], owner: usize) {
    let Some(node) = nodes.iter_mut().find(|node| node.label.first() == literal.first()) else {
        nodes.push(Node { label: literal.to_vec(), owners: vec![owner], below: Vec::new() });
        return;
    };
    let shared = node.label.iter().zip(literal).take_while(|(one, other)| one == other).count();
    if shared < node.label.len() {
        node.split(shared);
    }
    match &literal[shared..] {
        [] => node.owners.push(owner),
        rest => insert(&mut node.below, rest, owner),
    }
}

impl Node {
    /// Moves all but the beginning of the label into a node below.
    fn split(&mut self, at: usize) {
        let label = self.label.split_off(at);
        let (owners, below) = (core::mem::take(&mut self.owners), core::mem::take(&mut self.below));
        self.below = vec![Self { label, owners, below }];
    }
}

#[cfg(test)]
mod tests {
    use super::LiteralIndex;

    #[test]
    fn every_literal_is_found_wherever_it_stands() {
        let words = ["must be", "must", "must be a", "may", "m", "field", "must be", "å", "æ"];
        let mut literals = LiteralIndex::default();
        for (owner, word) in words.iter().enumerate() {
            literals.insert(word, owner);
        }
        for text in ["it must be a number", "must b", "mu", "fiel", "field field", "", "å", "æåø", "ø", "mmust"] {
            let mut found = Vec::new();
            literals.each_in(text, &mut |owner| found.push(owner));
            found.sort_unstable();
            let owners = |owner: usize| text.match_indices(words[owner]).map(move |_| owner);
            let expected: Vec<_> = (0..words.len()).flat_map(owners).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
