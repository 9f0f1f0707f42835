//! Rules about the format of text.

use frontpay_format::{self as format, EmailMode, Encoding, UuidVersion};
use frontpay_pattern::Pattern;
use frontpay_php::Value;
use frontpay_php::number::ValueText;

use super::Input;
use super::text::text_or_number;
use crate::param::Param;

/// `email`: the text is a mail address by RFC 5322; `email:strict,filter,..` asks for one in every mode.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "email")])?;
/// assert!(rules.validate_json(br#"{"email": "kari@example.com"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"email": "kari at example.com"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The modes are `rfc`, `strict`, `filter`, `filter_unicode` and `spoof`, each a function of [`crate::format`]; an
/// unknown word means `rfc`. `dns` asks more than the text, and is an error of the table. Source: `validateEmail` and
/// `egulias/email-validator`.
///
/// # Surprises
///
/// Without a mode it is wider than one would guess: hosts without a dot, addresses for hosts, quoted local parts,
/// comments and internationalised names pass.
///
/// - `email` takes `"kari@localhost"`, `"kari@[127.0.0.1]"`, `"\"kari n\"@example.com"` and `"åse@blåbær.no"`
/// - `email:filter` refuses `"kari@localhost"`
/// - `email:strict` refuses `"kari(work)@example.com"`
#[inline]
#[must_use]
pub const fn email(input: &Input<'_>) -> bool {
    match input.value {
        Value::Str(text) if !input.params.is_empty() => is_email_in_modes(text, input.params),
        _ => email_of_rfc(input),
    }
}

/// `email` without modes: what asks it alone has none of their tables.
#[inline]
#[must_use]
pub const fn email_of_rfc(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::email(text))
}

const fn is_email_in_modes(text: &str, params: &[Param]) -> bool {
    let mut modes = [EmailMode::Rfc; MODES];
    let mut at = 0;
    while at < params.len() && at < MODES {
        match EmailMode::parse(text_or_empty(&params[at])) {
            Some(mode) => modes[at] = mode,
            None => return false,
        }
        at += 1;
    }
    format::email_modes(text, modes.split_at(at).0)
}

/// There are fewer modes than this; Laravel drops those that are repeated.
const MODES: usize = 8;

/// `url`: the text is an address with a scheme and a host; `url:http,https` allows only those schemes, in any case.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("callbackUrl", "url:https")])?;
/// assert!(rules.validate_json(br#"{"callbackUrl": "https://example.com/paid"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"callbackUrl": "http://example.com/paid"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `Str::isUrl`.
///
/// # Surprises
///
/// The form alone counts: no host or port need exist, but there must be a scheme with `//`. One line feed at the end
/// passes.
///
/// - `url` takes `"http://localhost"`, `"https://300.300.300.300:99999"` and `"https://example.com\n"`
/// - `url` refuses `"example.com"` and `"mailto:kari@example.com"`
/// - `url:https` takes `"HTTPS://example.com"`
#[inline]
#[must_use]
pub const fn url(input: &Input<'_>) -> bool {
    match input.value {
        Value::Str(text) if input.params.is_empty() => format::url(text, &[]),
        Value::Str(text) => is_url_of_one(text, input.params),
        _ => false,
    }
}

