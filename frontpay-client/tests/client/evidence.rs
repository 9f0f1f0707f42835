//! The evidence table, row by row, over real sockets.

use frontpay_client::evidence::{BodyEvidence, EVIDENCE, Progress, REFUSING_STATUSES, Statuses, outcome};
use frontpay_client::{Outcome, StatusCode};

use crate::raw::{Fate, Raw};
use crate::support::{client, payment_link};

/// Bodies that confirm a request that succeeded.
const CONFIRMING: [&str; 8] = [
    r#"{"status_code":201,"message":"orderAddedSuccessfully","data":null}"#,
    r#"{"status_code":201}"#,
    r#"{"status_code":"200","data":[]}"#,
    r#"{"message":"orderAddedSuccessfully"}"#,
    r#"{"message":"Order Submitted Successfully","errors":null,"is_error":false}"#,
    r#"{"data":{"uuid":"ODR1"}}"#,
    r#"{"data":{"orderUuid":"ODR1","paymentUrl":"https://example.com"}}"#,
    "<br />\n<b>Warning</b>:  Undefined variable {closure}() in <b>/a.php</b> on line <b>5</b><br />\n{\"status_code\":201}",
];

/// Bodies that refuse a request, of the API with the status that is put in and of Laravel.
const REFUSING: [&str; 7] = [
    r#"{"status_code":STATUS,"message":"payloadValidationErrors","is_error":true,"errors":["The name field is required."]}"#,
    r#"{"status_code":STATUS,"message":"orderStatusAlreadyPaid","is_error":false,"errors":null}"#,
    r#"{"status_code":"STATUS"}"#,
    r#"{"message":"Unauthenticated."}"#,
    r#"{"message":""}"#,
    r#"{"message":"The given data was invalid.","errors":{"name":["The name field is required."]}}"#,
    "\nPHP Warning: Undefined array key in a.php on line 5\n{\"status_code\":STATUS,\"message\":\"Order Not Found\"}",
];

/// Bodies that say neither, with any status.
const NEITHER: [&str; 29] = [
    "",
    " \r\n",
    "null",
    "{}",
    "[]",
    "17",
    r#""orderAddedSuccessfully""#,
    r#"[{"status_code":201}]"#,
    "[201,null,null,null,{\"uuid\":\"ODR1\"}]",
    "<html>orderAddedSuccessfully</html>",
    "<script>x = {\"status_code\":201}</script>",
    r#"page {"status_code":201,"data":{"uuid":"ODR1"}}"#,
    r#"{"status_code":201"#,
    r#"{"status_code":201} and more"#,
    r#"{"error":"upstream"}"#,
    r#"{"ok":true,"id":17}"#,
    r#"{"status_code":null}"#,
    r#"{"status_code":"soon"}"#,
    r#"{"status_code":99999999999}"#,
    r#"{"status_code":500,"message":"internalErrorOccurredPleaseTryAgainLater"}"#,
    r#"{"message":{"uuid":"ODR1"}}"#,
    r#"{"data":{"uuid":null}}"#,
    r#"{"data":{"uuid":" "}}"#,
    r#"{"data":["uuid"]}"#,
    r#"{"data":"ODR1"}"#,
    r#"{"data":[{"uuid":"ODR1"}]}"#,
    r#"{"uuid":"ODR1"}"#,
    r#"{"orderUuid":"ODR1"}"#,
    r#"{"data":{"order":{"uuid":"ODR1"}}}"#,
];

/// Bodies that contradict a status of success.
const VETOED: [&str; 13] = [
    r#"{"status_code":201,"is_error":true,"data":{"uuid":"ODR1"}}"#,
    r#"{"message":"orderAddedSuccessfully","is_error":1}"#,
    r#"{"status_code":201,"errors":["The name field is required."]}"#,
    r#"{"status_code":417,"data":{"uuid":"ODR1"}}"#,
    r#"{"status_code":417,"message":"payloadValidationErrors","is_error":true,"errors":["x"]}"#,
    r#"{"status_code":404,"message":"orderNotFound"}"#,
    r#"{"message":"orderAddedUnsuccessfully"}"#,
    r#"{"message":"The order could not be saved successfully"}"#,
    r#"{"status_code":200,"message":"internalErrorOccurredPleaseTryAgainLater","data":null}"#,
    r#"{"status_code":201,"is_error":"yes"}"#,
    r#"{"status_code":201,"is_error":1.0}"#,
    r#"{"status_code":201,"is_error":"True"}"#,
    r#"{"status_code":201,"is_error":{}}"#,
];

/// Bodies that contradict a status of failure.
const PROMISING: [&str; 10] = [
    r#"{"status_code":201,"message":"orderAddedSuccessfully","data":{"uuid":"ODR1"}}"#,
    r#"{"message":"orderAddedSuccessfully"}"#,
    r#"{"status_code":STATUS,"data":{"uuid":"ODR1"}}"#,
    r#"{"status_code":STATUS,"message":"Order Submitted Successfully","is_error":true}"#,
    r#"{"status_code":418,"message":"payloadValidationErrors"}"#,
    r#"{"status_code":STATUS,"data":[{"uuid":"ODR1"}]}"#,
    r#"{"status_code":STATUS,"data":{"order":{"uuid":"ODR1"}}}"#,
    r#"{"message":"x","uuid":"ODR1"}"#,
    r#"{"status_code":STATUS,"orderUuid":"ODR1"}"#,
    r#"{"status_code":STATUS,"message":"orderAddedSuccessfully: ODR1"}"#,
];

