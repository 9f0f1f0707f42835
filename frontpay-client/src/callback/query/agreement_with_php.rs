//! Hostile queries, read by this crate and by PHP's own `parse_str`, which reads `$_GET` too.
//!
//! The test reads 4,000 queries, or as many as `PHP_QUERIES` says:
//!
//! ```sh
//! apt-get install php-cli
//! PHP_QUERIES=200000 cargo test -p frontpay-client --lib agreement_with_php -- --nocapture
//! ```

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::Query;
use crate::callback::scheme::{self, Scheme};
use crate::callback::{CallbackError, Secret};

const SECRET: &str = "test-secret";

/// Reads a query in hexadecimal digits from each line. Prints its variables as `name=value` in hexadecimal digits,
/// lists as `name[]`, and the checksum of the documents' sample code where it can be computed. The empty object makes
/// PHP keep the keys that are numbers in the same list.
const SCRIPT: &str = r#"
error_reporting(0);
while (($line = fgets(STDIN)) !== false) {
    $read = [];
    parse_str(hex2bin(trim($line)), $read);
    $printed = [];
    $joined = '';
    foreach ($read as $name => $value) {
        $printed[] = bin2hex((string) $name) . (is_array($value) ? '[]' : '=' . bin2hex($value));
        if ($name !== 'checksum') $joined = is_array($value) || $joined === null ? null : $joined . $value;
    }
    echo implode('&', $printed), ' ', $joined === null ? 'list' : hash('sha256', $joined . 'test-secret'), "\n";
}
"#;

/// One process reads so many queries. After some two million of them PHP 8.2 reaches its memory limit.
const QUERIES_A_PROCESS: u64 = 50_000;

#[test]
fn hostile_queries_are_read_as_php_reads_them() {
    let count = std::env::var("PHP_QUERIES").map_or(4_000, |count| count.parse().unwrap());
    let mut refused = 0;
    for start in (0..count).step_by(usize::try_from(QUERIES_A_PROCESS).unwrap()) {
        let queries: Vec<_> = (start..count.min(start + QUERIES_A_PROCESS)).map(hostile_query).collect();
        let Some(printed) = php(&queries) else {
            println!("skipped: there is no `php` here to compare with; `apt-get install php-cli`");
            return;
        };
        let lines: Vec<_> = printed.lines().collect();
        assert_eq!(lines.len(), queries.len());
        refused += queries.iter().zip(lines).filter(|(query, by_php)| is_refused(query, by_php)).count();
    }
    println!("{count} queries agree with PHP, {refused} of them refused for more than 1000 parameters");
}

/// Asserts that both readings agree, or that there are more parameters than PHP reads: it ignores the rest, and a
/// receiver of payments must not.
fn is_refused(query: &str, by_php: &str) -> bool {
    match Query::parse(query) {
        Ok(read) => assert_eq!(print(&read), by_php, "{query:?}"),
        Err(error) => assert!(matches!(error, CallbackError::TooManyParameters { .. }), "{query:?}: {error}"),
    }
    Query::parse(query).is_err()
}

fn print(query: &Query) -> String {
    let hexadecimal = |bytes: &[u8]| bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let variables: Vec<_> = query
        .variables
        .iter()
        .map(|variable| {
            let value = if variable.is_list { "[]".to_owned() } else { format!("={}", hexadecimal(&variable.value)) };
            format!("{}{value}", hexadecimal(&variable.name))
        })
        .collect();
    let secret = Secret::new(SECRET).unwrap();
    let checksum = Scheme::C.covered(query, &[]).map(|covered| scheme::checksum(&covered, &secret));
    format!("{} {}", variables.join("&"), checksum.unwrap_or_else(|_| "list".to_owned()))
}

/// Runs the script over all queries at once; nothing where there is no PHP.
fn php(queries: &[String]) -> Option<String> {
    let mut command = Command::new("php");
    // The defaults of PHP, whatever the machine's php.ini says.
    command.args(["-n", "-r", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().ok()?;
    let mut lines = String::new();
    for query in queries {
        query.bytes().for_each(|byte| write!(lines, "{byte:02x}").unwrap());
        lines.push('\n');
    }
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The parts of a query: names that PHP spells alike, brackets in every state, encodings, and ends of texts.
const PARTS: &[&str] = &[
    "a",
    "b",
    "orderUuid",
    "order.Uuid",
    "order_Uuid",
    "status",
    "amount",
    "timestamp",
    "checksum",
    "0",
    "00",
    "-0",
    "7",
    "this",
    "GLOBALS",
    "__Host-",
    "_.Host-",
    "_",
    "Host-",
    "Secure-",
    "=",
    "=",
    "=",
    "==",
    "&",
    "&",
    "&",
    "&&",
    "[",
    "]",
    "[]",
    "[][]",
    "[b]",
    "[0]",
    "[ ]",
    "[\n]",
    "[b",
    "b]",
    "][",
    ".",
    " ",
    "+",
    "%",
    "%2",
    "%zz",
    "%5B",
    "%5D",
    "%5b%5d",
    "%3D",
    "%26",
    "%2E",
    "%20",
    "%2B",
    "%00",
    "%0A",
    "%1b",
    "%25",
    "%2541",
    "%C3%A6",
    "%E6",
    "æ",
    "１",
    "\0",
    "\t",
    "\r\n",
    ";",
    "#",
    "?",
    "/",
    "'",
    "\"",
    "\\",
    "ODR123",
    "PAID",
    "1755764131",
    "100",
    "1,5",
];

fn hostile_query(number: u64) -> String {
    let mut random = Random(number);
    match random.below(200) {
        0 => "a[b&".repeat(999 + random.below(4)),
        1 => format!("a=1&b=2&a{}{}=3&b=4", "[]".repeat(62 + random.below(5)), random.part()),
        2 => format!("a{}{}", "[".repeat(60 + random.below(10)), "]".repeat(60 + random.below(10))),
        _ => (0..=random.below(30)).map(|_| random.part()).collect(),
    }
}

/// `SplitMix64`: a few lines that are the same everywhere, so that a query can be made again from its number.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn part(&mut self) -> &'static str {
        PARTS[self.below(PARTS.len())]
    }
}