const fn is_url_of_one(text: &str, schemes: &[Param]) -> bool {
    let mut at = 0;
    while at < schemes.len() {
        if format::url(text, &[text_or_empty(&schemes[at])]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn text_or_empty(param: &Param) -> &str {
    match param.text() {
        Some(text) => text,
        None => "",
    }
}

/// `regex:/pattern/`: the text or number matches a pattern as PHP's `preg_match` reads it.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", r"regex:/^\d{9}$/")])?;
/// assert!(rules.validate_json(br#"{"organizationId": "923609016"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"organizationId": "92360901"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRegex`.
///
/// # Surprises
///
/// Byte mode unless `/u`, so that `\d` is an ASCII digit; `$` also matches before one last line feed. A boolean fails.
/// In pipe text a `|` ends the rule, also inside the pattern: give the rules as a list then.
///
/// - `regex:/^\d{3}$/` takes `123` and `"123\n"`, not `true` or `"١٢٣"`
/// - `regex:/^\d{3}$/u` takes `"١٢٣"`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub fn regex(input: &Input<'_>) -> bool {
    matches(input) == Some(true)
}

/// `not_regex:/pattern/`: the text or number does not match a pattern.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "not_regex:/[<>]/")])?;
/// assert!(rules.validate_json(br#"{"name": "Kari"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": "<b>"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateNotRegex`.
///
/// # Surprises
///
/// It is not the opposite of [`regex`]: what is neither text nor a number fails both.
///
/// - `not_regex:/a/` takes `5`, not `true`, `null` or `[]`
#[inline]
#[must_use]
pub fn not_regex(input: &Input<'_>) -> bool {
    matches(input) == Some(false)
}

/// Returns `true` if the pattern matches; none where there is no text.
#[cfg_attr(not(debug_assertions), inline(always))]
fn matches(input: &Input<'_>) -> Option<bool> {
    match (input.value, input.params) {
        (Value::Str(text), [Param::Pattern(pattern), ..]) => Some(pattern.is_match(text.as_bytes())),
        // By parts, so that the input itself is needed nowhere.
        (value, params) => matches_number(value, params),
    }
}

fn matches_number(value: Value<'_>, params: &[Param]) -> Option<bool> {
    let (pattern, text) = asked(value, params)?;
    Some(pattern.is_match(text.as_str().as_bytes()))
}

/// [`regex`] in the compiler, which has no engine for a pattern without a table.
pub(super) const fn regex_in_const(input: &Input<'_>) -> Option<bool> {
    match asked(input.value, input.params) {
        Some((pattern, text)) => pattern.is_match_const(text.as_str().as_bytes()),
        None => Some(false),
    }
}

/// [`not_regex`] in the compiler.
pub(super) const fn not_regex_in_const(input: &Input<'_>) -> Option<bool> {
    match asked(input.value, input.params) {
        Some((pattern, text)) => match pattern.is_match_const(text.as_str().as_bytes()) {
            Some(matches) => Some(!matches),
            None => None,
        },
        None => Some(false),
    }
}

/// The pattern and the text that it is asked about.
const fn asked<'i>(value: Value<'i>, params: &'i [Param]) -> Option<(&'i Pattern, ValueText<'i>)> {
    match (params, value) {
        ([Param::Pattern(pattern), ..], Value::Str(_) | Value::Int(_) | Value::Float(_)) => {
            match ValueText::of(value) {
                Some(text) => Some((pattern, text)),
                None => None,
            }
        }
        _ => None,
    }
}

/// `ip`: the text is an IPv4 or IPv6 address.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("address", "ip")])?;
/// assert!(rules.validate_json(br#"{"address": "::1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"address": "localhost"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `FILTER_VALIDATE_IP`.
///
/// # Surprises
///
/// The address alone passes: no white space around, no port, no network length.
///
/// - `ip` takes `"127.0.0.1"` and `"::1"`, not `" ::1"`, `"127.0.0.1:80"` or `"10.0.0.0/8"`
#[must_use]
pub const fn ip(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::ip(text))
}

/// `ipv4`: the text is four numbers up to 255 with dots between.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("address", "ipv4")])?;
/// assert!(rules.validate_json(br#"{"address": "127.0.0.1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"address": "127.0.0.01"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `FILTER_VALIDATE_IP`.
///
/// # Surprises
///
/// All four numbers must be there, in decimal, and none with a zero in front.
///
/// - `ipv4` takes `"127.0.0.1"`, not `"127.0.0.01"`, `"127.1"` or `"0x7f.0.0.1"`
#[must_use]
pub const fn ipv4(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::ipv4(text))
}

/// `ipv6`: the text is an IPv6 address.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("address", "ipv6")])?;
/// assert!(rules.validate_json(br#"{"address": "2001:db8::1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"address": "127.0.0.1"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `FILTER_VALIDATE_IP`.
///
/// # Surprises
///
/// The last 32 bits may be written as IPv4, but neither brackets nor a zone pass.
///
/// - `ipv6` takes `"::ffff:127.0.0.1"`, not `"[::1]"` or `"fe80::1%eth0"`
#[must_use]
pub const fn ipv6(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::ipv6(text))
}

/// `mac_address`: the text is a hardware address with `-`, `:` or `.` between its groups.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("device", "mac_address")])?;
/// assert!(rules.validate_json(br#"{"device": "00:1A:2b:3c:4d:5e"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"device": "001A2B3C4D5E"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `FILTER_VALIDATE_MAC`.
///
/// # Surprises
///
/// Dots stand between groups of four digits, the others between groups of two, and there must be some, all the same.
///
/// - `mac_address` takes `"001A.2b3c.4d5e"`, not `"001A2B3C4D5E"` or `"00:1A-2b:3c-4d:5e"`
#[must_use]
pub const fn mac_address(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::mac_address(text))
}

/// `uuid`: the text is a UUID of any version; `uuid:4` asks for one, `uuid:max` and `uuid:nil` for those two.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("order", "uuid")])?;
/// assert!(rules.validate_json(br#"{"order": "a0a2a2d2-0b87-4a18-83f2-2529882be2de"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"order": "a0a2a2d2"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A word that is no number means `nil`. Source: `Str::isUuid`.
///
/// # Surprises
///
/// Without a version, the digits of variant and version may be anything, but the hyphens must stand where they do. With
/// one, `urn:uuid:`, braces and missing hyphens pass.
///
/// - `uuid` takes `"12345678-1234-f234-0234-123456789012"`, not `"{a0a2a2d2-0b87-4a18-83f2-2529882be2de}"`
/// - `uuid:4` takes `"{a0a2a2d2-0b87-4a18-83f2-2529882be2de}"` and `"a0a2a2d20b874a1883f22529882be2de"`
#[must_use]
pub const fn uuid(input: &Input<'_>) -> bool {
    let Value::Str(text) = input.value else { return false };
    match input.params {
        [version] => format::uuid_version(text, UuidVersion::parse(text_or_empty(version))),
        _ => format::uuid(text),
    }
}

