//! Hand-written code with the `regex` crate.

use std::sync::LazyLock;

use regex::Regex;

use crate::Subject;
use crate::model::COUNTRIES;

crate::order! {
    derive: [],
    structs: [], customer: [], text: [], optional: [], kind: [], email: [], personal_number: [], organization_id: [],
    country: [], url: [], amount: [], optional_amount: [], flag: [], optional_flag: [], nested: [], list: [],
}

/// The pattern of the HTML standard for email addresses.
pub(super) static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    let label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    compile(&format!(r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{label}(?:\.{label})*$"))
});
static URL: LazyLock<Regex> = LazyLock::new(|| compile(r"^https?://[a-zA-Z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$"));
static PERSONAL_NUMBER: LazyLock<Regex> = LazyLock::new(|| compile("^[0-9]{11}$"));
static ORGANIZATION_ID: LazyLock<Regex> = LazyLock::new(|| compile("^[0-9]{9}$"));

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern was tried")
}

/// A failure: where, by which rule, with which parameter.
pub struct Failure {
    pub path: String,
    pub rule: &'static str,
    pub param: Option<&'static str>,
}

/// A receiver of failures, which collects them or stops at the first.
trait Sink {
    fn fail(
        &mut self,
        path: impl FnOnce() -> String,
        rule: &'static str,
        param: Option<&'static str>,
    ) -> Result<(), Stop>;
}

struct Stop;

struct First;

impl Sink for First {
    #[inline]
    fn fail(&mut self, _: impl FnOnce() -> String, _: &'static str, _: Option<&'static str>) -> Result<(), Stop> {
        Err(Stop)
    }
}

impl Sink for Vec<Failure> {
    fn fail(
        &mut self,
        path: impl FnOnce() -> String,
        rule: &'static str,
        param: Option<&'static str>,
    ) -> Result<(), Stop> {
        self.push(Failure { path: path(), rule, param });
        Ok(())
    }
}

fn text(sink: &mut impl Sink, value: &str, path: impl FnOnce() -> String) -> Result<(), Stop> {
    if value.trim_ascii().is_empty() { sink.fail(path, "required", None) } else { Ok(()) }
}

fn amount(sink: &mut impl Sink, value: f64, path: impl FnOnce() -> String) -> Result<(), Stop> {
    if value >= 0.0 { Ok(()) } else { sink.fail(path, "min", Some("0")) }
}

fn matches(sink: &mut impl Sink, value: &str, pattern: &Regex, path: &str, rule: &'static str) -> Result<(), Stop> {
    if pattern.is_match(value) { Ok(()) } else { sink.fail(|| path.to_owned(), rule, None) }
}

impl Order {
    fn run(&self, sink: &mut impl Sink) -> Result<(), Stop> {
        for (at, product) in self.products.iter().enumerate() {
            text(sink, &product.name, || format!("products.{at}.name"))?;
            amount(sink, product.quantity, || format!("products.{at}.quantity"))?;
            amount(sink, product.rate, || format!("products.{at}.rate"))?;
            if let Some(discount) = product.discount {
                amount(sink, discount, || format!("products.{at}.discount"))?;
            }
            amount(sink, product.tax, || format!("products.{at}.tax"))?;
            amount(sink, product.amount, || format!("products.{at}.amount"))?;
        }
        let summary = &self.order_summary;
        amount(sink, summary.sub_total, || "orderSummary.subTotal".to_owned())?;
        amount(sink, summary.total_tax, || "orderSummary.totalTax".to_owned())?;
        amount(sink, summary.total_discount, || "orderSummary.totalDiscount".to_owned())?;
        amount(sink, summary.grand_total, || "orderSummary.grandTotal".to_owned())?;
        text(sink, &self.order_date, || "orderDate".to_owned())?;
        text(sink, &self.due_date_for_payment_link, || "dueDateForPaymentLink".to_owned())?;
        self.customer_details.run(sink)?;
        if let Some(url) = self.callback.as_ref().and_then(|callback| callback.callback_url.as_deref()) {
            matches(sink, url, &URL, "callback.callbackUrl", "url")?;
        }
        Ok(())
    }
}

impl CustomerDetails {
    fn run(&self, sink: &mut impl Sink) -> Result<(), Stop> {
        if !matches!(self.kind.as_str(), "private" | "corporate") {
            sink.fail(|| "customerDetails.type".to_owned(), "in", None)?;
        }
        text(sink, &self.country_code, || "customerDetails.countryCode".to_owned())?;
        text(sink, &self.msisdn, || "customerDetails.msisdn".to_owned())?;
        matches(sink, &self.email, &EMAIL, "customerDetails.email", "email")?;
        text(sink, &self.name, || "customerDetails.name".to_owned())?;
        text(sink, &self.preferred_language, || "customerDetails.preferredLanguage".to_owned())?;
        if let Some(number) = &self.personal_number {
            matches(sink, number, &PERSONAL_NUMBER, "customerDetails.personalNumber", "regex")?;
        }
        match &self.organization_id {
            Some(number) => matches(sink, number, &ORGANIZATION_ID, "customerDetails.organizationId", "regex")?,
            None if self.kind == "corporate" => {
                sink.fail(|| "customerDetails.organizationId".to_owned(), "required_if", Some("corporate"))?;
            }
            None => {}
        }
        let address = &self.address;
        text(sink, &address.street, || "customerDetails.address.street".to_owned())?;
        text(sink, &address.zip, || "customerDetails.address.zip".to_owned())?;
        text(sink, &address.city, || "customerDetails.address.city".to_owned())?;
        if COUNTRIES.binary_search(&address.country.as_str()).is_err() {
            sink.fail(|| "customerDetails.address.country".to_owned(), "in", None)?;
        }
        Ok(())
    }
}

pub enum Hand {}

impl Subject for Hand {
    const NAME: &'static str = "by hand, regex 1.13";
    const CANNOT: &'static str = "mail addresses as HTML has them, URLs of http and https by a pattern";
    type Order = Order;
    type Report = Vec<Failure>;

    fn check(order: &Order) -> Result<(), Vec<Failure>> {
        let mut failures = Vec::new();
        let _ = order.run(&mut failures);
        if failures.is_empty() { Ok(()) } else { Err(failures) }
    }

    fn count(failures: &Vec<Failure>) -> usize {
        failures.len()
    }

    fn is_valid(order: &Order) -> bool {
        order.run(&mut First).is_ok()
    }
}
