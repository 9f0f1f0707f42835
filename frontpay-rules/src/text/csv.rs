//! Parameters between commas.

/// PHP's `str_getcsv` with a backslash as escape character: of an empty text one null.
pub(super) fn csv(text: &str) -> Vec<Option<String>> {
    if text.is_empty() {
        return vec![None];
    }
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let quoted = rest.trim_start_matches([' ', '\t']).strip_prefix('"');
        let (field, behind) = quoted.map_or_else(|| plain_field(rest), quoted_field);
        fields.push(Some(field));
        match behind.strip_prefix(',') {
            Some(behind) => rest = behind,
            None => return fields,
        }
    }
}

/// Reads a field up to the next comma.
fn plain_field(text: &str) -> (String, &str) {
    let (field, behind) = text.split_at(text.find(',').unwrap_or(text.len()));
    (field.to_owned(), behind)
}

/// Reads a field behind its opening quote, up to the next comma.
fn quoted_field(text: &str) -> (String, &str) {
    let mut field = String::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match (character, characters.peek().map(|(_, next)| *next)) {
            // The escape character keeps the quote from ending the field, and stays.
            ('\\', Some('"')) => {
                field.push_str("\\\"");
                characters.next();
            }
            ('"', Some('"')) => {
                field.push('"');
                characters.next();
            }
            ('"', _) => {
                let behind = &text[at + 1..];
                let end = behind.find(',').unwrap_or(behind.len());
                field.push_str(&behind[..end]);
                return (field, &behind[end..]);
            }
            _ => field.push(character),
        }
    }
    (field, "")
}