/// `ulid`: the text is a ULID, 26 characters of Crockford's base 32.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("id", "ulid")])?;
/// assert!(rules.validate_json(br#"{"id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"id": "81ARZ3NDEKTSV4RRFFQ69G5FAV"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `Str::isUlid`.
///
/// # Surprises
///
/// Both cases of letters pass. 26 characters have two bits more than a ULID, so that the first one is at most `7`.
///
/// - `ulid` takes `"01arz3ndektsv4rrffq69g5fav"`, not `"81ARZ3NDEKTSV4RRFFQ69G5FAV"`
#[must_use]
pub const fn ulid(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::ulid(text))
}

/// `json`: the text is JSON.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("settings", "json")])?;
/// assert!(rules.validate_json(br#"{"settings": "{\"a\": [1]}"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"settings": "{a: 1}"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateJson`.
///
/// # Surprises
///
/// It is about text that holds JSON. A number and `true` count as their text, which is JSON; null, `false`, lists and
/// maps fail.
///
/// - `json` takes `"{}"`, `"null"`, `1` and `true`, not `null`, `false` or `{}`
#[must_use]
pub const fn json(input: &Input<'_>) -> bool {
    match input.value {
        Value::Null | Value::List(_) | Value::Map(_) => false,
        value => matches!(ValueText::of(value), Some(text) if format::json(text.as_str())),
    }
}

/// `hex_color`: the text is `#` with 3, 4, 6 or 8 hexadecimal digits.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("color", "hex_color")])?;
/// assert!(rules.validate_json(br##"{"color": "#1e90FF"}"##).is_ok());
/// assert!(rules.validate_json(br##"{"color": "1e90FF"}"##).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateHexColor`.
///
/// # Surprises
///
/// The digits for transparency may be there, the `#` must, and one line feed at the end passes.
///
/// - `hex_color` takes `"#1e90FF80"`, `"#fff8"` and `"#fff\n"`, not `"1e90FF"` or `"#12345"`
#[must_use]
pub const fn hex_color(input: &Input<'_>) -> bool {
    matches!(text_or_number(input.value), Some(text) if format::hex_color(text.as_str()))
}

/// `base64`: the text is base 64.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("image", "base64")])?;
/// assert!(rules.validate_json(br#"{"image": "Zm9v"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"image": "Zm9"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateBase64`.
///
/// # Surprises
///
/// The text must be as an encoder writes it: `=` to a multiple of four characters, no line break, not the alphabet for
/// URLs. A number fails.
///
/// - `base64` takes `"Zg=="`, not `"Zg"`, `"_-8="`, `"Zm9v\n"` or `1234`
#[must_use]
pub const fn base64(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::base64(text))
}

/// `encoding:name`: the bytes of the text are good in an encoding.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "encoding:ascii")])?;
/// assert!(rules.validate_json(br#"{"name": "Kari"}"#).is_ok());
/// assert!(rules.validate_json("{\"name\": \"Åse\"}".as_bytes()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// An encoding that is not known is an error of the table. Source: `mb_check_encoding`.
///
/// # Surprises
///
/// Every text in JSON is UTF-8, so that `encoding:utf-8` passes all. Other values count as their text, null as the
/// empty one; of a list or map every text in it counts, keys included.
///
/// - `encoding:ascii` takes `5` and `null`, not `["a", "å"]` or `{"å": 1}`
/// - `encoding:utf-8` takes `"å"`
#[must_use]
pub const fn encoding(input: &Input<'_>) -> bool {
    let [name, ..] = input.params else { return false };
    match Encoding::parse(text_or_empty(name)) {
        Some(encoding) => is_encoded(input.value, encoding),
        None => false,
    }
}

const fn is_encoded(value: Value<'_>, encoding: Encoding) -> bool {
    let (items, entries) = match value {
        Value::List(items) => (items.as_slice(), [].as_slice()),
        Value::Map(entries) => ([].as_slice(), entries.as_slice()),
        value => return matches!(ValueText::of(value), Some(text) if format::encoding(text.as_str(), encoding)),
    };
    let mut at = 0;
    while at < items.len() {
        if !is_encoded(items[at], encoding) {
            return false;
        }
        at += 1;
    }
    at = 0;
    while at < entries.len() {
        let (key, item) = entries[at];
        // PHP turns such a key into an integer, which is no text.
        let is_text = frontpay_php::text::parse_index(key).is_none();
        if (is_text && !format::encoding(key, encoding)) || !is_encoded(item, encoding) {
            return false;
        }
        at += 1;
    }
    true
}

/// Tells whether an encoding is known by a name.
pub(super) fn is_encoding(name: &str) -> bool {
    Encoding::parse(name).is_some()
}
