use snapbox::str;

use crate::support::{file, frontpay};

const SECRET: &str = "test-secret";
const QUERY: &str = "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131&timestamp=1755764131\
    &checksum=255800712ab6c51adadf5b06f5083dddfc4d20ca22d50c2b9950a328020d324e";

fn callback(args: &[&str]) -> snapbox::cmd::OutputAssert {
    frontpay().arg("callback").args(args).env("FRONTPAY_CALLBACK_SECRET", SECRET).assert()
}

#[test]
fn a_genuine_callback_is_verified() {
    let url = format!("https://shop.example/paid?{QUERY}");
    callback(&["verify", &url, "--now", "2025-08-21T08:15:40Z"]).code(0).stderr_eq("").stdout_eq(str![[r#"
The callback is genuine. Read the order again before you deliver.
  order   ODR123
  status  PAID
  amount  100
  method  Visa

"#]]);
    callback(&["verify", QUERY, "--any-age"]).code(0);
    let input = frontpay().args(["callback", "verify", "-", "--any-age"]).env("FRONTPAY_CALLBACK_SECRET", SECRET);
    input.stdin(format!("{url}\n")).assert().code(0);
}

#[test]
fn a_callback_that_is_not_to_be_trusted_is_refused_without_its_values() {
    callback(&["verify", QUERY])
        .code(1)
        .stdout_eq("")
        .stderr_eq("error: the callback is [..] s off the clock, the window is 300 s\n");
    let recut = QUERY.replace("amount=100&createdAt=1755764131", "amount=1&createdAt=001755764131");
    callback(&["verify", &recut, "--any-age"]).code(1).stderr_eq(str![[r#"
error: the callback parameter `createdAt` cannot be read: expected Unix seconds in ten digits

"#]]);
    let forged = QUERY.replace("amount=100", "amount=4711");
    let refused = callback(&["verify", &forged, "--any-age"]).code(1);
    let text = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(text.contains("the checksum of the callback is wrong") && !text.contains("4711"), "{text}");
}

#[test]
fn a_signed_callback_verifies() {
    let parameters =
        ["cart=17", "orderUuid=ODR123", "status=PAID", "amount=51.00", "createdAt=1755764131", "timestamp=1755764131"];
    let signed = callback(&[&["sign"], &parameters[..]].concat()).code(0);
    let query = String::from_utf8(signed.get_output().stdout.clone()).unwrap();
    callback(&["verify", query.trim(), "--custom", "cart", "--any-age"]).code(0);
    callback(&["verify", query.trim(), "--any-age"]).code(1).stderr_eq(str![[r#"
error: the callback parameter `cart` is neither documented nor declared; if your callback URL carries it, declare it as a custom parameter

"#]]);
}

#[test]
fn an_unknown_scheme_is_found_by_trying() {
    callback(&["explain", QUERY]).code(0).stdout_eq(str![[r#"
parameters: orderUuid, status, paymentMethod, amount, createdAt, timestamp, checksum
scheme A: the checksum does not fit
scheme B: the checksum does not fit
scheme C: the checksum fits, and a strict verifier accepts the callback

"#]]);
    callback(&["explain", &QUERY.replace("PAID", "SENT")]).code(1);
    callback(&["explain", "orderUuid=ODR1"]).code(1);
}

#[test]
fn the_secret_comes_from_a_file_or_a_variable_and_must_be_one() {
    let secret = file("callback-secret", "test-secret\n");
    frontpay().args(["callback", "explain", QUERY, "--secret-file", &secret]).assert().code(0);
    frontpay().args(["callback", "explain", QUERY]).assert().code(2).stderr_eq(str![[r#"
error: a callback secret is needed: name its file with --secret-file, or set FRONTPAY_CALLBACK_SECRET

"#]]);
    let short = frontpay().args(["callback", "explain", QUERY]).env("FRONTPAY_CALLBACK_SECRET", "short");
    short.assert().code(2).stderr_eq("error: the callback secret is shorter than [..] bytes; [..]\n");
}