fn response(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n{headers}connection: close\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

async fn outcome_of(response: Vec<u8>) -> Outcome {
    let server = Raw::start([Fate::Say(response)]).await;
    let sent = client(&server.uri()).orders().send_payment_link(&payment_link()).await;
    assert_eq!(server.served(), 1, "one request, whatever the response");
    sent.map_or_else(|error| error.outcome(), |_| Outcome::Done)
}

async fn assert_outcomes(statuses: &[u16], bodies: &[&str], expected: Outcome) {
    for status in statuses {
        for body in bodies {
            let body = body.replace("STATUS", &status.to_string());
            assert_eq!(outcome_of(response(*status, "", body.as_bytes())).await, expected, "{status} {body}");
        }
    }
}

const OTHER_STATUSES: [u16; 17] = [300, 302, 303, 304, 307, 402, 406, 408, 409, 410, 415, 418, 419, 500, 502, 503, 510];

#[tokio::test]
async fn done_is_a_success_that_the_body_confirms() {
    assert_outcomes(&[200, 201, 202], &CONFIRMING, Outcome::Done).await;
    assert_outcomes(&[200, 201], &NEITHER, Outcome::Unknown).await;
    assert_outcomes(&[200, 201], &VETOED, Outcome::Unknown).await;
}

#[tokio::test]
async fn refused_is_a_refusing_status_that_the_body_confirms() {
    // A gateway answers 429 in Laravel's shape as well, so that only its own sentence is evidence.
    let statuses = REFUSING_STATUSES.into_iter().filter(|status| *status != 429).collect::<Vec<_>>();
    assert_outcomes(&statuses, &REFUSING, Outcome::Refused).await;
    assert_outcomes(&[429], &[REFUSING[0], REFUSING[2], r#"{"message":"Too Many Attempts."}"#], Outcome::Refused).await;
    assert_outcomes(&[429], &[r#"{"message":"API rate limit exceeded"}"#], Outcome::Unknown).await;
    assert_outcomes(&REFUSING_STATUSES, &NEITHER, Outcome::Unknown).await;
    assert_outcomes(&REFUSING_STATUSES, &PROMISING, Outcome::Unknown).await;
}

#[tokio::test]
async fn every_other_status_is_no_evidence() {
    for bodies in [&CONFIRMING[..], &REFUSING, &PROMISING] {
        assert_outcomes(&OTHER_STATUSES, bodies, Outcome::Unknown).await;
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_no_evidence() {
    let confirming = CONFIRMING[0].as_bytes();
    let (invalid, gzip) = (b"{\"status_code\":201,\"message\":\"\xff\"}", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03");
    let oversized = format!(r#"{{"status_code":201,"message":"{}"}}"#, "x".repeat(1 << 20));
    for (headers, body) in [
        ("", &invalid[..]),
        ("", gzip),
        ("content-encoding: gzip\r\n", gzip),
        ("content-encoding: gzip\r\n", confirming),
        ("content-encoding: br\r\n", confirming),
        ("", oversized.as_bytes()),
    ] {
        assert_eq!(outcome_of(response(201, headers, body)).await, Outcome::Unknown, "{headers}");
    }
    assert_eq!(outcome_of(response(201, "content-encoding: identity\r\n", confirming)).await, Outcome::Done);
}

#[tokio::test]
async fn an_incomplete_response_is_no_evidence() {
    for (status, body) in [(201, CONFIRMING[0]), (417, REFUSING[0]), (400, REFUSING[3])] {
        let whole = response(status, "", body.as_bytes());
        for missing in [1, body.len(), whole.len() - 20, whole.len() - 1, whole.len()] {
            let cut = whole[..whole.len() - missing].to_vec();
            assert_eq!(outcome_of(cut).await, Outcome::Unknown, "{status} without {missing} bytes");
        }
    }
}

/// The tests above are about these rows; a further row needs a further test.
#[test]
fn the_table_has_the_rows_that_are_tested() {
    for row in EVIDENCE {
        let status = match row.statuses {
            Statuses::Any => None,
            Statuses::Success => Some(StatusCode::CREATED),
            Statuses::Refusing => Some(StatusCode::EXPECTATION_FAILED),
        };
        let body = row.body.unwrap_or(BodyEvidence::Neither);
        assert_eq!(outcome(row.progress, status, body), row.outcome, "{row}");
    }
    for body in [BodyEvidence::Confirms, BodyEvidence::Refuses, BodyEvidence::Neither] {
        assert_eq!(outcome(Progress::NotSent, None, body), Outcome::NotSent);
        assert_eq!(outcome(Progress::Sent, Some(StatusCode::CREATED), body), Outcome::Unknown);
    }
}
