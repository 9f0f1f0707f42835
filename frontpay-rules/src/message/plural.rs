//! Which form of a sentence goes with a number.

/// Chooses a form as Laravel's `trans_choice` does: the first whose condition (`{1}`, `[2,*]`) holds, or else by number,
/// the first for one and the second for all others.
pub(super) fn choose(sentence: &str, number: f64) -> &str {
    let forms: Vec<_> = sentence.split('|').map(split_condition).collect();
    let holds = |(condition, _): &&(Option<&str>, &str)| condition.is_some_and(|condition| meets(condition, number));
    if let Some((_, form)) = forms.iter().find(holds) {
        return form.trim();
    }
    // Exactly one, whatever its spelling.
    let is_one = (number - 1.0).abs() == 0.0;
    forms.get(usize::from(!is_one)).or(forms.first()).map_or("", |(_, form)| form)
}

/// Iterates over all forms of a sentence.
pub(super) fn forms(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split('|').map(|form| match split_condition(form) {
        (Some(_), text) => text.trim(),
        (None, text) => text,
    })
}

/// Splits `{0} none` and `[2,*] many`.
fn split_condition(form: &str) -> (Option<&str>, &str) {
    let inner = form.strip_prefix(['{', '[']);
    match inner.and_then(|inner| inner.split_once(['}', ']'])) {
        Some((condition, text)) if !condition.contains(['{', '[']) => (Some(condition), text),
        _ => (None, form),
    }
}

fn meets(condition: &str, number: f64) -> bool {
    let is = |text: &str| text.trim().parse::<f64>().ok();
    match condition.split_once(',') {
        None => is(condition).is_some_and(|wanted| (wanted - number).abs() == 0.0),
        Some((from, to)) => {
            let above = from.trim() == "*" || is(from).is_some_and(|from| number >= from);
            let below = to.trim() == "*" || is(to).is_some_and(|to| number <= to);
            above && below && (from.trim() != "*" || to.trim() != "*")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn forms_go_with_numbers() {
        let forms = "{0} none|{1} one|[2,4]a few|[5,*] many";
        for (number, form) in
            [(0.0, "none"), (1.0, "one"), (2.0, "a few"), (4.0, "a few"), (5.0, "many"), (1e9, "many")]
        {
            assert_eq!(choose(forms, number), form);
        }
        for (number, form) in [(0.0, "items"), (1.0, "item"), (1.5, "items"), (2.0, "items")] {
            assert_eq!(choose("item|items", number), form);
        }
        assert_eq!(choose("[*,-1] below|the rest", -5.0), "below");
        assert_eq!(choose("{0} none", 3.0), " none");
        assert_eq!(choose("", 1.0), "");
    }
}
