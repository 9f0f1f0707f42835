//! The names of fields in messages, and the lines of a catalog that are about a field.

use std::collections::HashMap;

/// Lines by their keys, in the order in which they were added: a key may have `*` for any key in a path.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    lines: Vec<(String, String)>,
    /// The place of each key.
    places: HashMap<String, usize>,
}

impl Lines {
    /// Adds a line; a later one takes the place of an earlier one.
    pub(super) fn insert(&mut self, key: String, line: String) {
        let place = *self.places.entry(key.clone()).or_insert(self.lines.len());
        match self.lines.get_mut(place) {
            Some((_, other)) => *other = line,
            None => self.lines.push((key, line)),
        }
    }

    /// Iterates over the lines with their keys.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().map(|(key, line)| (key.as_str(), line.as_str()))
    }

    /// Returns the line whose key is a text letter by letter.
    pub(super) fn exact(&self, key: &str) -> Option<&str> {
        self.places.get(key).and_then(|place| self.lines.get(*place)).map(|(_, line)| line.as_str())
    }

    /// Returns the first line whose key is a text, or matches it with each `*` standing for what has no dot.
    pub(super) fn first(&self, key: &str) -> Option<&str> {
        self.lines.iter().find(|(pattern, _)| matches(pattern, key, Star::Step)).map(|(_, line)| line.as_str())
    }

    /// Returns the line whose key is a text, or else the first that matches it.
    pub(super) fn find(&self, key: &str, star: Star) -> Option<&str> {
        let any = || self.lines.iter().find(|(pattern, _)| matches(pattern, key, star)).map(|(_, line)| line.as_str());
        self.exact(key).or_else(any)
    }
}

/// The meaning of a `*` in a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Star {
    /// Anything without a dot.
    Step,
    /// Anything.
    Anything,
}

/// Tells whether a key matches, in time that grows with the product of both lengths at most.
pub(super) fn matches(pattern: &str, text: &str, star: Star) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut place) = (0, 0);
    // Where the last star stands, and how far it reaches.
    let mut last: Option<(usize, usize)> = None;
    while place < text.len() {
        match (pattern.get(at), last) {
            (Some(b'*'), _) => {
                last = Some((at, place));
                at += 1;
            }
            (Some(byte), _) if *byte == text[place] => {
                at += 1;
                place += 1;
            }
            (_, Some((start, reach))) if star == Star::Anything || text[reach] != b'.' => {
                last = Some((start, reach + 1));
                (at, place) = (start + 1, reach + 1);
            }
            _ => return false,
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

/// Makes `customer details.email` of `customerDetails.email`, as Laravel does; a path with an index stays as it is.
pub(super) fn humanized(path: &str) -> String {
    if path.split('.').any(|step| step.parse::<usize>().is_ok()) {
        return path.to_owned();
    }
    let mut words = String::with_capacity(path.len() + 4);
    for (at, character) in path.chars().enumerate() {
        match character {
            '_' => words.push(' '),
            'A'..='Z' if at > 0 => {
                words.push(' ');
                words.push(character.to_ascii_lowercase());
            }
            _ => words.extend(character.to_lowercase()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Star, matches};

    #[test]
    fn a_star_stands_for_one_step() {
        for (pattern, text, step, anything) in [
            ("a", "a", true, true),
            ("a.*.b", "a.0.b", true, true),
            ("a.*.b", "a.0.1.b", false, true),
            ("a.*.b", "a..b", true, true),
            ("*", "a.b", false, true),
            ("*.required", "a.required", true, true),
            ("*.*.b", "x.y.b", true, true),
            ("a.*", "a.", true, true),
            ("a.*", "a", false, false),
            ("*b*", "abbc", true, true),
        ] {
            assert_eq!(matches(pattern, text, Star::Step), step, "{pattern} {text}");
            assert_eq!(matches(pattern, text, Star::Anything), anything, "{pattern} {text}");
        }
    }
}
