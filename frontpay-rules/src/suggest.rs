//! The name that was probably meant by a misspelt one.
//!
//! `const` and without a library (`strsim`), because the compiler asks while it evaluates tables and literals. All who
//! suggest a name ask here, so that a spelling is near another one for all of them or for none.

/// Names with more bytes are not compared: the table of the algorithm has a fixed size in a `const fn`.
const LONGEST: usize = 64;

/// Returns the candidate that is nearest to a misspelt word, if one is near.
///
/// ```
/// use frontpay_rules::__private::nearest;
/// assert_eq!(nearest("requird", ["required", "required_if"]), Some("required"));
/// assert_eq!(nearest("city", ["country"]), None);
/// ```
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut suggestion = Suggestion::for_word(word);
    candidates.into_iter().for_each(|candidate| suggestion.offer(candidate));
    suggestion.nearest()
}

/// The nearest of the candidates offered so far.
#[derive(Clone, Copy)]
pub(crate) struct Suggestion<'w, 'c> {
    word: &'w str,
    nearest: Option<(&'c str, usize)>,
}

impl<'w, 'c> Suggestion<'w, 'c> {
    pub(crate) const fn for_word(word: &'w str) -> Self {
        Self { word, nearest: None }
    }

    /// Takes a candidate if it is near and nearer than those before it. The word itself is no suggestion.
    pub(crate) const fn offer(&mut self, candidate: &'c str) {
        let (word, other) = (self.word.as_bytes(), candidate.as_bytes());
        if word.len() > LONGEST || other.len() > LONGEST {
            return;
        }
        let (distance, common) = (distance(word, other), common_start(word, other));
        let is_itself = common == word.len() && common == other.len();
        if !is_itself
            && is_near(word, other, distance, common)
            && !matches!(self.nearest, Some((_, least)) if least <= distance)
        {
            self.nearest = Some((candidate, distance));
        }
    }

    pub(crate) const fn nearest(self) -> Option<&'c str> {
        match self.nearest {
            Some((nearest, _)) => Some(nearest),
            None => None,
        }
    }
}

/// Returns `true` if at most a quarter of the shorter name and one byte differ, or the names start alike for more than
/// half of the word, as `referenceNumber` and `referenceNo` do.
///
/// With a third, as rustc has it, `phone_confirmation` would be near `mailConfirmation`.
const fn is_near(word: &[u8], other: &[u8], distance: usize, common: usize) -> bool {
    distance <= 1 + least(word.len(), other.len()) / 4 || common > word.len() / 2 + 2
}

/// Returns how many bytes must be replaced, added or removed to make one name of the other; the case of ASCII letters
/// does not count.
///
/// The Levenshtein distance by the algorithm of Wagner and Fischer, with one row of its table.
const fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row = [0; LONGEST + 1];
    let mut at = 0;
    while at <= other.len() {
        row[at] = at;
        at += 1;
    }
    let mut line = 0;
    while line < one.len() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        let mut column = 0;
        while column < other.len() {
            let replaced = diagonal + !one[line].eq_ignore_ascii_case(&other[column]) as usize;
            diagonal = row[column + 1];
            row[column + 1] = least(replaced, least(row[column], diagonal) + 1);
            column += 1;
        }
        line += 1;
    }
    row[other.len()]
}

/// Returns how many bytes both names start with.
const fn common_start(one: &[u8], other: &[u8]) -> usize {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at
}

const fn least(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_letters_may_differ() {
        for (word, candidate, is_near) in [
            ("organisationId", "organizationId", true),
            ("ZIP", "zip", true),
            ("adress", "address", true),
            ("", "a", true),
            ("city", "country", false),
            ("name", "note", true),
            ("name", "rate", true),
            ("name", "size", false),
            ("phone_confirmation", "mailConfirmation", false),
        ] {
            assert_eq!(nearest(word, [candidate]), is_near.then_some(candidate), "{word}");
        }
    }

    #[test]
    fn names_that_start_alike_are_near() {
        assert_eq!(nearest("referenceNumber", ["referenceNo"]), Some("referenceNo"));
        assert_eq!(nearest("dueDate", ["dueDateForPaymentLink"]), Some("dueDateForPaymentLink"));
        assert_eq!(nearest("date", ["dateOfDelivery"]), None);
    }

    #[test]
    fn the_nearest_of_several_wins_and_the_first_of_equals() {
        assert_eq!(nearest("requird", ["require_if", "required"]), Some("required"));
        assert_eq!(nearest("b", ["a", "c"]), Some("a"));
    }

    #[test]
    fn a_word_is_no_suggestion_for_itself_and_long_ones_are_not_compared() {
        assert_eq!(nearest("email", ["email"]), None);
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(nearest(&long, [&long[1..]]), None);
        assert_eq!(nearest(&long[1..], [&long[2..]]), Some(&long[2..]));
    }
}
