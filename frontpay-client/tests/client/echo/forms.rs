//! The forms in which a server repeats a text.

use percent_encoding::{NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};

/// Returns a marker in all forms.
pub(super) fn of(marker: &str) -> Vec<String> {
    let mut forms = vec![
        marker.to_owned(),
        marker.to_uppercase(),
        marker.to_lowercase(),
        format!("  {marker}\t"),
        utf8_percent_encode(marker, NON_ALPHANUMERIC).to_string(),
        marker.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat(),
        percent_encode(marker.as_bytes(), NON_ALPHANUMERIC).to_string().to_lowercase(),
        marker.replace('&', "&amp;").replace('"', "&quot;"),
        marker.chars().map(|symbol| format!("&#{};", symbol as u32)).collect::<Vec<_>>().concat(),
        marker.chars().map(|symbol| format!("\\u{:04x}", symbol as u32)).collect::<Vec<_>>().concat(),
        format!("SQLSTATE[23000]: Integrity constraint violation: insert into `orders` (`name`) values ('{marker}')"),
        format!("SQLSTATE 23000 insert into orders values {marker}"),
        format!("{{\"name\":\"{marker}\"}}"),
        format!("cycleNotfound#{marker}"),
        format!("{marker}#cycleNotfound"),
        format!("orderNotFound {marker}"),
        format!("Customer {marker} is not in the register."),
        format!("'{marker}'"),
        format!("name: {marker}, zip: 4313"),
        format!("/api/v1/customers/{marker}/orders"),
        format!("customer {marker}\r\nset-cookie: {marker}"),
        format!("\u{1b}[31m{marker}\u{1b}[0m"),
        format!("{} {marker}", "x".repeat(150)),
    ];
    forms.extend(sentences(marker));
    if marker.chars().count() > 8 {
        forms.extend(of_long_text(marker));
    }
    forms
}

/// Sentences of Laravel, in both wordings, and paths.
fn sentences(marker: &str) -> Vec<String> {
    vec![
        format!("The {marker} field is required."),
        format!("The selected {marker} is invalid."),
        format!("The {marker} must be a string."),
        format!("The {marker} field must be a string."),
        format!("The products.{marker}.rate field is required."),
        format!("The name field is required when type is {marker}."),
        format!("The name field is required when {marker} is present."),
        format!("The name must be at least {marker} characters."),
        format!("The order date must be a date after {marker}."),
        format!("The order date does not match the format {marker}."),
        format!("The name must be one of the following types: {marker}."),
        format!("The name and {marker} must match."),
        format!("The route api/v1/{marker} could not be found."),
        format!("products.{marker}.rate"),
        format!("customerDetails.{marker}"),
        format!("{marker}.name"),
    ]
}

/// Forms in which a short text would be a part of every word.
fn of_long_text(marker: &str) -> Vec<String> {
    let words: String = marker.split(|symbol: char| !symbol.is_alphanumeric()).map(capitalized).collect();
    let longest = marker.split(|symbol: char| !symbol.is_alphanumeric()).max_by_key(|word| word.chars().count());
    let longest = longest.unwrap_or_default();
    let cut: String = longest.chars().take(longest.chars().count() - 2).collect();
    let end: String = longest.chars().skip(2).collect();
    let mut forms = vec![
        format!("customer{words}NotFound"),
        format!("customer{longest}NotFound").to_lowercase(),
        format!("{longest}_not_found"),
    ];
    if longest.chars().count() > 6 {
        forms.extend([
            format!("no customer {cut}"),
            format!("no customer {cut}..."),
            format!("customer{}NotFound", capitalized(&cut)),
            format!("{end} is missing"),
        ]);
    }
    forms
}

fn capitalized(word: &str) -> String {
    let mut symbols = word.chars();
    symbols.next().map_or_else(String::new, |first| first.to_uppercase().chain(symbols).collect())
}

/// Returns forms of markers without an end, of each marker another form every time.
pub(super) fn in_turn(markers: &[&str]) -> impl Iterator<Item = String> + use<> {
    let forms: Vec<_> = markers.iter().map(|marker| of(marker)).collect();
    let mut taken = vec![0; forms.len()];
    (0..forms.len()).cycle().map(move |marker| {
        taken[marker] += 1;
        forms[marker][taken[marker] % forms[marker].len()].clone()
    })
}
