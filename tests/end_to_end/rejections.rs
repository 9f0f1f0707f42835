use frontpay_client::{Error, Rejected, ServerMessage};
use frontpay_core::payload::PaymentLink;
use frontpay_core::{InvalidJson, Report, Validate};
use frontpay_sandbox::Sandbox;
use frontpay_tests::vectors;
use serde_json::Value;

use crate::support::{answering, impatient, order, post, sandbox, send};

/// Sends a valid order through a proxy that replaces it by `body`, and returns the rejection.
async fn rejection(sandbox: &Sandbox, body: &str) -> Rejected {
    let proxy = answering(post(sandbox, body).await).await;
    match send(&impatient(proxy, sandbox.token()).build().unwrap()).await {
        Err(Error::Rejected(rejected)) => rejected,
        other => panic!("{other:?}"),
    }
}

fn local_report(body: &str) -> Report {
    match PaymentLink::RULES.validate_json(body.as_bytes()) {
        Err(InvalidJson::Report(report)) => report,
        other => panic!("{other:?}"),
    }
}

/// Returns the paths and rules that a rejection reports, in order.
///
/// The sentence on the country is the server's own and the only one that stays text.
fn reported(rejected: &Rejected) -> Vec<(String, String)> {
    let reported = |message: ServerMessage<'_>| match message.violation() {
        Some(violation) => (violation.path().into(), violation.rule().into()),
        None if message.text().starts_with("Country in Customer's Address") => {
            ("customerDetails.address.country".into(), "in".into())
        }
        None => panic!("not recognized: {}", message.text()),
    };
    rejected.messages().map(reported).collect()
}

async fn assert_same_violations(sandbox: &Sandbox, body: &str) {
    let report = local_report(body);
    let here: Vec<_> = report.iter().map(|violation| (violation.path().into(), violation.rule().into())).collect();
    assert_eq!(reported(&rejection(sandbox, body).await), here);
}

#[tokio::test]
async fn each_rejection_has_the_violations_of_the_local_check() {
    let sandbox = sandbox().await;
    let good = serde_json::to_value(order()).unwrap();
    let faults: [(&str, Value); 14] = [
        ("/orderDate", Value::Null),
        ("/orderSummary/subTotal", "much".into()),
        ("/sendOrderBy/sms", "yes".into()),
        ("/sendOrderBy", 1.into()),
        ("/isCreditCheckAvailable", "".into()),
        ("/customerDetails/type", "company".into()),
        ("/customerDetails/type", "corporate".into()),
        ("/customerDetails/email", "kari".into()),
        ("/customerDetails/name", 5.into()),
        ("/customerDetails/address", "Sandnes".into()),
        ("/customerDetails/address/zip", 4313.into()),
        ("/customerDetails/address/country", "Norway".into()),
        ("/products/1/tax", "a lot".into()),
        ("/products/0/name", Value::Null),
    ];
    for (pointer, value) in faults {
        let mut link = good.clone();
        *link.pointer_mut(pointer).unwrap() = value;
        assert_same_violations(&sandbox, &link.to_string()).await;
    }
    assert_same_violations(&sandbox, "{}").await;
    assert!(sandbox.orders().is_empty());
}

#[tokio::test]
async fn rejections_of_invalid_vectors_have_the_violations_of_the_local_check() {
    let sandbox = sandbox().await;
    let vectors = vectors::read("payment-link.jsonl");
    let broken = vectors.iter().filter(|vector| vector.valid == Some(false));
    for vector in broken.step_by(7) {
        assert_same_violations(&sandbox, vector.data.get()).await;
    }
}
